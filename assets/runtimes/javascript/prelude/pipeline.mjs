// Streams one into the next, and when they are over.
import { nextTick } from './timers.mjs';
import { Stream, Readable, Writable, Duplex, Transform, PassThrough, coded, defaultMark } from './stream.mjs';
import { Buffer } from './text.mjs';

const isStdio = (stream) => stream === process.stdout || stream === process.stderr;
/** `finished`: tells once when a stream is over, or why it never will be. */
export function finished(stream, options, done) {
  if (typeof options === 'function') [options, done] = [{}, options];
  let isOver = false, stops = [];
  const over = (error) => { if (isOver) return; isOver = true; for (const stop of stops) stop(); done(error); };
  const reads = options.readable !== false && !!(stream._readableState ?? stream.fd === 0), writes = options.writable !== false && !!stream._writableState;
  const isDone = () => (!reads || stream.readableEnded) && (!writes || stream.writableFinished);
  const listen = (name, listener) => { stream.on(name, listener); stops.push(() => stream.off(name, listener)); };
  listen('error', over);
  for (const name of ['end', 'finish']) listen(name, () => { if (isDone()) over(); });
  listen('close', () => over(isDone() ? undefined : stream.errored ?? coded(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close')));
  if (stream.closed) nextTick(() => over(stream.errored ?? undefined)); else if (isDone()) nextTick(over);
  return () => { for (const stop of stops) stop(); };
}

/** `pipeline`: streams, iterables and generators, one into the next; all end when one fails. */
export function pipeline(...parts) {
  const done = typeof parts.at(-1) === 'function' && parts.length > 1 ? parts.pop() : () => {};
  if (parts.at(-1)?.signal) parts.pop();
  const stages = (Array.isArray(parts[0]) && parts.length === 1 ? parts[0] : parts);
  const streams = [];
  let failed, left = 0, value;
  const settle = (error) => {
    if (error && !failed) { failed = error; for (const stream of streams) if (!isStdio(stream)) stream.destroy?.(); }
    if (--left === 0) nextTick(done, failed, value);
  };
  let from = null;
  stages.forEach((stage, i) => {
    const isLast = i === stages.length - 1;
    let next = stage;
    if (typeof stage === 'function') {
      next = stage(from);
      if (isLast && typeof next?.then === 'function') { left++; next.then((result) => { value = result; settle(); }, settle); return; }
    }
    if (typeof next?.on !== 'function') next = Readable.from(next);
    else if (from && typeof stage !== 'function') from.pipe(next);
    streams.push(next);
    if (!isStdio(next)) { left++; finished(next, isLast ? { readable: false } : i === 0 ? { writable: false } : {}, settle); }
    from = next;
  });
  if (isStdio(streams.at(-1)) && !left) nextTick(done);
  return streams.at(-1);
}

const promises = {
  pipeline: (...parts) => new Promise((resolve, reject) => { pipeline(...parts, (error, value) => (error ? reject(error) : resolve(value))); }),
  finished: (stream, options = {}) => new Promise((resolve, reject) => { finished(stream, options, (error) => (error ? reject(error) : resolve())); }),
};
const gathered = async (stream) => Buffer.concat((await Array.fromAsync(stream)).map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));
/** The module `stream/consumers`. */
export const consumers = { buffer: gathered, text: async (stream) => (await gathered(stream)).toString(), json: async (stream) => JSON.parse((await gathered(stream)).toString()), arrayBuffer: async (stream) => { const all = await gathered(stream); return all.buffer.slice(all.byteOffset, all.byteOffset + all.length); } };
/** The module `stream`. */
export const stream = Object.assign(Stream, { Stream, Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, promises, addAbortSignal: (signal, target) => { signal.addEventListener('abort', () => target.destroy(Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR' }))); return target; }, getDefaultHighWaterMark: defaultMark });
