// The modules `util` and `assert`.
import { inspect, format } from './inspect.mjs';
import { nextTick } from './timers.mjs';
import { TextDecoder, TextEncoder } from './text.mjs';

/** Whether two values look the same all the way down. */
export function isDeepEqual(a, b, strict = true, seen = new Map()) {
  if (strict ? Object.is(a, b) : a == b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  const same = (x, y) => isDeepEqual(x, y, strict, seen);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof Date && b instanceof Date && +a !== +b) return false;
  if (a instanceof RegExp && String(a) !== String(b)) return false;
  if (a instanceof Error && (a.message !== b.message || a.name !== b.name)) return false;
  if ((a instanceof Number || a instanceof String || a instanceof Boolean) && !Object.is(a.valueOf(), b.valueOf())) return false;
  if (a instanceof Map) return b instanceof Map && a.size === b.size && [...a].every(([key, value]) => (b.has(key) ? same(value, b.get(key)) : [...b].some(([other, item]) => same(key, other) && same(value, item))));
  if (a instanceof Set) return b instanceof Set && a.size === b.size && [...a].every((value) => b.has(value) || [...b].some((other) => same(value, other)));
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key])) && (!Array.isArray(a) || a.length === b.length);
}

const kinds = { Date, RegExp, Map, Set, Promise, WeakMap, WeakSet, ArrayBuffer, DataView };
const promisified = Symbol.for('nodejs.util.promisify.custom');
export const util = {
  inspect, format, TextEncoder, TextDecoder,
  formatWithOptions: (_options, ...values) => format(...values),
  isDeepStrictEqual: (a, b) => isDeepEqual(a, b),
  promisify: Object.assign((original) => original[promisified] ?? ((...values) => new Promise((resolve, reject) => { original(...values, (error, value) => (error ? reject(error) : resolve(value))); })), { custom: promisified }),
  callbackify: (original) => (...values) => { const done = values.pop(); original(...values).then((value) => nextTick(done, null, value), (error) => nextTick(done, error)); },
  inherits(child, parent) { Object.defineProperty(child, 'super_', { value: parent }); Object.setPrototypeOf(child.prototype, parent.prototype); },
  deprecate: (original) => original,
  stripVTControlCharacters: (text) => text.replace(/\x1b\[[\d;]*[A-Za-z]/g, ''),
  styleText: (style, text) => { const codes = { bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], inverse: [7, 27], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39], gray: [90, 39], grey: [90, 39] }; return [style].flat().reduceRight((inner, name) => { if (!codes[name]) throw new TypeError(`The argument 'format' must be one of: ${Object.keys(codes).join(', ')}`); return `\x1b[${codes[name][0]}m${inner}\x1b[${codes[name][1]}m`; }, text); },
  types: { ...Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [`is${name}`, (value) => value instanceof kind])), isNativeError: (value) => value instanceof Error, isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView), isUint8Array: (value) => value instanceof Uint8Array, isAsyncFunction: (value) => value?.[Symbol.toStringTag] === 'AsyncFunction', isGeneratorFunction: (value) => value?.[Symbol.toStringTag] === 'GeneratorFunction' },
  isArray: Array.isArray,
};

export class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) { super(message ?? `${inspect(actual)} ${operator} ${inspect(expected)}`); this.name = 'AssertionError'; this.code = 'ERR_ASSERTION'; this.generatedMessage = message === undefined; this.actual = actual; this.expected = expected; this.operator = operator; }
}

const fail = (message, otherwise, actual, expected, operator) => { if (message instanceof Error) throw message; const error = new AssertionError({ message: message ?? otherwise, actual, expected, operator }); error.generatedMessage = message === undefined; throw error; };
const matches = (error, expected, message) => {
  if (expected === undefined) return;
  if (expected instanceof RegExp) { if (!expected.test(String(error))) fail(message, `The input did not match the regular expression ${expected}. Input:\n\n${inspect(String(error))}\n`, error, expected, 'throws'); } else if (typeof expected === 'function') { if (expected.prototype !== undefined && error instanceof expected) return; if (Error.isPrototypeOf(expected) || expected === Error) throw error; if (expected.call({}, error) !== true) fail(message, 'The validation function is expected to return "true".', error, expected, 'throws'); } else for (const key of Object.keys(expected)) { const fits = expected[key] instanceof RegExp && typeof error?.[key] === 'string' ? expected[key].test(error[key]) : isDeepEqual(error?.[key], expected[key]); if (!fits) fail(message, `Expected values to be strictly deep-equal: ${key}\n\n${inspect(error?.[key])} !== ${inspect(expected[key])}\n`, error, expected, 'throws'); }
};
const split = (expected, message) => (typeof expected === 'string' ? [undefined, expected] : [expected, message]);

