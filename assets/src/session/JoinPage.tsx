import { ArrowRight } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Link, Redirect } from "wouter";
import { useStore } from "../lib/use-store";
import { letters as text } from "../messages/en/letters";
import { session as words } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { paths } from "../paths";
import { Button, buttonStyle } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { api } from "../wire/api";
import type { HouseLanding } from "../wire/http";
import { AccountFields } from "./AccountFields";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { isGone } from "./gone";
import { ProviderButtons } from "./ProviderButtons";
import { newUser } from "./RegisterPage";
import { type Trouble, troubleOf, useForm } from "./use-form";

/** Where an invitation to the house leads: make an account. */
export function JoinPage({ token }: { token: string }) {
  const { landing, gone, trouble, load } = useLanding(token);
  const { state } = useStore(session.state);
  // Who has just made the account is in, and on their way.
  if (state === "in") return <Redirect to={paths.home} replace />;
  if (gone) {
    return (
      <Doorway title={text.joinGone} lead={text.joinGoneText}>
        <Link href={paths.signIn} className={buttonStyle({ size: "lg" })}>
          {text.signIn}
        </Link>
      </Doorway>
    );
  }
  if (trouble) {
    return (
      <Doorway title={words.unreachable} lead={trouble.message}>
        <Button onClick={load}>{ui.retry}</Button>
      </Doorway>
    );
  }
  if (!landing) {
    return (
      <Doorway title={ui.loading}>
        <Skeleton className="h-24" />
      </Doorway>
    );
  }
  return <MakeAccount token={token} landing={landing} />;
}

function useLanding(token: string) {
  const [landing, setLanding] = useState<HouseLanding | null>(null);
  const [gone, setGone] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const load = useCallback(async () => {
    setTrouble(null);
    try {
      setLanding(await api.get<HouseLanding>(`/api/join/${encodeURIComponent(token)}`));
    } catch (error) {
      if (isGone(error)) setGone(true);
      else setTrouble(troubleOf(error));
    }
  }, [token]);
  useEffect(() => {
    void load();
  }, [load]);
  return { landing, gone, trouble, load };
}

function MakeAccount({ token, landing }: { token: string; landing: HouseLanding }) {
  const { busy, submit, wrongWith, wrongElse } = useForm((fields) =>
    session.register({ ...newUser(fields), invite: token }),
  );
  const providers = useStore(session.house)?.providers;
  const wrong = wrongElse("name", "username", "email", "password");
  const { invited_by: by, house, email } = landing;
  return (
    <Doorway title={by ? text.joinTitle(by) : text.joinTitleOwn} lead={text.joinText(house)}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <AccountFields wrongWith={wrongWith} checkUsername email={email} autoFocus />
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {words.register}
          {!busy && <ArrowRight aria-hidden className="size-4" />}
        </Button>
      </form>
      <ProviderButtons providers={providers} next={paths.join(token)} />
    </Doorway>
  );
}
