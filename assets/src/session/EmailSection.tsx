import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStore } from "../lib/use-store";
import { letters as text } from "../messages/en/letters";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import type { Address } from "../wire/http";
import { session } from "./current";
import { useProve } from "./prove";
import { troubleOf, useForm } from "./use-form";

const KEY = ["me", "email"] as const;

/** My address: whether it is known to be mine, and having another. */
export function EmailSection() {
  const address = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Address>("/api/me/email", { signal }),
  });
  return (
    <Section title={text.email}>
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-sm text-ink-2">{text.emailText}</p>
        {address.error && <Notice>{troubleOf(address.error).message}</Notice>}
        {address.data ? <Present address={address.data} /> : <Skeleton className="h-10" />}
        {address.data && <Another known={address.data.email !== null} />}
      </div>
    </Section>
  );
}

function Present({ address: { email, verified, pending } }: { address: Address }) {
  const leaves = useStore(session.house)?.letters ?? true;
  const [busy, setBusy] = useState(false);
  const resend = async () => {
    setBusy(true);
    try {
      await api.post("/api/me/email/resend");
      toast(leaves ? text.resent : text.resentKept);
    } catch (error) {
      toast.error(troubleOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  const waits = pending !== null || (email !== null && !verified);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="min-w-0 break-words">{email ?? text.noEmail}</span>
      {email && (
        <Badge tone={verified ? "moss" : "ember"}>
          {verified ? text.confirmed : text.unconfirmed}
        </Badge>
      )}
      {pending && <p className="w-full text-sm break-words text-ink-2">{text.pending(pending)}</p>}
      {waits && (
        <Button size="sm" busy={busy} onClick={() => void resend()} className="ms-auto">
          {text.resend}
        </Button>
      )}
    </div>
  );
}

function Another({ known }: { known: boolean }) {
  const client = useQueryClient();
  const prove = useProve();
  const [email, setEmail] = useState("");
  const { busy, submit, wrongWith, wrongElse } = useForm(async () => {
    await prove(() => api.post("/api/me/email", { email: email.trim() }));
    setEmail("");
    toast(text.asked);
    await client.invalidateQueries({ queryKey: KEY });
  });
  const wrong = wrongElse("email");
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Input
        label={text.newAddress}
        name="email"
        type="email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        hint={text.changeHint}
        error={wrongWith("email")}
      />
      {wrong && <Notice>{wrong}</Notice>}
      <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
        {known ? text.changeAddress : text.setAddress}
      </Button>
    </form>
  );
}
