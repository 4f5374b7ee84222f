import { expect, test } from "vitest";
import { type Offering, PasskeyOffer } from "./passkey-offer";
import type { PasskeyAnswer } from "./webauthn";

const ANSWER: PasskeyAnswer = { ceremony: "1", credential: {} };

/** A browser in which a passkey is chosen by hand, and time passes by hand. */
function browser(changes: Partial<Offering> = {}) {
  const seen = { challenges: 0, told: [] as unknown[], in: [] as PasskeyAnswer[], open: 0 };
  let choose = (_: PasskeyAnswer) => {};
  let later: (() => void) | null = null;
  const world: Offering = {
    available: async () => true,
    challenge: async () => ({
      ceremony: String(++seen.challenges),
      public_key: {},
      expires_in: 300,
    }),
    ask: (_, signal) =>
      new Promise((resolve, reject) => {
        seen.open++;
        const settle = (run: () => void) => {
          seen.open--;
          run();
        };
        choose = (answer) => settle(() => resolve(answer));
        signal.addEventListener("abort", () => settle(() => reject(new Error("AbortError"))));
      }),
    signIn: async (answer) => void seen.in.push(answer),
    refused: (error) => void seen.told.push(error),
    after(ms, run) {
      expect(ms).toBe(270_000);
      later = run;
      return () => {
        later = null;
      };
    },
    ...changes,
  };
  const offer = new PasskeyOffer(world);
  return { offer, seen, choose: () => choose(ANSWER), pass: () => later?.() };
}

/** Lets everything happen that waits for nothing. */
const settled = () => new Promise((done) => setTimeout(done));

test("a passkey that is chosen signs in", async () => {
  const { offer, seen, choose } = browser();
  offer.start();
  offer.start();
  await settled();
  expect(seen).toMatchObject({ challenges: 1, open: 1, in: [] });
  choose();
  await settled();
  expect(seen).toMatchObject({ open: 0, in: [ANSWER], told: [] });
});

test("another way in takes the offer back before it goes on, and it can be made again", async () => {
  const { offer, seen, choose } = browser();
  offer.start();
  await settled();
  await offer.stop();
  expect(seen).toMatchObject({ open: 0, in: [], told: [] });
  offer.start();
  await settled();
  expect(seen).toMatchObject({ challenges: 2, open: 1 });
  choose();
  await settled();
  expect(seen.in).toEqual([ANSWER]);
});

test("an offer that was taken back while the challenge was on its way is not made", async () => {
  const { offer, seen } = browser();
  offer.start();
  await offer.stop();
  await settled();
  expect(seen.open).toBe(0);
});

test("a challenge is replaced before its time is over", async () => {
  const { offer, seen, pass, choose } = browser();
  offer.start();
  await settled();
  pass();
  await settled();
  expect(seen).toMatchObject({ challenges: 2, open: 1, told: [] });
  choose();
  await settled();
  expect(seen.in).toEqual([ANSWER]);
});

test("nobody is bothered when passkeys cannot be offered", async () => {
  const cannot = browser({ available: async () => false });
  const refused = browser({ challenge: () => Promise.reject(new Error("429")) });
  const closed = browser({ ask: () => Promise.reject(new Error("NotAllowedError")) });
  for (const { offer, seen } of [cannot, refused, closed]) {
    offer.start();
    await settled();
    expect(seen).toMatchObject({ open: 0, in: [], told: [] });
  }
  expect(cannot.seen.challenges).toBe(0);
  expect(closed.seen.challenges).toBe(1);
});

test("a passkey that does not let in is told of, and not asked for again by itself", async () => {
  const why = new Error("unknown here");
  const { offer, seen, choose } = browser({ signIn: () => Promise.reject(why) });
  offer.start();
  await settled();
  choose();
  await settled();
  expect(seen).toMatchObject({ challenges: 1, open: 0, told: [why] });
});
