import { ArrowRight } from "lucide-react";
import { Link, Redirect, useSearch } from "wouter";
import { useStore } from "../lib/use-store";
import { session as text } from "../messages/en/session";
import { inviteOf, nextPath, paths } from "../paths";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import type { Registration } from "../wire/http";
import { AccountFields } from "./AccountFields";
import { AskToJoin } from "./AskToJoin";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { ProviderButtons } from "./ProviderButtons";
import { useForm } from "./use-form";

/** What `fields` say of a new account. */
export function newUser(fields: FormData) {
  const field = (name: string) => String(fields.get(name) ?? "");
  return {
    name: field("name").trim(),
    username: field("username").trim(),
    ...(field("email").trim() && { email: field("email").trim() }),
    password: field("password"),
  };
}

const closedText = (way: Registration) => (way === "closed" ? text.nobodyNew : text.closed);

/** Create an account, where the house lets people do so. */
export function RegisterPage() {
  const search = useSearch();
  const invite = inviteOf(nextPath(search));
  const house = useStore(session.house);
  const { state } = useStore(session.state);
  const { busy, submit, wrongWith, wrongElse } = useForm((fields) =>
    session.register({ ...newUser(fields), ...(invite && { invite }) }),
  );

  if (state === "in") return <Redirect to={nextPath(search)} replace />;
  if (house?.setup_needed) return <Redirect to={paths.setup} replace />;
  const wrong = wrongElse("name", "username", "email", "password");
  if (house?.registration === "domain" && invite === null) return <AskToJoin house={house} />;
  const closed =
    house?.registration === "closed" || (house?.registration === "invite" && invite === null);
  return (
    <Doorway
      title={text.registerTitle}
      lead={
        closed ? closedText(house.registration) : text.registerText(house?.name ?? location.host)
      }
    >
      {!closed && (
        <form className="grid gap-4" noValidate onSubmit={submit}>
          <AccountFields wrongWith={wrongWith} checkUsername autoFocus />
          {wrong && <Notice>{wrong}</Notice>}
          <Button type="submit" tone="primary" size="lg" busy={busy}>
            {text.register}
            {!busy && <ArrowRight aria-hidden className="size-4" />}
          </Button>
        </form>
      )}
      {!closed && <ProviderButtons providers={house?.providers} next={nextPath(search)} />}
      <p className="mt-8 text-sm text-ink-3">
        {text.haveAccount}{" "}
        <Link
          href={paths.signIn + (search && `?${search}`)}
          className="text-ember-ink underline underline-offset-2"
        >
          {text.signIn}
        </Link>
      </p>
    </Doorway>
  );
}
