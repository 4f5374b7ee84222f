import { KeyRound } from "lucide-react";
import { useState } from "react";
import { factors as text } from "../messages/en/factors";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { session } from "./current";
import type { PasskeyOffer } from "./passkey-offer";
import { troubleOf } from "./use-form";
import { answerByPasskey } from "./webauthn";

/** Signs in by a passkey alone: no name, no password. Meanwhile none is offered elsewhere. */
export function PasskeyButton({ offer }: { offer: PasskeyOffer }) {
  const { busy, wrong, run } = usePasskeyWork(async () => {
    // Browsers ask for one passkey at a time.
    await offer.stop();
    try {
      await session.signInByPasskey(await answerByPasskey(await session.challenge()));
    } catch (error) {
      offer.start();
      throw error;
    }
  });
  return (
    <div className="mt-4 grid gap-4">
      <p aria-hidden className="flex items-center gap-3 text-sm text-ink-3">
        <span className="h-px flex-1 bg-line" />
        {text.or}
        <span className="h-px flex-1 bg-line" />
      </p>
      <Button tone="outline" size="lg" busy={busy} onClick={run}>
        {!busy && <KeyRound aria-hidden className="size-4" />}
        {text.usePasskey}
      </Button>
      {wrong && <Notice>{wrong}</Notice>}
    </div>
  );
}

/** Something that a passkey is asked for, once at a time, and what went wrong with it. */
export function usePasskeyWork(work: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    setWrong(null);
    try {
      await work();
    } catch (error) {
      setWrong(troubleOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return { busy, wrong, run };
}
