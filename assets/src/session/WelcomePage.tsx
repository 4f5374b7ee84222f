import { ArrowRight } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Link, Redirect, useLocation } from "wouter";
import { useStore } from "../lib/use-store";
import { providers as text } from "../messages/en/providers";
import { ui } from "../messages/en/ui";
import { paths, signInPath } from "../paths";
import { Button, buttonStyle } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import type { Welcome } from "../wire/http";
import { NameFields } from "./AccountFields";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { troubleOf, useForm } from "./use-form";

/** The first sign-in by a provider: a name here, or the account that was here before. */
export function WelcomePage() {
  const { state } = useStore(session.state);
  const [welcome, setWelcome] = useState<Welcome | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = useCallback(async () => {
    try {
      setWelcome(await session.welcome());
    } catch (error) {
      setTrouble(troubleOf(error).message);
    }
  }, []);
  useEffect(() => {
    void load();
  }, [load]);

  if (trouble !== null) return <Gone why={trouble} />;
  if (welcome === null || state === "unknown") return <Waiting />;
  if (!welcome.account_exists) return <ChooseName welcome={welcome} />;
  return state === "in" ? <Connect welcome={welcome} /> : <SignInFirst welcome={welcome} />;
}

function Waiting() {
  return (
    <Doorway title={ui.loading}>
      <Skeleton className="h-24" />
    </Doorway>
  );
}

function Gone({ why }: { why: string }) {
  return (
    <Doorway title={text.goneTitle} lead={why}>
      <Link href={paths.signIn} className={buttonStyle({ size: "lg" })}>
        {ui.continue}
      </Link>
    </Doorway>
  );
}

function ChooseName({ welcome }: { welcome: Welcome }) {
  const [done, setDone] = useState(false);
  const { busy, submit, wrongWith, wrongElse } = useForm(async (fields) => {
    const field = (name: string) => String(fields.get(name)).trim();
    await session.settle(field("username"), field("name"));
    setDone(true);
  });
  if (done) return <Redirect to={welcome.next} replace />;
  const wrong = wrongElse("name", "username");
  return (
    <Doorway title={text.welcomeTitle} lead={text.welcomeText(welcome.provider)}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <NameFields
          wrongWith={wrongWith}
          checkUsername
          autoFocus
          name={welcome.name ?? ""}
          username={welcome.suggested}
        />
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {text.choose}
          {!busy && <ArrowRight aria-hidden className="size-4" />}
        </Button>
      </form>
      {welcome.email && <p className="mt-8 text-sm text-ink-3">{text.asWho(welcome.email)}</p>}
    </Doorway>
  );
}

function SignInFirst({ welcome: { email, provider } }: { welcome: Welcome }) {
  return (
    <Doorway title={text.existsTitle} lead={text.exists(email ?? "", provider)}>
      <Link
        href={signInPath(paths.welcome)}
        className={buttonStyle({ tone: "primary", size: "lg" })}
      >
        {text.signInToConnect}
      </Link>
    </Doorway>
  );
}

/** They are inside now: whether to connect is asked, not assumed. */
function Connect({ welcome: { email, provider, next } }: { welcome: Welcome }) {
  const [, go] = useLocation();
  const { busy, submit, wrongElse } = useForm(async () => {
    await session.connectWelcome();
    go(next, { replace: true });
  });
  const wrong = wrongElse();
  return (
    <Doorway title={text.connectTitle(provider)} lead={text.connectText(email ?? "", provider)}>
      <form className="grid gap-4" onSubmit={submit}>
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {text.connectTitle(provider)}
        </Button>
        <Link href={next} className={buttonStyle({ size: "lg" })}>
          {text.notNow}
        </Link>
      </form>
    </Doorway>
  );
}
