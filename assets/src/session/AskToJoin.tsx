import { useState } from "react";
import { Link } from "wouter";
import { letters as text } from "../messages/en/letters";
import { session as words } from "../messages/en/session";
import { paths } from "../paths";
import { Button } from "../ui/Button";
import { Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { api } from "../wire/api";
import type { House } from "../wire/http";
import { Doorway } from "./Doorway";
import { ProviderButtons } from "./ProviderButtons";
import { useForm } from "./use-form";

/** Ask for an invitation, where people join by the domain of their address. */
export function AskToJoin({ house }: { house: House }) {
  const [sent, setSent] = useState(false);
  const { busy, submit, wrongWith, wrongElse } = useForm(async (fields) => {
    await api.post("/api/join", { email: String(fields.get("email")).trim() });
    setSent(true);
  });
  if (sent) {
    return (
      <Doorway title={text.askSent} lead={house.letters ? text.askSentText : text.askSentKept}>
        <SignIn />
      </Doorway>
    );
  }
  const wrong = wrongElse("email");
  return (
    <Doorway title={words.registerTitle} lead={text.domainText(house.name)}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <Input
          label={text.address}
          name="email"
          type="email"
          autoComplete="email"
          required
          autoFocus
          error={wrongWith("email")}
        />
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {text.sendLink}
        </Button>
      </form>
      <ProviderButtons providers={house.providers} next={paths.home} />
      <SignIn />
    </Doorway>
  );
}

function SignIn() {
  return (
    <p className="mt-8 text-sm text-ink-3">
      {words.haveAccount}{" "}
      <Link href={paths.signIn} className="text-ember-ink underline underline-offset-2">
        {words.signIn}
      </Link>
    </p>
  );
}
