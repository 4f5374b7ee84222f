import { ArrowRight } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Link, Redirect, useLocation } from "wouter";
import { formatUntil } from "../lib/format";
import { session as text } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { paths, registerPath, signInPath } from "../paths";
import { Button, buttonStyle } from "../ui/Button";
import { Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { ApiError } from "../wire/api";
import type { Invitation } from "../wire/http";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { useForm } from "./use-form";

/** Where an invite link leads: who invites, to what, and one step to be in. */
export function InvitePage({ token }: { token: string }) {
  const { invitation, trouble, load } = useInvitation(token);
  if (trouble?.code === "invite_gone" || trouble?.status === 404) {
    return (
      <Doorway title={text.inviteGone} lead={text.inviteGoneText}>
        <Link href={paths.home} className={buttonStyle({})}>
          {ui.continue}
        </Link>
      </Doorway>
    );
  }
  if (trouble) {
    return (
      <Doorway title={text.unreachable} lead={trouble.message}>
        <Button onClick={load}>{ui.retry}</Button>
      </Doorway>
    );
  }
  if (!invitation) return <Waiting />;
  if (invitation.member) return <Redirect to={paths.room(invitation.room.code)} replace />;
  return <Welcome token={token} invitation={invitation} />;
}

function useInvitation(token: string) {
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [trouble, setTrouble] = useState<ApiError | null>(null);
  const load = useCallback(async () => {
    setTrouble(null);
    try {
      setInvitation(await session.invitation(token));
    } catch (error) {
      setTrouble(error instanceof ApiError ? error : new ApiError(0, "unknown", String(error)));
    }
  }, [token]);
  useEffect(() => {
    void load();
  }, [load]);
  return { invitation, trouble, load };
}

function Waiting() {
  return (
    <Doorway title={ui.loading}>
      <Skeleton className="h-24" />
    </Doorway>
  );
}

function Welcome({ token, invitation }: { token: string; invitation: Invitation }) {
  const { room, house, invited_by, role, expires_at, me, guests } = invitation;
  return (
    <Doorway title={text.inviteFrom(invited_by)} lead={text.inviteTo(house)}>
      <section aria-label={room.name} className="plank mb-6 p-4">
        <h2 className="text-lg font-semibold break-words">{room.name}</h2>
        {room.description && <p className="mt-1 break-words text-ink-2">{room.description}</p>}
        <p className="mt-2 text-sm text-ink-3">
          {text.inviteAs[role].charAt(0).toUpperCase() + text.inviteAs[role].slice(1)}.{" "}
          {expires_at !== null && text.inviteEnds(formatUntil(expires_at, Date.now()))}
        </p>
      </section>
      {me || guests ? (
        <ComeIn token={token} invitation={invitation} />
      ) : (
        <SignInFirst token={token} />
      )}
    </Doorway>
  );
}

/** One click for those who are signed in; a name and one click for guests. */
function ComeIn({ token, invitation: { me } }: { token: string; invitation: Invitation }) {
  const [, go] = useLocation();
  const { busy, submit, wrongWith, wrongElse } = useForm(async (fields) => {
    const name = me ? undefined : String(fields.get("name")).trim();
    const code = await session.accept(token, name);
    go(paths.room(code), { replace: true });
  });
  const wrong = wrongElse("name");
  return (
    <form className="grid gap-4" onSubmit={submit}>
      {!me && (
        <Input
          label={text.yourName}
          name="name"
          autoComplete="nickname"
          required
          maxLength={64}
          autoFocus
          hint={text.yourNameHint}
          error={wrongWith("name")}
        />
      )}
      {wrong && <Notice>{wrong}</Notice>}
      <Button type="submit" tone="primary" size="lg" busy={busy} autoFocus={me !== null}>
        <span className="truncate">{me ? text.comeInAs(me.name) : text.comeIn}</span>
        {!busy && <ArrowRight aria-hidden className="size-4 shrink-0" />}
      </Button>
      {!me && (
        <p className="mt-4 text-sm text-ink-3">
          {text.guestNote}{" "}
          <Link
            href={signInPath(paths.invite(token))}
            className="text-ember-ink underline underline-offset-2"
          >
            {text.signInInstead}
          </Link>
        </p>
      )}
    </form>
  );
}

/** For links that are not for guests: sign in, or make an account, and come back. */
function SignInFirst({ token }: { token: string }) {
  const here = paths.invite(token);
  return (
    <div className="grid gap-2">
      <Link href={signInPath(here)} className={buttonStyle({ tone: "primary", size: "lg" })}>
        {text.signInFirst}
      </Link>
      <Link href={registerPath(here)} className={buttonStyle({ tone: "outline", size: "lg" })}>
        {text.registerToAccept}
      </Link>
    </div>
  );
}
