import { factors as text } from "../messages/en/factors";
import { Input } from "../ui/Field";

/** A six-digit code, or a recovery code in its place. */
export function CodeField({ recovery, error }: { recovery: boolean; error: string | null }) {
  return recovery ? (
    <Input
      key="recovery"
      label={text.recoveryCode}
      hint={text.recoveryCodeHint}
      name="code"
      required
      autoFocus
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      className="font-mono"
      error={error}
    />
  ) : (
    <Input
      key="totp"
      label={text.code}
      hint={text.codeHint}
      name="code"
      required
      autoFocus
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={8}
      className="font-mono tracking-[0.3em]"
      error={error}
    />
  );
}

/** Takes the other kind of code. */
export function OtherCode({ recovery, onSwitch }: { recovery: boolean; onSwitch(): void }) {
  return (
    <button
      type="button"
      onClick={onSwitch}
      className="justify-self-start text-sm text-ember-ink hover:underline touch:min-h-11"
    >
      {recovery ? text.useApp : text.useRecoveryCode}
    </button>
  );
}
