import { useState } from "react";
import { security as text } from "../messages/en/security";
import { session as sessionText } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { toast } from "../ui/toast";
import { NewPassword } from "./AccountFields";
import { session } from "./current";
import { useForm } from "./use-form";

/** A guest gets an account, and keeps who they are. */
export function BecomeMember() {
  const [password, setPassword] = useState("");
  const { submit, busy, wrongWith, wrongElse } = useForm(async (fields) => {
    const email = String(fields.get("email")).trim();
    await session.become({
      username: String(fields.get("username")).trim(),
      ...(email && { email }),
      password,
    });
    toast(text.became);
  });
  const wrong = wrongElse("username", "email", "password");
  return (
    <Section title={text.become}>
      <form onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <p className="text-sm text-ink-2">{text.becomeText}</p>
        <Input
          label={sessionText.username}
          name="username"
          required
          maxLength={32}
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="username"
          hint={sessionText.usernameHint}
          error={wrongWith("username")}
        />
        <Input
          label={sessionText.email}
          name="email"
          type="email"
          autoComplete="email"
          aside={<span className="text-ink-3">{ui.optional}</span>}
          error={wrongWith("email")}
        />
        <NewPassword
          label={sessionText.newPassword}
          name="password"
          value={password}
          onChange={setPassword}
          error={wrongWith("password")}
        />
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
          {text.becomeAction}
        </Button>
      </form>
    </Section>
  );
}
