import { expect, test } from "vitest";
import { AWARENESS, awarenessFrame, decodeFrame, SYNC, syncFrame, TERMINAL } from "./codec";

test("numbers travel as unsigned LEB128", () => {
  const payload = Uint8Array.of(9, 8);
  expect([...syncFrame(3, 300, 1, payload)]).toEqual([SYNC, 3, 0xac, 0x02, 1, 9, 8]);
  expect([...awarenessFrame(3, 5, payload)]).toEqual([AWARENESS, 3, 5, 9, 8]);
});

test("terminal bytes know where they belong", () => {
  const bytes = Uint8Array.of(TERMINAL, 3, 7, 0x80, 0x08, 104, 105);
  expect(decodeFrame(bytes)).toEqual({
    kind: TERMINAL,
    r: 3,
    run: 7,
    offset: 1024,
    payload: Uint8Array.of(104, 105),
  });
});

test("an empty payload is still a frame", () => {
  expect(decodeFrame(Uint8Array.of(SYNC, 1, 2))).toMatchObject({ payload: new Uint8Array() });
});

test("a kind of a later version is passed over", () => {
  expect(decodeFrame(Uint8Array.of(9, 1, 2, 3))).toBeNull();
});
