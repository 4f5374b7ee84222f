import { expect, test } from "vitest";
import { ApiError } from "../../wire/api";
import type { Attachment } from "../../wire/frames";
import { type Carrier, MOST, Uploads } from "./uploader";

const lost = () => new ApiError(0, "unreachable", "The server cannot be reached.");

/** A server that keeps files in memory, and whose answers can be taken over. */
function server() {
  const files = new Map<string, { name: string; size: number; bytes: string }>();
  const calls: string[] = [];
  const faults: (ApiError | null)[] = [];
  const cancelled: string[] = [];
  const fault = () => {
    const error = faults.shift();
    if (error) throw error;
  };
  const found = (id: string): Attachment | null => {
    const file = files.get(id);
    if (!file || file.bytes.length < file.size) return null;
    const { name, size } = file;
    return {
      id,
      name,
      size,
      media_type: "text/plain",
      width: null,
      height: null,
      thumbnail: false,
    };
  };
  const carrier: Carrier = {
    async begin(name, size) {
      calls.push(`begin ${name}`);
      fault();
      const id = `id${files.size + 1}`;
      files.set(id, { name, size, bytes: "" });
      return id;
    },
    async piece(id, offset, bytes, signal) {
      calls.push(`piece ${offset}+${bytes.size}`);
      fault();
      signal.throwIfAborted();
      const file = files.get(id);
      if (!file) throw new ApiError(404, "no_such_upload", "gone");
      if (offset !== file.bytes.length) throw new ApiError(409, "wrong_offset", "elsewhere");
      file.bytes += await bytes.text();
      return file.bytes.length;
    },
    async progress(id) {
      calls.push("progress");
      const file = files.get(id);
      if (!file) throw new ApiError(404, "no_such_upload", "gone");
      return { offset: file.bytes.length, attachment: found(id) };
    },
    async cancel(id) {
      cancelled.push(id);
    },
  };
  return { carrier, files, calls, faults, cancelled };
}

function uploads(carrier: Carrier, wait: (ms: number) => Promise<void> = async () => undefined) {
  return new Uploads({ carrier, wait, now: () => 0 });
}

const file = (name: string, content: string) => ({ name, file: new Blob([content]) });

/** Waits until `look` holds; what is awaited inside goes on meanwhile. */
async function until(look: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !look(); turn += 1) await new Promise((go) => setTimeout(go));
  expect(look()).toBe(true);
}

const states = (all: Uploads) => all.items.get().map(({ state }) => state);

test("a file goes in growing pieces, and is what the server found it to be", async () => {
  const { carrier, calls } = server();
  const all = uploads(carrier);
  all.add([file("a.txt", "x".repeat(700_000))]);
  expect(all.take()).toBe(null);
  await until(() => states(all)[0] === "ready");
  expect(calls).toEqual(["begin a.txt", "piece 0+262144", "piece 262144+437856", "progress"]);
  expect(all.take()?.map(({ id, name }) => [id, name])).toEqual([["id1", "a.txt"]]);
  expect(all.items.get()).toEqual([]);
});

test("an empty file is one empty piece", async () => {
  const { carrier, calls } = server();
  const all = uploads(carrier);
  all.add([file("empty", "")]);
  await until(() => states(all)[0] === "ready");
  expect(calls).toEqual(["begin empty", "piece 0+0", "progress"]);
});

test("after a lost connection it asks how much is there, and goes on", async () => {
  const { carrier, calls, faults, files } = server();
  const waits: number[] = [];
  const all = uploads(carrier, async (ms) => void waits.push(ms));
  faults.push(null, null, lost(), lost());
  all.add([file("a.txt", "x".repeat(300_000))]);
  await until(() => states(all)[0] === "ready");
  expect(calls.filter((call) => call === "begin a.txt").length).toBe(1);
  expect(calls.slice(2, 5)).toEqual(["piece 262144+37856", "progress", "piece 262144+37856"]);
  expect(files.get("id1")?.bytes.length).toBe(300_000);
  expect(waits.length).toBe(2);
});

test("a wrong offset is put right by what the server says", async () => {
  const { carrier, calls, faults } = server();
  const all = uploads(carrier);
  faults.push(null, new ApiError(409, "wrong_offset", "elsewhere"));
  all.add([file("a.txt", "abc")]);
  await until(() => states(all)[0] === "ready");
  expect(calls).toEqual(["begin a.txt", "piece 0+3", "progress", "piece 0+3", "progress"]);
});

test("a file that the server has forgotten begins anew", async () => {
  const { carrier, calls, faults, files } = server();
  const all = uploads(carrier);
  faults.push(null, lost());
  all.add([file("a.txt", "abc")]);
  files.clear();
  await until(() => states(all)[0] === "ready");
  expect(calls.filter((call) => call === "begin a.txt").length).toBe(2);
  expect(all.take()?.length).toBe(1);
});

test("what the server refuses is said, and tried again only by hand", async () => {
  const { carrier, calls, faults } = server();
  const all = uploads(carrier);
  faults.push(new ApiError(413, "upload_too_large", "files of up to 1 MiB"));
  all.add([file("a.txt", "abc")]);
  await until(() => states(all)[0] === "failed");
  expect(all.items.get()[0]?.problem).toBe("files of up to 1 MiB");
  expect(calls).toEqual(["begin a.txt"]);
  all.resume(all.items.get()[0]?.key ?? 0);
  await until(() => states(all)[0] === "ready");
});

test("a paused file stays where it is until it is resumed", async () => {
  const { carrier, files } = server();
  const piece = carrier.piece;
  let all: Uploads | null = null;
  let paused = false;
  carrier.piece = async (...args) => {
    const there = await piece(...args);
    if (!paused) all?.pause(1);
    paused = true;
    return there;
  };
  all = uploads(carrier);
  all.add([file("a.txt", "x".repeat(600_000))]);
  await until(() => paused && states(all)[0] === "paused");
  await until(() => files.get("id1")?.bytes.length === 262_144);
  all.resume(1);
  await until(() => states(all)[0] === "ready");
  expect(files.get("id1")?.bytes.length).toBe(600_000);
});

test("what is given up is cancelled on the server, and makes room", async () => {
  const { carrier, cancelled, faults } = server();
  let release: () => void = () => undefined;
  const waits = () =>
    new Promise<void>((go) => {
      release = go;
    });
  const all = uploads(carrier, waits);
  faults.push(null, lost());
  all.add([file("a.txt", "abc")]);
  await until(() => states(all)[0] === "again");
  all.remove(1);
  release();
  expect(cancelled).toEqual(["id1"]);
  expect(all.items.get()).toEqual([]);
  all.add([file("b.txt", "abc")]);
  await until(() => states(all)[0] === "ready");
});

test("a message carries ten files, and what is too much is said", async () => {
  const { carrier } = server();
  const all = uploads(carrier);
  const said: string[] = [];
  all.onRefused = (message) => said.push(message);
  all.add(Array.from({ length: MOST + 1 }, (_, at) => file(`${at}.txt`, "x")));
  expect([all.items.get().length, said.length]).toEqual([MOST, 1]);
  await until(() => states(all).every((state) => state === "ready"));
});
