// The module `crypto`, and the global one.
import { entropy, digest, pbkdf2, scryptMix } from 'qjs:host';
import { receivedAs } from './files.mjs';
import { Transform } from './stream.mjs';
import { nextTick } from './timers.mjs';
import { Buffer } from './text.mjs';

const DIGESTS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const digestName = (name) => {
  const plain = String(name).toLowerCase().replace(/^(rsa-)?sha-?/, 'sha');
  if (!DIGESTS.includes(plain)) throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
  return plain;
};
function bytesOfData(name, value, encoding) {
  if (typeof value === 'string') return Buffer.from(value, encoding);
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  throw Object.assign(new TypeError(`The "${name}" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${receivedAs(value)}`), { code: 'ERR_INVALID_ARG_TYPE' });
}
const asBuffer = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

class Hash extends Transform {
  #name; #parts = []; #key; #isDone = false;
  constructor(name, key) { super(); this.#name = name; this.#key = key; }
  update(part, encoding) { if (this.#isDone) throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' }); this.#parts.push(Buffer.from(bytesOfData('data', part, encoding))); return this; }
  copy() { const other = new Hash(this.#name, this.#key); for (const part of this.#parts) other.update(part); return other; }
  digest(encoding) {
    if (this.#isDone) throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
    this.#isDone = true;
    const made = asBuffer(digest(this.#name, Buffer.concat(this.#parts), ...(this.#key ? [this.#key] : [])));
    return encoding && encoding !== 'buffer' ? made.toString(encoding) : made;
  }
  _transform(chunk, encoding, done) { this.update(chunk, encoding); done(); }
  _flush(done) { done(null, this.digest()); }
}

const inRange = (name, value, low, high) => { if (typeof value !== 'number') throw Object.assign(new TypeError(`The "${name}" argument must be of type number. Received ${receivedAs(value)}`), { code: 'ERR_INVALID_ARG_TYPE' }); if (!Number.isInteger(value) || value < low || value > high) throw Object.assign(new RangeError(`The value of "${name}" is out of range. It must be >= ${low} && <= ${high}. Received ${value}`), { code: 'ERR_OUT_OF_RANGE' }); return value; };
function pbkdf2Sync(password, salt, iterations, length, name) {
  const key = Buffer.alloc(inRange('keylen', length, 0, 2147483647));
  pbkdf2(digestName(name), bytesOfData('password', password), bytesOfData('salt', salt), inRange('iterations', iterations, 1, 2147483647), key);
  return key;
}
function scryptSync(password, salt, length, options = {}) {
  const n = options.N ?? options.cost ?? 16384, r = options.r ?? options.blockSize ?? 8, p = options.p ?? options.parallelization ?? 1, most = options.maxmem ?? 33554432;
  if (n < 2 || (n & (n - 1)) || 128 * n * r > most) throw Object.assign(new RangeError('Invalid scrypt params: memory limit exceeded'), { code: 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS' });
  const lanes = pbkdf2Sync(password, salt, 1, 128 * r * p, 'sha256');
  for (let at = 0; at < lanes.length; at += 128 * r) scryptMix(lanes.subarray(at, at + 128 * r), n, r);
  return pbkdf2Sync(password, lanes, 1, inRange('keylen', length, 0, 2147483647), 'sha256');
}
/** Calls back with what `work` gives, later. */
const later = (done, work) => { let error = null, value; try { value = work(); } catch (caught) { error = caught; } setImmediate(() => done(error, value)); };

const randomBytesNow = (size) => { const bytes = Buffer.alloc(inRange('size', size, 0, 2147483647)); entropy(bytes); return bytes; };
function randomInt(low, high, done) {
  if (high === undefined || typeof high === 'function') [low, high, done] = [0, low, high];
  for (const [name, value] of [['min', low], ['max', high]]) if (!Number.isSafeInteger(value)) throw Object.assign(new TypeError(`The "${name}" argument must be a safe integer. Received ${receivedAs(value)}`), { code: 'ERR_INVALID_ARG_TYPE' });
  const range = high - low;
  if (range <= 0) throw Object.assign(new RangeError(`The value of "max" is out of range. It must be greater than the value of "min" (${low}). Received ${high}`), { code: 'ERR_OUT_OF_RANGE' });
  if (range >= 2 ** 48) throw Object.assign(new RangeError(`The value of "max - min" is out of range. It must be <= 281474976710655. Received ${range}`), { code: 'ERR_OUT_OF_RANGE' });
  // What would make the first numbers likelier is drawn again.
  const fair = 2 ** 48 - (2 ** 48 % range);
  let drawn;
  do drawn = randomBytesNow(6).readUIntBE(0, 6); while (drawn >= fair);
  if (!done) return low + (drawn % range);
  nextTick(done, null, low + (drawn % range));
  return undefined;
}
const randomUUID = () => { const bytes = randomBytesNow(16); bytes[6] = (bytes[6] & 15) | 64; bytes[8] = (bytes[8] & 63) | 128; return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'); };
const getRandomValues = (view) => { entropy(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)); return view; };
function timingSafeEqual(a, b) {
  const [one, two] = [bytesOfData('buf1', a), bytesOfData('buf2', b)];
  if (one.length !== two.length) throw Object.assign(new RangeError('Input buffers must have the same byte length'), { code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH' });
  return one.reduce((differs, byte, i) => differs | (byte ^ two[i]), 0) === 0;
}
const webDigest = async (name, source) => { const made = digest(digestName(name.name ?? name), bytesOfData('data', source)); return made.buffer.slice(made.byteOffset, made.byteOffset + made.length); };
/** The global `crypto`. */
export const webcrypto = { getRandomValues, randomUUID, subtle: { digest: webDigest } };
/** The module `crypto`. */
export const crypto = {
  webcrypto, subtle: webcrypto.subtle, getRandomValues, randomUUID, randomInt, timingSafeEqual, pbkdf2Sync, scryptSync, Hash,
  randomBytes: (size, done) => (done ? later(done, () => randomBytesNow(size)) : randomBytesNow(size)),
  randomFillSync: getRandomValues,
  pbkdf2: (password, salt, iterations, length, name, done) => later(done, () => pbkdf2Sync(password, salt, iterations, length, name)),
  scrypt: (password, salt, length, ...rest) => { const done = rest.pop(); later(done, () => scryptSync(password, salt, length, ...rest)); },
  createHash: (name) => new Hash(digestName(name)),
  createHmac: (name, key) => new Hash(digestName(name), bytesOfData('key', key)),
  getHashes: () => [...DIGESTS],
  hash: (name, source, encoding = 'hex') => new Hash(digestName(name)).update(source).digest(encoding),
};
