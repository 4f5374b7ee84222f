import { useState } from "react";
import { session as text } from "../messages/en/session";
import { Button } from "../ui/Button";
import { PasswordInput } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { toast } from "../ui/toast";
import { NewPassword } from "./AccountFields";
import { session } from "./current";
import { useForm } from "./use-form";

/** Takes another password; all other sign-ins end. */
export function ChangePassword() {
  const [next, setNext] = useState("");
  const { submit, busy, wrongWith, wrongElse } = useForm(async (fields) => {
    await session.changePassword(String(fields.get("current")), next);
    setNext("");
    toast(text.passwordChanged);
  });
  const wrong = wrongElse("new", "current", "password");
  return (
    <Section title={text.changePassword}>
      <form onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <PasswordInput
          label={text.currentPassword}
          name="current"
          autoComplete="current-password"
          required
          error={wrongWith("current")}
        />
        <NewPassword
          label={text.newPasswordLabel}
          name="new"
          value={next}
          onChange={setNext}
          error={wrongWith("new") ?? wrongWith("password")}
        />
        <p className="text-sm text-ink-3">{text.changePasswordText}</p>
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
          {text.changePassword}
        </Button>
      </form>
    </Section>
  );
}
