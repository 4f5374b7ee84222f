import { describe, expect, it } from "vitest";
import type { Joined, RoomEventFrame } from "./frames";
import type { LiveError, RoomHandler } from "./link";
import { Socket, type SocketLike, type World } from "./socket";

/** A connection whose other side is the test. */
class Wire implements SocketLike {
  binaryType: BinaryType = "blob";
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed: number | undefined;

  send(data: string | Uint8Array): void {
    if (typeof data === "string") this.sent.push(JSON.parse(data));
  }
  close(code?: number): void {
    this.closed = code ?? 1005;
  }
  say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
  }
  hangUp(code: number): void {
    this.onclose?.({ code, reason: "" } as CloseEvent);
  }
  /** What was sent, but for pings. */
  get asked() {
    return this.sent.filter((frame) => !("ping" in frame));
  }
}

/** A world whose clock goes when the test says so. */
class TestWorld implements World {
  readonly wires: Wire[] = [];
  answer: "ok" | "ended" | "unreachable" = "ok";
  #now = 1_000;
  #timers = new Set<{ at: number; run: () => void }>();

  open = () => {
    const wire = new Wire();
    this.wires.push(wire);
    return wire;
  };
  renew = async () => this.answer;
  now = () => this.#now;
  random = () => 1;
  after = (ms: number, run: () => void) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#now = due.at;
      due.run();
    }
    this.#now = end;
  }
  get wire(): Wire {
    const last = this.wires.at(-1);
    if (!last) throw new Error("nothing was opened");
    return last;
  }
}

const welcome = { welcome: { conn: 1, user: {}, version: "0", now: 1_000, heartbeat_ms: 25_000 } };
const joined = (seq: number, reset: boolean, r = 3) => ({
  joined: {
    r,
    room: { code: "otter" },
    epoch: "e1",
    seq,
    me: {},
    presence: [],
    reset: reset ? {} : null,
  },
});
const posted = (seq: number) => ({ r: 3, seq, chat: { posted: { id: seq } } });

class Ears implements RoomHandler {
  readonly joins: Joined[] = [];
  readonly seqs: (number | undefined)[] = [];
  readonly losses: number[] = [];
  shutBy: LiveError | null = null;
  joined(frame: Joined) {
    this.joins.push(frame);
  }
  event(event: RoomEventFrame) {
    this.seqs.push(event.seq);
  }
  binary() {}
  shut(error: LiveError) {
    this.shutBy = error;
  }
  lost(code: number) {
    this.losses.push(code);
  }
}

function inRoom() {
  const world = new TestWorld();
  const socket = new Socket(world);
  const ears = new Ears();
  socket.start();
  const link = socket.join("otter", ears);
  world.wire.say(welcome);
  world.wire.say(joined(10, true));
  return { world, socket, ears, link };
}

