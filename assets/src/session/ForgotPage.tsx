import { useState } from "react";
import { Link } from "wouter";
import { useStore } from "../lib/use-store";
import { letters as text } from "../messages/en/letters";
import { session as words } from "../messages/en/session";
import { paths } from "../paths";
import { Button } from "../ui/Button";
import { Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { api } from "../wire/api";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { useForm } from "./use-form";

/** Ask for a link that gives an account another password. */
export function ForgotPage() {
  const house = useStore(session.house);
  const [sent, setSent] = useState(false);
  const { busy, submit, wrongElse, setTrouble } = useForm(async (fields) => {
    const login = String(fields.get("login")).trim();
    if (!login) return setTrouble({ field: null, message: text.loginMissing });
    await api.post("/api/password/forgot", { login });
    setSent(true);
  });
  const leaves = house?.letters ?? true;
  if (sent) {
    return (
      <Doorway title={text.sent} lead={leaves ? text.sentText : text.keptText}>
        <Back />
      </Doorway>
    );
  }
  const wrong = wrongElse();
  return (
    <Doorway title={text.forgotTitle} lead={leaves ? text.forgotText : text.forgotTextKept}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <Input
          label={words.login}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {leaves ? text.sendLink : text.askForLink}
        </Button>
      </form>
      <Back />
    </Doorway>
  );
}

function Back() {
  return (
    <p className="mt-8 text-sm">
      <Link href={paths.signIn} className="text-ember-ink underline underline-offset-2">
        {text.backToSignIn}
      </Link>
    </p>
  );
}
