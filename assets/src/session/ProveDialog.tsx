import { KeyRound } from "lucide-react";
import { useState } from "react";
import { factors as text } from "../messages/en/factors";
import { session as sessionText } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { PasswordInput } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import type { Factors } from "../wire/http";
import { CodeField, OtherCode } from "./CodeField";
import { session } from "./current";
import { proveBy, proveByPasskey, useFactors } from "./factors";
import { usePasskeyWork } from "./PasskeyButton";
import type { Asking } from "./prove";
import { troubleOf, useForm } from "./use-form";
import { canUsePasskeys } from "./webauthn";

/** Asks once more who it is: by password, code or passkey, whatever counts for this account. */
export function ProveDialog({ asking }: { asking: Asking }) {
  const { data, error } = useFactors();
  return (
    <Dialog
      open
      onOpenChange={() => asking.answer(false)}
      title={text.proveTitle}
      description={text.proveText}
      size="sm"
      onOpenAutoFocus={focusField}
    >
      {error && !data && <Notice>{troubleOf(error).message}</Notice>}
      {!data && !error && <Skeleton className="h-24" />}
      {data && data.prove_with.length === 0 && <Nothing asking={asking} />}
      {data && data.prove_with.length > 0 && <Ways asking={asking} ways={data.prove_with} />}
    </Dialog>
  );
}

/** The dialog below, which asked first, takes the focus back once before it gives way. */
function focusField(event: Event): void {
  const field = (event.currentTarget as HTMLElement).querySelector("input");
  if (!field) return;
  event.preventDefault();
  field.focus();
}

function Ways({ asking, ways }: { asking: Asking; ways: Factors["prove_with"] }) {
  const [recovery, setRecovery] = useState(false);
  const byPassword = ways.includes("password");
  const byCode = ways.includes("totp");
  const form = useForm(async (fields) => {
    const [password, code] = [fields.get("password"), fields.get("code")];
    await proveBy(byPassword ? { password: String(password) } : { code: String(code) });
    asking.answer(true);
  });
  const passkey = usePasskeyWork(async () => {
    await proveByPasskey();
    asking.answer(true);
  });
  const wrong = form.wrongElse("password", "code") ?? passkey.wrong;
  return (
    <form className="grid gap-4" onSubmit={form.submit}>
      {byPassword && (
        <PasswordInput
          label={text.provePassword}
          name="password"
          autoComplete="current-password"
          required
          autoFocus
          error={form.wrongWith("password")}
        />
      )}
      {byCode && <CodeField recovery={recovery} error={form.wrongWith("code")} />}
      {byCode && ways.includes("recovery") && (
        <OtherCode recovery={recovery} onSwitch={() => setRecovery(!recovery)} />
      )}
      {wrong && <Notice>{wrong}</Notice>}
      <DialogActions>
        <Button onClick={() => asking.answer(false)}>{ui.cancel}</Button>
        {ways.includes("passkey") && canUsePasskeys() && (
          <Button busy={passkey.busy} onClick={passkey.run}>
            {!passkey.busy && <KeyRound aria-hidden className="size-4" />}
            {text.usePasskey}
          </Button>
        )}
        {(byPassword || byCode) && (
          <Button type="submit" tone="primary" busy={form.busy}>
            {text.confirm}
          </Button>
        )}
      </DialogActions>
    </form>
  );
}

/** For who signs in elsewhere: only signing in once more shows it. */
function Nothing({ asking }: { asking: Asking }) {
  const leave = () => {
    asking.answer(false);
    void session.signOut();
  };
  return (
    <>
      <p className="text-ink-2">{text.proveNothing}</p>
      <DialogActions>
        <Button onClick={() => asking.answer(false)}>{ui.cancel}</Button>
        <Button tone="primary" onClick={leave}>
          {sessionText.signOut}
        </Button>
      </DialogActions>
    </>
  );
}
