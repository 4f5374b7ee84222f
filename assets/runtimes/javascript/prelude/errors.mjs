// Errors as Node words them: where they happened, and what stands there.
import { readText } from './files.mjs';

// The wrapper of a CommonJS module stands on the file's first line; columns there are set right again.
const [OPEN, CLOSE] = ['(function(exports,require,module,__filename,__dirname){', '\n})'];
export const wrapped = (source) => OPEN + source.replace(/^#!/, '//') + CLOSE;
/** The files that stand in that wrapper. */
export const common = new Set();

function place(frame) {
  const file = frame.getFileName();
  if (!file || !file.startsWith('/')) return null;
  const line = frame.getLineNumber();
  return { file, line, column: frame.getColumnNumber() - (line === 1 && common.has(file) ? OPEN.length : 0), name: frame.getFunctionName() };
}

function stackText(error, places) {
  let text;
  try { text = Error.prototype.toString.call(error); } catch { text = 'Error'; }
  for (const { file, line, column, name } of places) text += `\n    at ${name && !/^<(anonymous|module|eval)>$/.test(name) ? `${name} (${file}:${line}:${column})` : `${file}:${line}:${column}`}`;
  return text;
}

// The engine says that something is no function; the source says what: `user.fly`.
const CHAIN = /^(?:new\s+)?[\p{ID_Start}$_#][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_#][\p{ID_Continue}$]*|\[(?:\d+|'[\p{ID_Continue}$]*')\])*/u;
const BEFORE = /(?<![\p{ID_Continue}$.)\]'"`}])(?:[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\s*\.\s*[\p{ID_Continue}$#]+|\[\d+\])*)\s*\??\.\s*$/u;
const sources = new Map();
function sourceFrom({ file, line, column }) {
  if (!sources.has(file)) { const text = readText(file) ?? ''; sources.set(file, { text, lines: [0, ...Array.from(text.matchAll(/\n/g), (found) => found.index + 1)] }); }
  const { text, lines } = sources.get(file), at = lines[line - 1] + column - 1;
  return [text.slice(Math.max(0, at - 200), at), text.slice(at, at + 200)];
}
function named(where, what) {
  const [before, after] = sourceFrom(where), chain = CHAIN.exec(after)?.[0];
  if (!chain) return null;
  if (what === 'function' && /\bnew\s+$/.test(before)) what = 'constructor';
  const next = after.slice(chain.length).trimStart()[0] ?? '', shown = chain.replace(/\['([^']*)'\]/g, '.$1');
  if (what === 'iterable') {
    if (/\bof\s+$/.test(before) && next === ')') return `${shown} is not iterable`;
    if (!/\.\.\.$/.test(before) || !',)]'.includes(next)) return null;
    return isArgument(before) ? 'Spread syntax requires ...iterable[Symbol.iterator] to be a function' : `${shown} is not iterable`;
  }
  if (next !== '(' && next !== '`' && !(what === 'constructor' && ';),'.includes(next))) return null;
  return `${/\.\s*$/.test(before) ? ownerIn(before) : ''}${shown} is not a ${what}`;
}
// What stands before a dot: names, and calls as `name(...)`.
function ownerIn(before) {
  const found = BEFORE.exec(before);
  if (found) return found[0].replace(/\s/g, '');
  const call = /\)\s*(\??\.)\s*$/.exec(before);
  for (let at = call?.index, depth = 0; at >= 0; at--) {
    if (')]}'.includes(before[at])) depth++;
    else if ('([{'.includes(before[at]) && --depth === 0) { const callee = before[at] === '(' && BEFORE.exec(`${before.slice(0, at)}.`); return callee ? `${callee[0].replace(/\s/g, '').slice(0, -1)}(...)${call[1]}` : '(intermediate value).'; }
  }
  return '(intermediate value).';
}
// Whether what follows `before` stands in the parentheses of a call, not in the brackets of an array.
function isArgument(before) {
  for (let at = before.length - 1, depth = 0; at >= 0; at--) {
    if (')]}'.includes(before[at])) depth++;
    else if ('([{'.includes(before[at]) && depth-- === 0) return before[at] === '(';
  }
  return false;
}
const VAGUE = /^\(intermediate value\) is not a (function|constructor)$|is not (iterable) \(cannot read property Symbol\(Symbol\.iterator\)\)$/;

// How many frames are constructors of the error's own class: they tell nothing.
function constructing(error, frames) {
  const kinds = [];
  for (let kind = Object.getPrototypeOf(error)?.constructor; typeof kind === 'function' && kinds.length < 9; kind = Object.getPrototypeOf(kind)) kinds.push(kind);
  const first = frames.findIndex((frame) => !kinds.includes(frame.getFunction()));
  return Math.max(0, first);
}

// The text of a stack is made when it is first asked for, as in Node: `name` may still be set.
const unmade = new WeakSet();
Error.prepareStackTrace = (error, frames) => {
  const found = VAGUE.exec(error.message), where = found && frames.length > 0 && place(frames[0]);
  if (where) { const message = named(where, found[1] ?? found[2]); if (message) error.message = message; }
  const places = frames.slice(constructing(error, frames)).map(place).filter(Boolean), text = () => stackText(error, places);
  unmade.add(text);
  return text;
};
const storeStack = (error, stack) => { Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true, enumerable: false }); return stack; };
const stackOf = Object.getOwnPropertyDescriptor(Error.prototype, 'stack').get;
Object.defineProperty(Error.prototype, 'stack', {
  get() { const stack = stackOf.call(this); return unmade.has(stack) ? storeStack(this, stack()) : stack; },
  set(stack) { if (Object(this) === this) storeStack(this, stack); },
  configurable: true, enumerable: false,
});
const captureNow = Error.captureStackTrace;
Error.captureStackTrace = function captureStackTrace(target, above) {
  captureNow(target, above ?? captureStackTrace);
  const stack = Object.getOwnPropertyDescriptor(target, 'stack')?.value;
  if (unmade.has(stack)) Object.defineProperty(target, 'stack', { get() { return storeStack(target, stack()); }, set(value) { storeStack(target, value); }, configurable: true, enumerable: false });
};
