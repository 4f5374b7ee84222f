import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { Link, Redirect, useSearch } from "wouter";
import { useStore } from "../lib/use-store";
import { session as text } from "../messages/en/session";
import { nextPath, paths } from "../paths";
import { Button } from "../ui/Button";
import { Input, PasswordInput } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { useForm } from "./use-form";

/** Sign in. */
export function SignInPage() {
  const search = useSearch();
  const house = useStore(session.house);
  const { state } = useStore(session.state);
  const [forgot, setForgot] = useState(false);
  const { busy, submit, wrongElse, setTrouble } = useForm(async (fields) => {
    const login = String(fields.get("login")).trim();
    const password = String(fields.get("password"));
    if (!login || !password) return setTrouble({ field: null, message: text.loginMissing });
    await session.signIn(login, password);
  });

  if (state === "in") return <Redirect to={nextPath(search)} replace />;
  if (house?.setup_needed) return <Redirect to={paths.setup} replace />;
  const wrong = wrongElse();
  return (
    <Doorway title={text.signInTitle} lead={<SignInTo house={house?.name} />}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <Input
          label={text.login}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <PasswordInput
          label={text.password}
          name="password"
          autoComplete="current-password"
          hint={forgot ? text.forgotText : undefined}
          aside={
            <button
              type="button"
              aria-expanded={forgot}
              onClick={() => setForgot(!forgot)}
              className="text-ember-ink hover:underline"
            >
              {text.forgot}
            </button>
          }
        />
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {text.signIn}
          {!busy && <ArrowRight aria-hidden className="size-4" />}
        </Button>
      </form>
      <p className="mt-8 text-sm text-ink-3">
        {house?.registration === "open" ? (
          <>
            {text.newHere}{" "}
            <Link
              href={paths.register + (search && `?${search}`)}
              className="text-ember-ink underline underline-offset-2"
            >
              {text.register}
            </Link>
          </>
        ) : (
          house && text.byInvitation
        )}
      </p>
    </Doorway>
  );
}

function SignInTo({ house }: { house: string | undefined }) {
  return (
    <>
      {text.signInTo} <span className="text-ink">{house ?? location.host}</span>
    </>
  );
}
