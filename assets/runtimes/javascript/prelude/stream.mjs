// The module `stream`: readable, writable and both, and what joins them.
import { nextTick } from './timers.mjs';
import { EventEmitter } from './events.mjs';
import { receivedAs } from './files.mjs';
import { Buffer, TextDecoder } from './text.mjs';

export const coded = (Kind, code, message) => Object.assign(new Kind(message), { code });
export const defaultMark = (isObjects) => (isObjects ? 16 : 16384);
const markOf = (options, side, isObjects) => options[`${side}HighWaterMark`] ?? options.highWaterMark ?? defaultMark(isObjects);
// Streams are functions, not classes: older programs say `Readable.call(this)`.
const methods = (Kind, Parent, Methods) => {
  Object.setPrototypeOf(Kind.prototype, Parent.prototype);
  Object.setPrototypeOf(Kind, Parent);
  for (const name of Reflect.ownKeys(Methods.prototype)) if (name !== 'constructor') Object.defineProperty(Kind.prototype, name, Object.getOwnPropertyDescriptor(Methods.prototype, name));
};
const hidden = (owner, name, value) => Object.defineProperty(owner, name, { value, writable: true, configurable: true });

/** What both sides share: ending early, and errors. */
class Ending {
  get destroyed() { return !!this._ends.destroyed; }
  set destroyed(value) { this._ends.destroyed = value; }
  get errored() { return this._ends.error ?? null; }
  get closed() { return !!this._ends.closed; }
  _destroy(error, done) { done(error); }
  destroy(error, done) {
    const ends = this._ends;
    if (ends.destroyed) { done?.(); return this; }
    ends.destroyed = true;
    if (error) ends.error ??= error;
    this._destroy(error ?? null, (failed) => nextTick(() => {
      if (failed) { ends.error ??= failed; this.emit('error', failed); }
      ends.closed = true;
      done?.(failed);
      if (ends.emitClose) this.emit('close');
    }));
    return this;
  }
  [Symbol.asyncDispose]() { this.destroy(); return Promise.resolve(); }
}
export function Stream(options = {}) {
  EventEmitter.call(this);
  hidden(this, '_ends', { autoDestroy: options.autoDestroy !== false, emitClose: options.emitClose !== false });
  if (typeof options.destroy === 'function') this._destroy = options.destroy;
  options.signal?.addEventListener('abort', () => this.destroy(Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR' })));
}
methods(Stream, EventEmitter, Ending);

function startReading(stream, options) {
  const isObjects = !!(options.objectMode || options.readableObjectMode);
  hidden(stream, '_readableState', { objectMode: isObjects, highWaterMark: markOf(options, 'readable', isObjects), buffer: [], length: 0, flowing: null, ended: false, endEmitted: false, reading: false, sync: true, announced: false, readingMore: false, decoder: options.encoding ? new TextDecoder(options.encoding) : null, encoding: options.encoding ?? null });
  if (typeof options.read === 'function') stream._read = options.read;
}
export function Readable(options = {}) {
  if (!(this instanceof Readable)) return new Readable(options);
  Stream.call(this, options);
  startReading(this, options);
}
const sizeOf = (state, chunk) => (state.objectMode ? 1 : chunk.length);
function announce(stream) {
  const state = stream._readableState;
  if (state.announced) return;
  state.announced = true;
  nextTick(() => {
    state.announced = false;
    if (!stream.destroyed && (state.length || state.ended)) stream.emit('readable');
    flow(stream);
    if (state.ended && !state.length && stream.listenerCount('readable')) stream.read();
  });
}
function flow(stream) { while (stream._readableState.flowing && stream.read() !== null); }
function readMore(stream) {
  const state = stream._readableState;
  if (state.readingMore) return;
  state.readingMore = true;
  nextTick(() => {
    while (!state.reading && !state.ended && !stream.destroyed && state.length < state.highWaterMark) { const before = state.length; stream.read(0); if (state.length === before) break; }
    state.readingMore = false;
  });
}
function endReading(stream) {
  const state = stream._readableState;
  if (state.endEmitted || state.ending) return;
  state.ending = true;
  nextTick(() => {
    if (state.endEmitted || state.length || stream.errored) return;
    state.endEmitted = true;
    stream.emit('end');
    if (stream._writableState && stream.allowHalfOpen === false) stream.end();
    if (stream._ends.autoDestroy && (!stream._writableState || stream._writableState.finished)) stream.destroy();
  });
}
methods(Readable, Stream, class {
  get readable() { return !this.destroyed && !this._readableState.endEmitted; }
  get readableFlowing() { return this._readableState.flowing; }
  get readableLength() { return this._readableState.length; }
  get readableHighWaterMark() { return this._readableState.highWaterMark; }
  get readableObjectMode() { return this._readableState.objectMode; }
  get readableEncoding() { return this._readableState.encoding; }
  get readableEnded() { return this._readableState.endEmitted; }
  get readableAborted() { return this.destroyed && !this._readableState.endEmitted; }
  _read() { throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented'); }
  setEncoding(name) { this._readableState.decoder = new TextDecoder(name); this._readableState.encoding = name; return this; }
  push(chunk, encoding) {
    const state = this._readableState;
    state.reading = false;
    if (chunk === null) {
      if (state.ended) return false;
      state.ended = true;
      const rest = state.decoder?.decode();
      if (rest) { state.buffer.push(rest); state.length += sizeOf(state, rest); }
      announce(this);
      return false;
    }
    if (state.ended) { this.destroy(coded(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF')); return false; }
    if (!state.objectMode) {
      if (typeof chunk === 'string') chunk = state.encoding && (encoding ?? 'utf8') === state.encoding ? chunk : Buffer.from(chunk, encoding);
      else if (!(chunk instanceof Uint8Array)) { this.destroy(coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ${receivedAs(chunk)}`)); return false; }
      if (state.decoder && typeof chunk !== 'string') chunk = state.decoder.decode(chunk, { stream: true });
      if (!chunk.length) { readMore(this); return state.length < state.highWaterMark; }
    }
    if (state.flowing && !state.length && !state.sync && this.listenerCount('data')) this.emit('data', chunk);
    else { state.buffer.push(chunk); state.length += sizeOf(state, chunk); announce(this); }
    readMore(this);
    return state.length < state.highWaterMark;
  }
  unshift(chunk) { const state = this._readableState; state.buffer.unshift(chunk); state.length += sizeOf(state, chunk); announce(this); }
  read(size) {
    const state = this._readableState;
    if (state.ended && !state.length) { endReading(this); return null; }
    if (!state.reading && !state.ended && !this.destroyed && (state.length < state.highWaterMark || state.length === 0 || size > state.length)) {
      state.reading = state.sync = true;
      try { this._read(state.highWaterMark); } catch (error) { this.destroy(error); }
      state.sync = false;
    }
    if (size === 0 || !state.length || (size > state.length && !state.ended)) { if (state.ended && !state.length) endReading(this); return null; }
    let chunk;
    if (state.objectMode || (size === undefined && state.flowing)) chunk = state.buffer.shift();
    else {
      const whole = typeof state.buffer[0] === 'string' ? state.buffer.join('') : Buffer.concat(state.buffer), take = Math.min(size ?? whole.length, whole.length);
      chunk = whole.slice(0, take);
      state.buffer = take < whole.length ? [whole.slice(take)] : [];
    }
    state.length -= sizeOf(state, chunk);
    if (state.length === 0 && state.ended) endReading(this);
    this.emit('data', chunk);
    return chunk;
  }
  on(name, listener) {
    EventEmitter.prototype.on.call(this, name, listener);
    const state = this._readableState;
    if (name === 'data' && state.flowing !== false && !this.listenerCount('readable')) this.resume();
    if (name === 'readable') { state.flowing = false; if (state.length) announce(this); else if (!state.reading) nextTick(() => this.read(0)); }
    return this;
  }
  addListener(name, listener) { return this.on(name, listener); }
  resume() { const state = this._readableState; if (!state.flowing) { state.flowing = !this.listenerCount('readable'); nextTick(() => { if (!state.reading) this.read(0); this.emit('resume'); flow(this); if (state.flowing && !state.reading) this.read(0); }); } return this; }
  pause() { if (this._readableState.flowing !== false) { this._readableState.flowing = false; this.emit('pause'); } return this; }
  isPaused() { return this._readableState.flowing === false; }
  pipe(target, options) {
    const give = (chunk) => { if (target.write(chunk) === false) { this.pause(); target.once('drain', () => { this._readableState.flowing = true; flow(this); this.read(0); }); } };
    const end = () => target.end();
    const pipe = { target, stop: () => { this.off('data', give); this.off('end', end); target.emit('unpipe', this); } };
    if (!this._pipes) hidden(this, '_pipes', []);
    this._pipes.push(pipe);
    this.on('data', give);
    if (options?.end !== false && target !== process.stdout && target !== process.stderr) { if (this.readableEnded) nextTick(end); else this.once('end', end); }
    target.once?.('error', () => this.unpipe(target));
    target.emit?.('pipe', this);
    return target;
  }
  unpipe(target) { for (const pipe of this._pipes ?? []) if (!target || pipe.target === target) pipe.stop(); if (this._pipes) this._pipes = target ? this._pipes.filter((pipe) => pipe.target !== target) : []; if (!this._pipes?.length) this.pause(); return this; }
  async *[Symbol.asyncIterator]() {
    let wake = () => {};
    for (const name of ['readable', 'end', 'error', 'close']) this.on(name, () => wake());
    try {
      for (;;) {
        const chunk = this.destroyed ? null : this.read();
        if (chunk !== null) yield chunk;
        else if (this.errored) throw this.errored;
        else if (this.readableEnded) return;
        else if (this.closed) throw coded(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close');
        else await new Promise((resolve) => { wake = resolve; });
      }
    } finally { this.destroy(); }
  }
  iterator() { return this[Symbol.asyncIterator](); }
  async toArray() { const all = []; for await (const chunk of this) all.push(chunk); return all; }
  async forEach(each) { for await (const chunk of this) await each(chunk); }
  async reduce(step, ...start) { let sum = start[0], isFirst = !start.length; for await (const chunk of this) { sum = isFirst ? chunk : await step(sum, chunk); isFirst = false; } return sum; }
  async some(test) { for await (const chunk of this) if (await test(chunk)) return true; return false; }
  async every(test) { return !await this.some(async (chunk) => !await test(chunk)); }
  async find(test) { for await (const chunk of this) if (await test(chunk)) return chunk; return undefined; }
  map(each) { const from = this; return Readable.from((async function* () { for await (const chunk of from) yield each(chunk); })()); }
  filter(test) { const from = this; return Readable.from((async function* () { for await (const chunk of from) if (await test(chunk)) yield chunk; })()); }
  flatMap(each) { const from = this; return Readable.from((async function* () { for await (const chunk of from) yield* await each(chunk); })()); }
  take(count) { const from = this; return Readable.from((async function* () { if (count > 0) for await (const chunk of from) { yield chunk; if (--count <= 0) return; } })()); }
  drop(count) { const from = this; return Readable.from((async function* () { for await (const chunk of from) if (count-- <= 0) yield chunk; })()); }
});
Readable.from = (source, options) => {
  if (typeof source === 'string' || source instanceof Uint8Array) source = [source];
  const iterator = source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator](), isLive = !!source[Symbol.asyncIterator];
  const stream = new Readable({ objectMode: true, highWaterMark: 1, ...options });
  let isReading = false;
  const next = async () => {
    try {
      for (;;) {
        const { value, done } = isLive ? await iterator.next() : iterator.next();
        if (done) return stream.push(null);
        const chunk = value instanceof Promise ? await value : value;
        if (chunk === null) throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
        if (!stream.push(chunk)) { isReading = false; return undefined; }
      }
    } catch (error) { return stream.destroy(error); }
  };
  stream._read = () => { if (!isReading) { isReading = true; next(); } };
  stream._destroy = (error, done) => { Promise.resolve(iterator.return?.()).then(() => done(error), done); };
  return stream;
};

function startWriting(stream, options) {
  const isObjects = !!(options.objectMode || options.writableObjectMode);
  hidden(stream, '_writableState', { objectMode: isObjects, highWaterMark: markOf(options, 'writable', isObjects), length: 0, writing: false, buffered: [], corked: 0, ending: false, finalCalled: false, finished: false, needDrain: false, decodeStrings: options.decodeStrings !== false, encoding: options.defaultEncoding ?? 'utf8' });
  for (const name of ['write', 'writev', 'final']) if (typeof options[name] === 'function') stream[`_${name}`] = options[name];
}
export function Writable(options = {}) {
  if (!(this instanceof Writable)) return new Writable(options);
  Stream.call(this, options);
  startWriting(this, options);
}
function writeNow(stream, { chunk, encoding, done, together }) {
  const state = stream._writableState, size = together ? together.reduce((sum, entry) => sum + sizeOf(state, entry.chunk), 0) : sizeOf(state, chunk);
  let isSync = true;
  state.writing = true;
  const written = (error) => {
    if (!state.writing) return;
    state.writing = false;
    state.length -= size;
    const after = () => {
      if (state.needDrain && state.length === 0 && !state.ending && !stream.destroyed) { state.needDrain = false; stream.emit('drain'); }
      done?.(error ?? null);
      finish(stream);
    };
    if (error) { nextTick(() => done?.(error)); stream.destroy(error); return; }
    if (state.buffered.length && !state.corked) { if (isSync) nextTick(after); else after(); if (!stream.destroyed) writeBuffered(stream); return; }
    if (isSync) nextTick(after); else after();
  };
  try { if (together) stream._writev(together, written); else stream._write(chunk, encoding, written); } catch (error) { written(error); }
  isSync = false;
}
function writeBuffered(stream) {
  const { buffered } = stream._writableState;
  if (!stream._writev || buffered.length < 2) { writeNow(stream, buffered.shift()); return; }
  const together = buffered.splice(0);
  writeNow(stream, { together, done: (error) => { for (const entry of together) entry.done?.(error); } });
}
function finish(stream) {
  const state = stream._writableState;
  if (!state.ending || state.writing || state.length || state.finalCalled || stream.destroyed) return;
  state.finalCalled = true;
  const finished = (error) => {
    if (error) return void stream.destroy(error);
    stream.emit('prefinish');
    nextTick(() => {
      if (stream.errored) return;
      state.finished = true;
      stream.emit('finish');
      if (stream._ends.autoDestroy && (!stream._readableState || stream._readableState.endEmitted)) stream.destroy();
    });
  };
  if (typeof stream._final !== 'function') return void finished();
  nextTick(() => { try { stream._final(finished); } catch (error) { finished(error); } });
}
methods(Writable, Stream, class {
  get writable() { return !this.destroyed && !this._writableState.ending; }
  get writableLength() { return this._writableState.length; }
  get writableHighWaterMark() { return this._writableState.highWaterMark; }
  get writableObjectMode() { return this._writableState.objectMode; }
  get writableNeedDrain() { return this._writableState.needDrain; }
  get writableEnded() { return this._writableState.ending; }
  get writableFinished() { return this._writableState.finished; }
  get writableCorked() { return this._writableState.corked; }
  _write(chunk, encoding, done) { if (this._writev) this._writev([{ chunk, encoding }], done); else throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented'); }
  write(chunk, encoding, done) {
    const state = this._writableState;
    if (typeof encoding === 'function') [encoding, done] = [undefined, encoding];
    if (chunk === null) throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
    if (!state.objectMode) {
      if (typeof chunk === 'string') { if (state.decodeStrings) { chunk = Buffer.from(chunk, encoding ?? state.encoding); encoding = 'buffer'; } } else if (chunk instanceof Uint8Array) encoding = 'buffer';
      else throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${receivedAs(chunk)}`);
    }
    if (state.ending || this.destroyed) {
      const error = state.ending ? coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end') : coded(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed');
      nextTick(() => { done?.(error); if (state.ending) { if (this.destroyed) this.emit('error', error); else this.destroy(error); } });
      return false;
    }
    state.length += sizeOf(state, chunk);
    const isRoom = state.length < state.highWaterMark, entry = { chunk, encoding: encoding ?? state.encoding, done };
    if (!isRoom) state.needDrain = true;
    if (state.writing || state.corked) state.buffered.push(entry); else writeNow(this, entry);
    return isRoom && !this.errored;
  }
  end(chunk, encoding, done) {
    const state = this._writableState;
    if (typeof chunk === 'function') [chunk, done] = [undefined, chunk]; else if (typeof encoding === 'function') [encoding, done] = [undefined, encoding];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (state.corked) { state.corked = 1; this.uncork(); }
    if (done) { if (state.finished) nextTick(done); else this.once('finish', done); }
    state.ending = true;
    finish(this);
    return this;
  }
  cork() { this._writableState.corked++; }
  uncork() { const state = this._writableState; if (state.corked && --state.corked === 0 && state.buffered.length && !state.writing) writeBuffered(this); }
  setDefaultEncoding(name) { this._writableState.encoding = name; return this; }
});
Object.defineProperty(Writable, Symbol.hasInstance, { value(value) { return this === Writable ? !!value?._writableState || Function.prototype[Symbol.hasInstance].call(this, value) : Function.prototype[Symbol.hasInstance].call(this, value); } });

export function Duplex(options = {}) {
  if (!(this instanceof Duplex)) return new Duplex(options);
  Readable.call(this, options);
  startWriting(this, options);
  this.allowHalfOpen = options.allowHalfOpen !== false;
}
methods(Duplex, Readable, class {});
for (const [name, found] of Object.entries(Object.getOwnPropertyDescriptors(Writable.prototype))) if (name !== 'constructor') Object.defineProperty(Duplex.prototype, name, found);

export function Transform(options = {}) {
  if (!(this instanceof Transform)) return new Transform(options);
  Duplex.call(this, options);
  hidden(this, '_waiting', null);
  for (const name of ['transform', 'flush']) if (typeof options[name] === 'function') this[`_${name}`] = options[name];
}
methods(Transform, Duplex, class {
  _transform() { throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented'); }
  _write(chunk, encoding, done) {
    this._transform(chunk, encoding, (error, result) => {
      if (error) return void done(error);
      if (result !== null && result !== undefined) this.push(result);
      if (this._readableState.length < this._readableState.highWaterMark || this._readableState.ended) done(); else this._waiting = done;
    });
  }
  _read() { const done = this._waiting; this._waiting = null; done?.(); }
  _final(done) {
    if (!this._flush) { this.push(null); return void done(); }
    this._flush((error, result) => { if (error) return void done(error); if (result !== null && result !== undefined) this.push(result); this.push(null); done(); });
  }
});
export function PassThrough(options) { if (!(this instanceof PassThrough)) return new PassThrough(options); Transform.call(this, options); }
methods(PassThrough, Transform, class { _transform(chunk, _encoding, done) { done(null, chunk); } });
