import { type ReactNode, useEffect, useState } from "react";
import { cn } from "../lib/cn";
import { session as text } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { Input, PasswordInput } from "../ui/Field";
import { session } from "./current";
import { strength, usernameFrom } from "./strength";

const ASK_MS = 350;
const colours = ["bg-rust", "bg-rust", "bg-straw", "bg-moss", "bg-moss"];

interface Props {
  wrongWith(field: string): string | null;
  /** Whether the server can say which usernames are free. */
  checkUsername?: boolean;
  /** The address that the account gets, when that is settled. */
  email?: string | null;
  autoFocus?: boolean;
}

/** Name and username, and what is known of them already. */
interface NameProps {
  wrongWith(field: string): string | null;
  checkUsername?: boolean;
  autoFocus?: boolean;
  name?: string;
  username?: string;
}

/** Name and username of someone new. */
export function NameFields({ wrongWith, checkUsername, autoFocus, ...known }: NameProps) {
  const [name, setName] = useState(known.name ?? "");
  const [chosen, setChosen] = useState<string | null>(known.username || null);
  const username = chosen ?? usernameFrom(name);
  const free = useIsFree(checkUsername ? username : "");
  return (
    <>
      <Input
        label={text.name}
        name="name"
        autoComplete="name"
        required
        maxLength={64}
        autoFocus={autoFocus}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={wrongWith("name")}
        hint={text.nameHint}
      />
      <Input
        label={text.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={32}
        value={username}
        onChange={(event) => setChosen(event.target.value)}
        error={wrongWith("username") ?? (free === false ? text.usernameTaken : null)}
        hint={text.usernameHint}
        aside={free ? <span className="text-moss">{text.usernameFree}</span> : undefined}
      />
    </>
  );
}

/** Name, username, email and password of a new account. */
export function AccountFields({ email, ...props }: Props) {
  const { wrongWith } = props;
  const [password, setPassword] = useState("");
  return (
    <>
      <NameFields {...props} />
      <Input
        label={text.email}
        name="email"
        type="email"
        autoComplete="email"
        {...(email
          ? { value: email, readOnly: true }
          : { aside: <span className="text-ink-3">{ui.optional}</span> })}
        error={wrongWith("email")}
      />
      <NewPassword
        label={text.newPassword}
        name="password"
        value={password}
        onChange={setPassword}
        error={wrongWith("password")}
      />
    </>
  );
}

interface NewPasswordProps {
  label: string;
  name: string;
  value: string;
  onChange(value: string): void;
  error: string | null;
}

/** A password that is being chosen, with how strong it is. */
export function NewPassword({ label, name, value, onChange, error }: NewPasswordProps) {
  const grade = strength(value);
  const meter: ReactNode = value ? (
    <span className="mt-0.5 flex items-center gap-2" aria-live="polite">
      <span aria-hidden className="flex flex-1 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cn(
              "h-1 flex-1 rounded-full",
              step <= grade ? colours[grade] : "bg-line-strong",
            )}
          />
        ))}
      </span>
      <span className="w-16 text-end text-xs">
        <span className="sr-only">{text.strengthLabel}: </span>
        {text.strength[grade]}
      </span>
    </span>
  ) : (
    text.passwordHint
  );
  return (
    <PasswordInput
      label={label}
      name={name}
      autoComplete="new-password"
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      hint={meter}
    />
  );
}

/** Whether `username` can be had; null while that is not known. */
function useIsFree(username: string): boolean | null {
  const [answer, setAnswer] = useState<{ username: string; free: boolean } | null>(null);
  useEffect(() => {
    if (username.length < 2) return;
    let current = true;
    const ask = async () => {
      // Not knowing is no obstacle: the server looks again when the form is sent.
      const free = await session.isFree(username).catch(() => null);
      if (current && free !== null) setAnswer({ username, free });
    };
    const timer = setTimeout(ask, ASK_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [username]);
  return answer?.username === username ? answer.free : null;
}
