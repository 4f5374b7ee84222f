import { expect, test } from "vitest";
import { secondOf } from "./second";

test("an address names a second step, and nothing we do not know", () => {
  const step = secondOf("#second=abc-_9&kinds=totp,passkey,smoke");
  expect(step).toMatchObject({ ticket: "abc-_9", kinds: ["totp", "passkey"] });
  for (const none of ["", "#", "#second=", "#kinds=totp"]) expect(secondOf(none)).toBeNull();
});
