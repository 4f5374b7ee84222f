/**
 * The audit: many clients chat, write and run; the server is killed at a random moment and started
 * again on the same data; then everything that was acknowledged has to be there exactly once.
 *
 *     node tests/audit/audit.mjs [--rounds 25] [--seed N]
 *
 * The seed decides what the clients do and when the server dies. How both interleave it cannot
 * decide; a failed run keeps the data directory, so that it can be looked at.
 */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { House, PASSWORD, until } from "../lib/house.mjs";
import { api, register } from "../lib/api.mjs";
import { random } from "../lib/random.mjs";
import { Ledger } from "./ledger.mjs";
import { Poster, Runner, Talker, Writer } from "./load.mjs";

/** A new file now and then, so that texts stay far below the limit of a document. */
const ROUNDS_PER_FILE = 20;
const ROOMS = 2;
/** Access tokens last for ten minutes. */
const TOKEN_MS = 5 * 60_000;
/** How many faults are printed. */
const SHOWN = 20;

const { values } = parseArgs({ options: { rounds: { type: "string" }, seed: { type: "string" } } });
const rounds = Number(values.rounds ?? 25);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const chance = random(seed);

console.log(`audit: ${rounds} rounds, --seed ${seed}`);
const house = await House.start("audit", { warm: true });
const faults = [];

async function audit() {
  await house.raise();
  await house.ready("javascript");
  const people = await Promise.all(["adaeze", "tomasz", "liv", "ruben"].map(Account.make));
  const rooms = await Promise.all(Array.from({ length: ROOMS }, (_, n) => makeRoom(n, people)));
  const loads = rooms.flatMap((room) => loadsOf(room, people));
  const began = performance.now();
  const starts = [];
  for (let round = 1; round <= rounds && faults.length === 0; round += 1) {
    if (round % ROUNDS_PER_FILE === 1) {
      if (round > 1) await settle(rooms, loads);
      for (const room of rooms) await newFile(room, round);
    }
    for (const person of people) await person.renew();
    for (const load of loads) load.start(house, load.person.token);
    await pause(chance.within(150, 1500));
    await house.kill();
    await Promise.all(loads.map((load) => load.stop()));
    const from = performance.now();
    await house.open();
    starts.push(performance.now() - from);
    await look(rooms, loads, `round ${round}`);
    if (process.stdout.isTTY || round % 5 === 0 || round === rounds) say(rooms, round);
  }
  if (faults.length > 0) return;
  await settle(rooms, loads);
  await look(rooms, loads, "in the end", { whole: true });
  starts.sort((a, b) => a - b);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const middle = Math.round(starts[starts.length >> 1] ?? 0);
  console.log(`  ${rounds} kills in ${seconds} s; killed to serving again: median ${middle} ms`);
}

/** Somebody with an account. */
class Account {
  token = "";
  #at = 0;

  constructor(username) {
    this.username = username;
  }

  static async make(username) {
    const person = new Account(username);
    const { access_token } = await register(house.url, username, PASSWORD);
    person.token = access_token;
    person.#at = performance.now();
    return person;
  }

  async renew() {
    if (performance.now() - this.#at < TOKEN_MS) return;
    const login = { login: this.username, password: PASSWORD };
    this.token = (await api(house.url).post("/api/session", login)).access_token;
    this.#at = performance.now();
  }
}

async function makeRoom(n, people) {
  const [owner, ...others] = people;
  const mine = house.api(owner.token);
  const { code } = await mine.room(`Room ${n}`, { visibility: "public" });
  for (const { token } of others) await house.api(token).post(`/api/rooms/${code}/join`);
  await mine.write(code, "main.js", "console.log(1);\n");
  return { code, owner, ledger: new Ledger(), file: null };
}

async function newFile(room, round) {
  const mine = house.api(room.owner.token);
  const path = `lines-${round}.txt`;
  await mine.write(room.code, path, "");
  const { entries } = await mine.get(`/api/rooms/${room.code}/tree`);
  room.file = entries.find((entry) => entry.path === path);
}

function loadsOf(room, people) {
  const { ledger } = room;
  const tail = room.code.slice(-4);
  const kinds = [
    ...people.map((person, n) => [Talker, person, `talk${n}`, {}]),
    [Talker, people[0], "talk-again", {}],
    [Poster, people[1], "post", {}],
    [Poster, people[2], "post-too", {}],
    [Runner, people[2], "run", {}],
    [Runner, people[3], "run-too", {}],
    [Writer, people[0], "write", { forgetful: false }],
    [Writer, people[1], "write-too", { forgetful: false }],
    [Writer, people[2], "forget", { forgetful: true }],
    [Writer, people[3], "forget-too", { forgetful: true }],
  ];
  return kinds.map(([Kind, person, what, more]) => {
    const load = new Kind({ room, ledger, name: `${tail}/${what}`, chance, ...more });
    return Object.assign(load, { person });
  });
}

/** Reads everything back. */
async function look(rooms, loads, when, how) {
  const found = loads.flatMap((load) => load.faults.splice(0));
  for (const { code, ledger, owner } of rooms) {
    await owner.renew();
    found.push(...(await ledger.check(house.api(owner.token), code, how)));
  }
  const said = await house.command("check").catch((error) => `${error.stdout ?? ""}${error.stderr ?? error}`);
  if (!/is sound/.test(said)) found.push(`longhouse check: ${said.trim()}`);
  faults.push(...found.map((fault) => `${when}: ${fault}`));
}

/** Lets everyone who has something open bring it over, as people do who come back. */
async function settle(rooms, loads) {
  const writers = loads.filter((load) => load instanceof Writer);
  await Promise.all(writers.map((load) => load.finish(house, load.person.token)));
  await until("every edit is said to be safe", 20_000, () => writers.every((load) => load.isQuiet()));
  for (const load of writers) load.drop();
}

function say(rooms, round) {
  const sum = (count) => rooms.reduce((all, { ledger }) => all + count(ledger), 0);
  const edits = sum((ledger) => [...ledger.edits.values()].reduce((all, safe) => all + safe.size, 0));
  const messages = sum((ledger) => ledger.messages.size);
  const runs = sum((ledger) => ledger.runs.size);
  console.log(`  round ${round}: ${messages} messages, ${edits} edits, ${runs} runs acknowledged, all there once`);
}

try {
  await audit();
} catch (error) {
  faults.push(error.stack);
}
for (const fault of faults.slice(0, SHOWN)) console.log(`  ✘ ${fault}`);
if (faults.length > SHOWN) console.log(`  … and ${faults.length - SHOWN} more`);
if (faults.length === 0) await house.clear();
else console.log(`  the data is kept in ${house.data}`);
console.log(`audit: ${faults.length === 0 ? "1 passed, 0 failed" : "0 passed, 1 failed"}`);
process.exit(faults.length === 0 ? 0 : 1);
