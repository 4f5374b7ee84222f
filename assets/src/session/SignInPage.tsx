import { ArrowRight } from "lucide-react";
import { useEffect, useState } from "react";
import { Link, Redirect, useSearch } from "wouter";
import { useStore } from "../lib/use-store";
import { session as text } from "../messages/en/session";
import { nextPath, paths } from "../paths";
import { Button } from "../ui/Button";
import { Input, PasswordInput } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { hasArrived } from "./arrived";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { PasskeyButton } from "./PasskeyButton";
import { ProviderButtons } from "./ProviderButtons";
import { providerProblem } from "./provider-problem";
import { SecondStepPage } from "./SecondStepPage";
import { secondOf } from "./second";
import { useForm } from "./use-form";
import { usePasskeyOffer } from "./use-passkey-offer";
import { canUsePasskeys } from "./webauthn";

/** Sign in. */
export function SignInPage() {
  const search = useSearch();
  const house = useStore(session.house);
  const current = useStore(session.state);
  const { state } = current;
  const [second, setSecond] = useState(() => secondOf(location.hash));
  const { busy, submit, wrongElse, setTrouble } = useForm(async (fields) => {
    const login = String(fields.get("login")).trim();
    const password = String(fields.get("password"));
    if (!login || !password) return setTrouble({ field: null, message: text.loginMissing });
    setSecond(await session.signIn(login, password));
  });
  const passkeys = usePasskeyOffer(state === "out" && second === null);
  // The ticket is nobody else's business: it goes from the address.
  useEffect(() => {
    if (secondOf(location.hash))
      history.replaceState(null, "", location.pathname + location.search);
  }, []);
  const startOver = (why: string | null) => {
    setSecond(null);
    setTrouble(why === null ? null : { field: null, message: why });
  };

  if (state === "in") return <Redirect to={nextPath(search)} replace />;
  if (house?.setup_needed) return <Redirect to={paths.setup} replace />;
  if (second) return <SecondStepPage step={second} onOver={startOver} />;
  // Straight from a provider: whoever is signed in need not see a form first.
  if (state === "unknown" && hasArrived(search)) return <div className="h-full" aria-busy="true" />;
  const wrong = wrongElse() ?? passkeys.wrong ?? providerProblem(search, house?.providers);
  return (
    <Doorway title={text.signInTitle} lead={<SignInTo house={house?.name} />}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <Input
          label={text.login}
          name="login"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <PasswordInput
          label={text.password}
          name="password"
          autoComplete="current-password"
          aside={
            <Link href={paths.forgot} className="text-ember-ink hover:underline">
              {text.forgot}
            </Link>
          }
        />
        {wrong && <Notice>{wrong}</Notice>}
        {!wrong && current.state === "out" && current.tooOld && (
          <Notice tone="neutral">{text.tooOld}</Notice>
        )}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {text.signIn}
          {!busy && <ArrowRight aria-hidden className="size-4" />}
        </Button>
      </form>
      {canUsePasskeys() && <PasskeyButton offer={passkeys.offer} />}
      <ProviderButtons
        providers={house?.providers}
        next={nextPath(search)}
        divided={!canUsePasskeys()}
      />
      <p className="mt-8 text-sm text-ink-3">
        {house?.registration === "open" || house?.registration === "domain" ? (
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
