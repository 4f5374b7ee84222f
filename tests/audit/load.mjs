/** People and programs that keep a room busy, and write down what they were promised. */
import { setTimeout as pause } from "node:timers/promises";
import { Client, Document } from "../lib/client.mjs";

/** How many messages one client has under way. */
const WINDOW = 4;

/** What messages are reacted to with. */
const REACTION = "👍";

/** What all kinds of load have in common: who, where, and whether it goes on. */
class Load {
  faults = [];
  running = false;
  #turn = Promise.resolve();

  constructor({ room, ledger, name, chance }) {
    Object.assign(this, { room, ledger, name, chance });
    this.count = 0;
  }

  /** Goes on until `stop`; what the server refuses in good order is a fault, a lost connection is not. */
  start(house, token) {
    this.running = true;
    this.#turn = this.run(house, token).catch((error) => {
      if (error.status !== undefined || error.refused !== undefined) this.faults.push(`${this.name}: ${error.message}`);
    });
  }

  /** Ends, and waits until nothing is under way. */
  async stop() {
    this.running = false;
    this.drop();
    await this.#turn;
  }

  drop() {}

  next() {
    this.count += 1;
    return `${this.name}.${this.count}`;
  }

  rest() {
    return pause(this.chance.within(2, 20));
  }
}

/** Chats over the WebSocket; says again, with the same nonce, what was not acknowledged. */
export class Talker extends Load {
  #client = null;
  #open = new Map();

  async run(house, token) {
    const client = (this.#client ??= new Client(house.url, token, this.room.code));
    Object.assign(client, { url: house.url, token });
    client.onEvent = (frame) => {
      const message = frame.chat?.posted;
      if (message && this.#open.delete(message.nonce)) this.ledger.said(message, this.faults);
    };
    await client.open();
    for (const [nonce, body] of this.#open) client.tell({ chat: { post: { body, nonce } } });
    while (this.running && client.isOpen) {
      if (this.#open.size < WINDOW) this.#say(client);
      await this.rest();
    }
  }

  #say(client) {
    const nonce = this.next();
    const body = `message ${nonce}`;
    this.#open.set(nonce, body);
    this.ledger.sent.add(nonce);
    client.tell({ chat: { post: { body, nonce } } });
  }

  drop() {
    this.#client?.drop();
    this.faults.push(...(this.#client?.faults.splice(0) ?? []));
  }

  isQuiet() {
    return this.#open.size === 0;
  }
}

/** Chats over HTTP. */
export class Poster extends Load {
  #open = null;

  async run(house, token) {
    const api = house.api(token);
    while (this.running) {
      this.#open ??= this.next();
      const nonce = this.#open;
      this.ledger.sent.add(nonce);
      const body = `posted ${nonce}`;
      const message = await api.post(`/api/rooms/${this.room.code}/messages`, { body, nonce });
      this.ledger.said(message, this.faults);
      this.#open = null;
      if (this.count % 3 === 0) await this.#change(api, message);
      await this.rest();
    }
  }

  /** Puts other words in the place of those that were said, and reacts to them. */
  async #change(api, { id, nonce }) {
    const path = `/api/rooms/${this.room.code}/messages/${id}`;
    const body = `put right ${nonce}`;
    this.ledger.changing(nonce, body);
    await api.patch(path, { body });
    this.ledger.changed(nonce);
    await api.ask("PUT", `${path}/reactions/${encodeURIComponent(REACTION)}`);
    this.ledger.reacted(nonce, REACTION);
  }
}

/** Starts programs over HTTP. */
export class Runner extends Load {
  #open = null;

  async run(house, token) {
    const api = house.api(token);
    while (this.running) {
      this.#open ??= this.next();
      const key = this.#open;
      const start = { entry: "main.js", args: [key], nonce: key };
      try {
        const { id } = await api.post(`/api/rooms/${this.room.code}/runs`, start);
        this.ledger.ran(key, id, this.faults);
        this.#open = null;
      } catch (error) {
        // Too many at once is a fair answer.
        if (error.status !== 429) throw error;
      }
      await pause(this.chance.within(40, 200));
    }
  }
}

/**
 * Writes lines into a file. One that is `forgetful` loses its own copy whenever the server dies, so
 * that only what the server kept is left; the others bring back what they had.
 */
export class Writer extends Load {
  #client = null;
  #document = null;
  #path = "";

  constructor(options) {
    super(options);
    this.forgetful = options.forgetful;
  }

  async run(house, token) {
    const { id, path } = this.room.file;
    const client = new Client(house.url, token, this.room.code);
    this.#client = client;
    const document = this.#keep(path);
    await client.open();
    client.openDocument(id, document);
    while (this.running && client.isOpen) {
      if (document.number !== null) this.#write(document, path);
      await this.rest();
    }
  }

  #keep(path) {
    if (this.#document && this.#path === path && !this.forgetful) return this.#document;
    const document = new Document();
    const { safe } = this.ledger.file(path);
    document.onSaved = (lines) => {
      for (const line of lines) safe.add(line);
    };
    this.#document = document;
    this.#path = path;
    return document;
  }

  #write(document, path) {
    const line = this.next();
    this.ledger.file(path).made.add(line);
    document.edit(line, (text) => text.insert(this.#between(text.toString()), `${line}\n`));
  }

  /** The beginning of some line: to write anywhere else would tear other people's lines. */
  #between(text) {
    const at = text.indexOf("\n", this.chance.within(0, text.length + 1));
    return at === -1 ? text.length : at + 1;
  }

  drop() {
    this.#client?.drop();
    this.faults.push(...(this.#client?.faults.splice(0) ?? []));
  }

  /** Whether everything that this writer did not forget is safe. */
  isQuiet() {
    return this.forgetful || this.#document === null || this.#document.open.length === 0;
  }

  /** Connects once more, only to bring over what is open. */
  async finish(house, token) {
    if (this.forgetful || this.#document === null) return;
    this.#client = new Client(house.url, token, this.room.code);
    await this.#client.open();
    this.#client.openDocument(this.room.file.id, this.#document);
  }
}