describe("the connection", () => {
  it("joins only after the welcome", () => {
    const world = new TestWorld();
    const socket = new Socket(world);
    socket.start();
    socket.join("otter", new Ears());
    expect(world.wire.asked).toEqual([]);
    world.wire.say(welcome);
    expect(world.wire.asked).toEqual([{ re: 1, join: { room: "otter" } }]);
    expect(socket.status.get()).toEqual({ state: "live" });
  });

  it("comes back by itself, and resumes where it was", () => {
    const { world, socket, ears } = inRoom();
    world.wire.say(posted(11));
    world.wire.hangUp(1006);
    expect(socket.status.get().state).toBe("offline");
    expect(ears.losses).toEqual([1006]);
    world.pass(400);
    world.wire.say(welcome);
    expect(world.wire.asked).toEqual([
      { re: 2, join: { room: "otter", resume: { epoch: "e1", seq: 11 } } },
    ]);
    world.wire.say(joined(13, false));
    world.wire.say(posted(12));
    world.wire.say(posted(13));
    expect(ears.seqs).toEqual([11, 12, 13]);
  });

  it("waits longer after each failure, and no longer than fifteen seconds", () => {
    const world = new TestWorld();
    const socket = new Socket(world);
    socket.start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      world.wire.hangUp(1006);
      const status = socket.status.get();
      if (status.state !== "offline") throw new Error("must be offline");
      waits.push(status.retryAt - world.now());
      world.pass(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([400, 800, 1_600, 3_200, 6_400, 12_800, 15_000, 15_000]);
  });

  it("tries at once when woken", () => {
    const { world, socket } = inRoom();
    world.wire.hangUp(1006);
    expect(world.wires.length).toBe(1);
    socket.wake();
    expect(world.wires.length).toBe(2);
  });

  it("gives a silent line up", () => {
    const { world, socket } = inRoom();
    world.pass(18_000);
    expect(world.wires[0]?.closed).toBe(4000);
    expect(socket.status.get().state).toBe("offline");
  });

  it("keeps a line that answers, and measures it", () => {
    const { world, socket } = inRoom();
    for (let round = 0; round < 5; round += 1) {
      world.pass(9_986);
      const at = world.now();
      world.pass(14);
      world.wire.say({ pong: { at } });
    }
    expect(socket.latency.get()).toBe(14);
    expect(socket.status.get()).toEqual({ state: "live" });
    expect(world.wires.length).toBe(1);
  });

  it("gives up when the session has ended", async () => {
    const { world, socket } = inRoom();
    world.answer = "ended";
    world.wire.hangUp(4401);
    await Promise.resolve();
    await Promise.resolve();
    expect(socket.status.get()).toEqual({ state: "refused", why: "session" });
    world.pass(60_000);
    expect(world.wires.length).toBe(1);
  });

  it("does not hear a connection that it let go", () => {
    const { world, ears } = inRoom();
    const old = world.wire;
    old.hangUp(1006);
    world.pass(400);
    old.say(posted(11));
    expect(ears.seqs).toEqual([]);
  });
});

describe("a room on it", () => {
  it("hears each durable event once and in order, and asks for what is missing", () => {
    const { world, ears } = inRoom();
    for (const seq of [11, 11, 13, 14]) world.wire.say(posted(seq));
    expect(ears.seqs).toEqual([11]);
    const joins = world.wire.asked.filter((frame) => "join" in frame);
    expect(joins.length).toBe(2);
    expect(joins[1]).toMatchObject({ join: { resume: { epoch: "e1", seq: 11 } } });
    world.wire.say(joined(14, false));
    for (const seq of [12, 13, 14]) world.wire.say(posted(seq));
    expect(ears.seqs).toEqual([11, 12, 13, 14]);
  });

  it("hears events without a number as they come", () => {
    const { world, ears } = inRoom();
    world.wire.say({ r: 3, chat: { typing: { user: "u" } } });
    expect(ears.seqs).toEqual([undefined]);
  });

  it("starts from the snapshot after a reset", () => {
    const { world, ears } = inRoom();
    world.wire.hangUp(1006);
    world.pass(400);
    world.wire.say(welcome);
    world.wire.say(joined(90, true));
    world.wire.say(posted(91));
    expect(ears.seqs).toEqual([91]);
  });

  it("keeps for the return only what it is asked to keep", () => {
    const { world, link } = inRoom();
    world.wire.hangUp(1006);
    expect(link.send({ chat: { typing: {} } })).toBe(false);
    expect(link.send({ chat: { read: { seq: 10 } } }, { queue: true })).toBe(false);
    world.pass(400);
    world.wire.say(welcome);
    world.wire.say(joined(10, false));
    expect(world.wire.asked.slice(1)).toEqual([{ r: 3, chat: { read: { seq: 10 } } }]);
  });

  it("does not send again what the server could not read", () => {
    const { world, link } = inRoom();
    world.wire.hangUp(1006);
    link.send({ chat: { read: { seq: 10 } } }, { queue: true });
    world.pass(400);
    world.wire.hangUp(4400);
    world.pass(20_000);
    world.wire.say(welcome);
    world.wire.say(joined(10, false));
    expect(world.wire.asked.filter((frame) => "chat" in frame)).toEqual([]);
  });

  it("matches answers to requests", async () => {
    const { world, link } = inRoom();
    const good = link.request({ run: { stop: { run: 7 } } });
    const bad = link.request({ run: { stop: { run: 8 } } });
    const [first, second] = world.wire.asked.slice(1).map((frame) => frame.re);
    world.wire.say({
      r: 3,
      re: second,
      refused: { fault: "forbidden", code: "read_only", message: "no" },
    });
    world.wire.say({ r: 3, re: first, done: {} });
    await expect(good).resolves.toBeUndefined();
    await expect(bad).rejects.toMatchObject({ code: "read_only", message: "no" });
  });

  it("tells a request that its answer will not come", async () => {
    const { world, link } = inRoom();
    const asked = link.request({ run: { stop: { run: 7 } } });
    world.wire.hangUp(1006);
    await expect(asked).rejects.toMatchObject({ code: "connection_lost" });
  });

  it("says so when the door is shut, and does not knock again", () => {
    const world = new TestWorld();
    const socket = new Socket(world);
    const ears = new Ears();
    socket.start();
    socket.join("otter", ears);
    world.wire.say(welcome);
    world.wire.say({ re: 1, refused: { fault: "missing", code: "no_room", message: "gone" } });
    expect(ears.shutBy?.code).toBe("no_room");
    world.wire.hangUp(1006);
    world.pass(400);
    world.wire.say(welcome);
    expect(world.wire.asked).toEqual([]);
  });

  it("can be left before the door opens, and entered again", () => {
    const world = new TestWorld();
    const socket = new Socket(world);
    socket.start();
    world.wire.say(welcome);
    socket.join("otter", new Ears()).leave();
    world.wire.say(joined(10, true));
    expect(world.wire.asked.at(-1)).toEqual({ leave: { r: 3 } });
    const ears = new Ears();
    socket.join("otter", ears);
    world.wire.say(joined(10, true, 4));
    expect(ears.joins.length).toBe(1);
  });
});