export const assert = Object.assign((value, message) => assert.ok(value, message), {
  AssertionError,
  ok(value, message) { if (!value) fail(message, 'The expression evaluated to a falsy value', value, true, '=='); },
  equal(a, b, message) { if (!(a == b || (Number.isNaN(a) && Number.isNaN(b)))) fail(message, `${inspect(a)} == ${inspect(b)}`, a, b, '=='); },
  notEqual(a, b, message) { if (a == b) fail(message, `${inspect(a)} != ${inspect(b)}`, a, b, '!='); },
  strictEqual(a, b, message) { if (!Object.is(a, b)) fail(message, `Expected values to be strictly equal:\n\n${inspect(a)} !== ${inspect(b)}\n`, a, b, 'strictEqual'); },
  notStrictEqual(a, b, message) { if (Object.is(a, b)) fail(message, `Expected "actual" to be strictly unequal to: ${inspect(b)}`, a, b, 'notStrictEqual'); },
  deepStrictEqual(a, b, message) { if (!isDeepEqual(a, b)) fail(message, `Expected values to be strictly deep-equal:\n+ actual - expected\n\n+ ${inspect(a).replaceAll('\n', '\n+ ')}\n- ${inspect(b).replaceAll('\n', '\n- ')}\n`, a, b, 'deepStrictEqual'); },
  deepEqual(a, b, message) { if (!isDeepEqual(a, b, false)) fail(message, `Expected values to be loosely deep-equal:\n\n${inspect(a)}\n\nshould loosely deep-equal\n\n${inspect(b)}`, a, b, 'deepEqual'); },
  notDeepStrictEqual(a, b, message) { if (isDeepEqual(a, b)) fail(message, `Expected "actual" not to be strictly deep-equal to: ${inspect(b)}`, a, b, 'notDeepStrictEqual'); },
  notDeepEqual(a, b, message) { if (isDeepEqual(a, b, false)) fail(message, `Expected "actual" not to be loosely deep-equal to: ${inspect(b)}`, a, b, 'notDeepEqual'); },
  match(text, pattern, message) { if (!pattern.test(text)) fail(message, `The input did not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`, text, pattern, 'match'); },
  doesNotMatch(text, pattern, message) { if (pattern.test(text)) fail(message, `The input was expected to not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`, text, pattern, 'doesNotMatch'); },
  throws(work, ...rest) { const [expected, message] = split(...rest); try { work(); } catch (error) { matches(error, expected, message); return; } fail(message, 'Missing expected exception.', undefined, expected, 'throws'); },
  doesNotThrow(work, message) { try { work(); } catch (error) { fail(typeof message === 'string' ? message : undefined, `Got unwanted exception.\nActual message: "${error?.message}"`, error, undefined, 'doesNotThrow'); } },
  async rejects(work, ...rest) { const [expected, message] = split(...rest); try { await (typeof work === 'function' ? work() : work); } catch (error) { matches(error, expected, message); return; } fail(message, 'Missing expected rejection.', undefined, expected, 'rejects'); },
  async doesNotReject(work, message) { try { await (typeof work === 'function' ? work() : work); } catch (error) { fail(message, `Got unwanted rejection.\nActual message: "${error?.message}"`, error, undefined, 'doesNotReject'); } },
  ifError(value) { if (value !== null && value !== undefined) throw value; },
  fail(message = 'Failed') { fail(message, undefined, undefined, undefined, 'fail'); },
});
assert.strict = Object.assign((value, message) => assert.ok(value, message), assert, { equal: assert.strictEqual, notEqual: assert.notStrictEqual, deepEqual: assert.deepStrictEqual, notDeepEqual: assert.notDeepStrictEqual });
assert.strict.strict = assert.strict;
