import { expect, test } from "vitest";
import { decoded, toBytes, toText } from "./webauthn";

test("bytes come back as they went", () => {
  const bytes = new Uint8Array([0, 1, 62, 63, 127, 128, 250, 251, 255]);
  for (let length = 0; length <= bytes.length; length++) {
    const part = bytes.slice(0, length);
    const text = toText(part.buffer);
    expect(text).toMatch(/^[\w-]*$/);
    expect([...toBytes(text)]).toEqual([...part]);
  }
});

test("a challenge has bytes where a browser wants them, and all else as it was", () => {
  const options = {
    challenge: "AQI",
    rp: { id: "localhost", name: "House" },
    user: { id: "AwQ", name: "ann" },
    excludeCredentials: [{ type: "public-key", id: "BQY" }],
  };
  expect(decoded(options)).toEqual({
    challenge: new Uint8Array([1, 2]),
    rp: { id: "localhost", name: "House" },
    user: { id: new Uint8Array([3, 4]), name: "ann" },
    excludeCredentials: [{ type: "public-key", id: new Uint8Array([5, 6]) }],
  });
});
