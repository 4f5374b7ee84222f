// Standard streams and readline.
import * as os from 'qjs:os';
import { write, decode } from 'qjs:host';
import { EventEmitter } from './events.mjs';
import { failure } from './files.mjs';
import { Buffer, TextDecoder, utf8 } from './text.mjs';

export class Output extends EventEmitter {
  writable = true; isTTY = false; columns = 80; rows = 24; writableLength = 0;
  constructor(fd) { super(); this.fd = fd; }
  write(chunk, encoding, done) {
    if (typeof encoding === 'function') [encoding, done] = [undefined, encoding];
    if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk)) throw Object.assign(new TypeError('The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView.'), { code: 'ERR_INVALID_ARG_TYPE' });
    const error = write(this.fd, typeof chunk === 'string' ? (encoding && !/^utf-?8$/i.test(encoding) ? Buffer.from(chunk, encoding) : chunk.isWellFormed() ? chunk : utf8(chunk)) : chunk);
    if (error) throw failure(error, 'write');
    if (done) queueMicrotask(() => done(null));
    return true;
  }
  end(chunk, encoding, done) { if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk, encoding); (typeof chunk === 'function' ? chunk : done)?.(); this.emit('finish'); return this; }
  cork() {}
  uncork() {}
  getWindowSize() { return [this.columns, this.rows]; }
  hasColors() { return false; }
  getColorDepth() { return 1; }
}

export class Input extends EventEmitter {
  fd = 0; isTTY = false; readable = true; readableEnded = false;
  #decoder = null; #flowing = false; #chunks = [];
  setEncoding(name = 'utf8') { this.#decoder = new TextDecoder(name); return this; }
  setRawMode() { return this; }
  on(name, listener) { super.on(name, listener); if (name === 'data' || name === 'readable') this.resume(); else if (name === 'end' && this.readableEnded) queueMicrotask(listener); return this; }
  ref() { return this; }
  unref() { return this.pause(); }
  pause() { this.#flowing = false; os.setReadHandler(0, null); return this; }
  isPaused() { return !this.#flowing; }
  resume() {
    if (this.#flowing || this.readableEnded) return this;
    this.#flowing = true;
    const chunk = new Uint8Array(65536);
    os.setReadHandler(0, () => {
      const got = os.read(0, chunk.buffer, 0, chunk.length);
      if (got > 0) return this.#give(this.#decoder ? this.#decoder.decode(chunk.subarray(0, got), { stream: true }) : Buffer.from(chunk.slice(0, got)));
      this.pause();
      this.readableEnded = true;
      const rest = this.#decoder?.decode();
      if (rest) this.#give(rest);
      if (this.listenerCount('readable')) this.emit('readable');
      this.emit('end'); this.emit('close');
    });
    return this;
  }
  #give(chunk) { if (this.listenerCount('readable')) { this.#chunks.push(chunk); this.emit('readable'); } else this.emit('data', chunk); }
  read() { return this.#chunks.shift() ?? null; }
  pipe(target) { this.on('data', (chunk) => target.write(chunk)); this.on('end', () => { if (!(target instanceof Output)) target.end?.(); }); return target; }
  async *[Symbol.asyncIterator]() {
    const chunks = [];
    let ended = this.readableEnded, wake = () => {};
    this.on('data', (chunk) => { chunks.push(chunk); wake(); });
    this.on('end', () => { ended = true; wake(); });
    for (;;) { if (chunks.length) yield chunks.shift(); else if (ended) return; else await new Promise((resolve) => { wake = resolve; }); }
  }
}

/** Lines of standard input, one after the other, waiting for each: what `prompt` needs. */
export function readLine() {
  const bytes = [], one = new Uint8Array(1);
  for (;;) { const got = os.read(0, one.buffer, 0, 1); if (got <= 0) { if (!bytes.length) return null; break; } if (one[0] === 10) break; bytes.push(one[0]); }
  return decode(Uint8Array.from(bytes)).replace(/\r$/, '');
}

export class Interface extends EventEmitter {
  terminal = false; line = ''; closed = false;
  #input; #output; #prompt; #rest = ''; #questions = []; #lines = []; #iterating = false;
  constructor(input, output) {
    super();
    const options = input?.input ? input : { input, output };
    this.#input = options.input ?? process.stdin; this.#output = options.output; this.#prompt = options.prompt ?? '> ';
    this.#input.setEncoding?.('utf8');
    this.#input.on('data', (text) => this.#take(String(text)));
    this.#input.on('end', () => { if (this.#rest) this.#line(this.#rest); this.#rest = ''; this.close(); });
  }
  #take(text) { const parts = (this.#rest + text).split('\n'); this.#rest = parts.pop(); for (const part of parts) this.#line(part.replace(/\r$/, '')); }
  #line(text) {
    const question = this.#questions.shift();
    if (question) return question(text);
    if (this.listenerCount('line')) return void this.emit('line', text);
    this.#lines.push(text);
  }
  on(name, listener) { super.on(name, listener); if (name === 'line') queueMicrotask(() => { while (this.#lines.length && !this.#iterating && this.listenerCount('line')) this.emit('line', this.#lines.shift()); }); if (name === 'close' && this.closed) queueMicrotask(listener); return this; }
  question(query, options, done) {
    if (typeof options === 'function') done = options;
    if (this.closed && !this.#lines.length) throw Object.assign(new Error('readline was closed'), { code: 'ERR_USE_AFTER_CLOSE' });
    (this.#output ?? process.stdout).write(query);
    if (this.#lines.length) { const text = this.#lines.shift(); queueMicrotask(() => done(text)); } else this.#questions.push(done);
  }
  setPrompt(text) { this.#prompt = text; }
  getPrompt() { return this.#prompt; }
  prompt() { this.#output?.write(this.#prompt); this.#input.resume?.(); }
  write(text) { this.#take(text); }
  pause() { this.#input.pause?.(); this.emit('pause'); return this; }
  resume() { this.#input.resume?.(); this.emit('resume'); return this; }
  close() { if (this.closed) return; this.closed = true; this.#input.pause?.(); this.emit('close'); }
  [Symbol.dispose]() { this.close(); }
  async *[Symbol.asyncIterator]() {
    let wake = () => {};
    this.#iterating = true;
    this.on('line', (text) => { this.#lines.push(text); wake(); });
    this.on('close', () => wake());
    for (;;) { if (this.#lines.length) yield this.#lines.shift(); else if (this.closed) return; else await new Promise((resolve) => { wake = resolve; }); }
  }
}
class PromiseInterface extends Interface { question(query, options) { return new Promise((resolve, reject) => { try { super.question(query, options, resolve); } catch (error) { reject(error); } }); } }

const shared = { clearLine: () => true, cursorTo: (stream, x, y) => { stream.write(y === undefined ? `\x1b[${x + 1}G` : `\x1b[${y + 1};${x + 1}H`); return true; }, moveCursor: () => true, emitKeypressEvents() {} };
export const readlinePromises = { createInterface: (...values) => new PromiseInterface(...values), Interface: PromiseInterface };
export const readline = { ...shared, createInterface: (...values) => new Interface(...values), Interface, promises: readlinePromises };
