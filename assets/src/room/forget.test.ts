import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { BrowserStorage } from "../editor/storage";
import { forgetRooms } from "./forget";

test("whoever signs out leaves nothing that the server has, and loses nothing that it lacks", async () => {
  const kept: Record<string, unknown> = {
    "lh.tabs/ines/otter": "{}",
    "lh.draft/ines/otter": '"half a sentence"',
    "lh.unsent/ines/otter": "[]",
    "lh.tree/ines/otter": "[]",
    "lh.theme": "dark",
  };
  const removeItem = (key: string) => void Reflect.deleteProperty(kept, key);
  Object.defineProperty(kept, "removeItem", { value: removeItem });
  vi.stubGlobal("localStorage", kept);
  const storage = new BrowserStorage(Date.now);
  const update = new Uint8Array([0, 0]);
  await storage.append("ines/otter/confirmed", update, null);
  await storage.append("ines/otter/unconfirmed", update, "w");
  await forgetRooms();
  vi.unstubAllGlobals();
  expect(Object.keys(kept)).toEqual(["lh.unsent/ines/otter", "lh.tree/ines/otter", "lh.theme"]);
  expect((await storage.load("ines/otter/confirmed")).updates.length).toBe(0);
  expect((await storage.load("ines/otter/unconfirmed")).updates.length).toBe(1);
});
