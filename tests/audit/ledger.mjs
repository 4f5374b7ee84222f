/**
 * What a house has promised to keep, and the reading of what it kept.
 *
 * An entry is written down when its acknowledgement arrives, never before. `check` reads everything
 * back by HTTP and answers what is missing, what is there twice, and what nobody ever said.
 */

/** How many runs a room keeps. */
const RUNS = 100;

/** The promises of one room. */
export class Ledger {
  /** Messages that were acknowledged: nonce → `{id, seq, body}`. */
  messages = new Map();
  /** Every nonce that was ever sent. */
  sent = new Set();
  /** Edits that were said to be on disk, by file. */
  edits = new Map();
  /** Every edit that was ever made, by file. */
  made = new Map();
  /** Runs that were accepted: what it was started with → id. */
  runs = new Map();

  /** Up to which message everything was read back already. */
  #read = 0;

  /** A message was acknowledged; a second acknowledgement has to say the same. */
  said({ id, seq, body, nonce }, faults) {
    const before = this.messages.get(nonce);
    if (before && (before.id !== id || before.seq !== seq)) {
      faults.push(`message ${nonce} was acknowledged as ${before.id} and as ${id}`);
    }
    this.messages.set(nonce, { id, seq, body });
  }

  /** Other words are on their way: until that is acknowledged, both are right. */
  changing(nonce, body) {
    this.messages.get(nonce).next = body;
  }

  changed(nonce) {
    const message = this.messages.get(nonce);
    message.body = message.next;
  }

  reacted(nonce, emoji) {
    this.messages.get(nonce).reaction = emoji;
  }

  ran(key, id, faults) {
    const before = this.runs.get(key);
    if (before !== undefined && before !== id) faults.push(`run ${key} was accepted as ${before} and as ${id}`);
    this.runs.set(key, id);
  }

  file(path) {
    if (!this.made.has(path)) {
      this.made.set(path, new Set());
      this.edits.set(path, new Set());
    }
    return { made: this.made.get(path), safe: this.edits.get(path) };
  }

  /** Reads back what came since the last time, or with `whole` everything. */
  async check(api, code, { whole = false } = {}) {
    const faults = [
      ...(await this.#messages(api, code, whole)),
      ...(await this.#runs(api, code)),
    ];
    const paths = [...this.made.keys()];
    for (const path of whole ? paths : paths.slice(-1)) {
      faults.push(...(await this.#edits(api, code, path)));
    }
    return faults;
  }

  async #messages(api, code, whole) {
    const from = whole ? 0 : this.#read;
    const kept = await pages(api, code, from);
    const faults = [];
    const seen = new Map();
    let last = { id: 0, seq: 0 };
    for (const message of kept) {
      if (message.id <= last.id || message.seq <= last.seq) faults.push(`message ${message.id} is out of order`);
      if (seen.has(message.nonce)) faults.push(`message ${message.nonce} is there twice`);
      if (!this.sent.has(message.nonce)) faults.push(`nobody said ${message.nonce}`);
      seen.set(message.nonce, message);
      last = message;
    }
    for (const [nonce, promised] of this.messages) {
      if (promised.id <= from) continue;
      const found = seen.get(nonce);
      if (!found) faults.push(`message ${nonce} (${promised.id}) is lost`);
      else if (!isKept(promised, found)) {
        faults.push(`message ${nonce} was ${JSON.stringify(promised)} and is ${JSON.stringify(found)}`);
      }
    }
    this.#read = Math.max(this.#read, last.id);
    return faults;
  }

  async #runs(api, code) {
    const { runs } = await api.get(`/api/rooms/${code}/runs?limit=${RUNS}`);
    const faults = [];
    const seen = new Map();
    for (const run of runs) {
      const [key] = run.args;
      if (seen.has(key)) faults.push(`run ${key} is there twice`);
      seen.set(key, run.id);
    }
    const newest = Math.max(0, ...runs.map(({ id }) => id));
    for (const [key, id] of this.runs) {
      if (id <= newest - RUNS) continue;
      if (seen.get(key) !== id) faults.push(`run ${key} was accepted as ${id} and is ${seen.get(key) ?? "lost"}`);
    }
    return faults;
  }

  async #edits(api, code, path) {
    const text = await api.read(code, path);
    const { made, safe } = this.file(path);
    const counts = new Map();
    const faults = [];
    for (const line of text.split("\n")) {
      if (line === "") continue;
      if (!made.has(line)) faults.push(`${path} has a line that nobody wrote: ${JSON.stringify(line)}`);
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
    for (const [line, count] of counts) if (count > 1) faults.push(`${path} has ${line} ${count} times`);
    for (const line of safe) if (!counts.has(line)) faults.push(`${path} has lost ${line}, which was saved`);
    return faults;
  }
}

/** Whether a message is what it was promised to be, with the reactions that were promised. */
function isKept({ id, seq, body, next, reaction }, found) {
  const isSame = found.id === id && found.seq === seq && [body, next].includes(found.body);
  return isSame && (!reaction || found.reactions.some(({ emoji }) => emoji === reaction));
}

/** All messages after `from`, oldest first. */
async function pages(api, code, from) {
  const found = [];
  let before = "";
  for (;;) {
    const { messages, more } = await api.get(`/api/rooms/${code}/messages?limit=100${before}`);
    found.unshift(...messages.filter(({ id }) => id > from));
    if (!more || messages.length === 0 || messages[0].id <= from) return found;
    before = `&before=${messages[0].id}`;
  }
}
