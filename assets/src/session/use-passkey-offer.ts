import { useEffect, useState } from "react";
import { session } from "./current";
import { PasskeyOffer } from "./passkey-offer";
import { troubleOf } from "./use-form";
import { answerByPasskey, canOfferPasskeys } from "./webauthn";

/** Offers passkeys where the username is typed, while `active`; and what went wrong with the chosen one. */
export function usePasskeyOffer(active: boolean) {
  const [wrong, setWrong] = useState<string | null>(null);
  const [offer] = useState(
    () =>
      new PasskeyOffer({
        available: canOfferPasskeys,
        challenge: () => session.challenge(),
        ask: answerByPasskey,
        signIn: (answer) => session.signInByPasskey(answer),
        refused: (error) => setWrong(troubleOf(error).message),
        after(ms, run) {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  useEffect(() => {
    if (active) offer.start();
    return () => void offer.stop();
  }, [active, offer]);
  return { offer, wrong };
}
