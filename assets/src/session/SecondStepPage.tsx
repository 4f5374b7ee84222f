import { ArrowRight, KeyRound } from "lucide-react";
import { useState } from "react";
import { sentence } from "../lib/sentence";
import { factors as text } from "../messages/en/factors";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { ApiError } from "../wire/api";
import type { SecondStep } from "../wire/http";
import { CodeField, OtherCode } from "./CodeField";
import { session } from "./current";
import { Doorway } from "./Doorway";
import { usePasskeyWork } from "./PasskeyButton";
import type { SecondAnswer } from "./session";
import { useForm } from "./use-form";
import { answerByPasskey, canUsePasskeys } from "./webauthn";

interface Props {
  step: SecondStep;
  /** It cannot be made any more, or is not wanted: why, in words. */
  onOver(why: string | null): void;
}

/** The second step of signing in: a code, a recovery code, or a passkey. */
export function SecondStepPage({ step, onOver }: Props) {
  const [recovery, setRecovery] = useState(!step.kinds.includes("totp"));
  const send = async (answer: SecondAnswer) => {
    try {
      await session.stepIn(step.ticket, answer);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "ticket_gone") throw error;
      onOver(sentence(error.message));
    }
  };
  const form = useForm((fields) =>
    send({ kind: recovery ? "recovery" : "totp", code: String(fields.get("code")) }),
  );
  const passkey = usePasskeyWork(async () => {
    const answer = await answerByPasskey(await session.challenge());
    await send({ kind: "passkey", ...answer });
  });
  const wrong = form.wrongElse("code") ?? passkey.wrong;
  return (
    <Doorway title={text.secondTitle} lead={text.secondLead}>
      <form className="grid gap-4" onSubmit={form.submit}>
        <CodeField recovery={recovery} error={form.wrongWith("code")} />
        {step.kinds.includes("recovery") && (
          <OtherCode recovery={recovery} onSwitch={() => setRecovery(!recovery)} />
        )}
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={form.busy}>
          {text.goOn}
          {!form.busy && <ArrowRight aria-hidden className="size-4" />}
        </Button>
        {step.kinds.includes("passkey") && canUsePasskeys() && (
          <Button tone="outline" size="lg" busy={passkey.busy} onClick={passkey.run}>
            {!passkey.busy && <KeyRound aria-hidden className="size-4" />}
            {text.usePasskey}
          </Button>
        )}
        <Button tone="ghost" onClick={() => onOver(null)}>
          {text.startOver}
        </Button>
      </form>
    </Doorway>
  );
}
