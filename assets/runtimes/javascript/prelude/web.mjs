// What browsers and Node share: URL, structuredClone, Headers-free fetch, crypto.
import { entropy } from 'qjs:host';
import { customInspect, inspect } from './inspect.mjs';
import { Buffer, DOMException, utf8 } from './text.mjs';

const ports = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };
const escapes = (text, keep) => Array.from(text.toWellFormed(), (letter) => (keep.test(letter) ? letter : Array.from(utf8(letter), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''))).join('');
const decoded = (text) => { const bytes = []; const raw = utf8(text.replaceAll('+', ' ')); for (let i = 0; i < raw.length; i++) { const pair = raw[i] === 37 ? String.fromCharCode(raw[i + 1] ?? 0, raw[i + 2] ?? 0) : ''; if (/^[0-9a-f]{2}$/i.test(pair)) { bytes.push(Number.parseInt(pair, 16)); i += 2; } else bytes.push(raw[i]); } return Buffer.from(bytes).toString(); };

export class URLSearchParams {
  #pairs = []; #changed;
  constructor(init = '', changed) {
    this.#changed = changed;
    if (typeof init === 'string') for (const part of init.replace(/^\?/, '').split('&')) { if (!part) continue; const at = part.indexOf('='); this.#pairs.push(at < 0 ? [decoded(part), ''] : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))]); }
    else for (const [name, value] of init?.[Symbol.iterator] ? init : Object.entries(init ?? {})) this.#pairs.push([String(name), String(value)]);
  }
  append(name, value) { this.#pairs.push([String(name), String(value)]); this.#changed?.(); }
  set(name, value) { const at = this.#pairs.findIndex(([other]) => other === name); this.#pairs = this.#pairs.filter(([other], i) => other !== name || i === at); if (at < 0) this.#pairs.push([String(name), String(value)]); else this.#pairs[this.#pairs.findIndex(([other]) => other === name)][1] = String(value); this.#changed?.(); }
  delete(name) { this.#pairs = this.#pairs.filter(([other]) => other !== name); this.#changed?.(); }
  get(name) { return this.#pairs.find(([other]) => other === name)?.[1] ?? null; }
  getAll(name) { return this.#pairs.filter(([other]) => other === name).map(([, value]) => value); }
  has(name) { return this.#pairs.some(([other]) => other === name); }
  sort() { this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)); this.#changed?.(); }
  get size() { return this.#pairs.length; }
  forEach(each, self) { for (const [name, value] of this.#pairs) each.call(self, value, name, this); }
  *keys() { for (const [name] of this.#pairs) yield name; }
  *values() { for (const [, value] of this.#pairs) yield value; }
  *entries() { for (const [name, value] of this.#pairs) yield [name, value]; }
  [Symbol.iterator]() { return this.entries(); }
  toString() { const encode = (text) => escapes(text, /[A-Za-z0-9*\-._ ]/).replaceAll(' ', '+'); return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'); }
  [customInspect](_depth, options) { return `URLSearchParams {${this.size ? ` ${this.#pairs.map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`).join(', ')} ` : ''}}`; }
}

export class URL {
  protocol; username = ''; password = ''; hostname = ''; port = ''; pathname = ''; #search = ''; #hash = ''; #params;
  constructor(raw, base) {
    const text = String(raw).trim(), absolute = /^([a-z][a-z0-9+.-]*:)(.*)$/is.exec(text);
    const from = base === undefined ? null : base instanceof URL ? base : new URL(base);
    if (!absolute && !from) throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: text });
    this.protocol = absolute ? absolute[1].toLowerCase() : from.protocol;
    const [, before, search, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(absolute ? absolute[2] : text);
    this.hash = hash ?? '';
    if (this.#special || before.startsWith('//')) this.#hierarchical(before.replaceAll('\\', '/'), absolute ? null : from, text);
    else this.pathname = absolute ? before : from.#relative(before);
    this.search = search ?? (!absolute && !before ? from.search : '');
  }
  get #special() { return Object.hasOwn(ports, this.protocol); }
  #hierarchical(before, from, text) {
    const found = /^\/\/(?:([^@/]*)@)?([^/]*)(.*)$/s.exec(before);
    if (found) {
      [this.username, this.password = ''] = (found[1] ?? '').split(/:(.*)/s);
      this.host = found[2];
      if (!this.hostname && this.protocol !== 'file:') throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: text });
    } else if (from) for (const part of ['username', 'password', 'hostname', 'port']) this[part] = from[part];
    else return this.#hierarchical(`//${before.replace(/^\/+/, '')}`, null, text);
    this.pathname = clean(found ? found[3] || (this.#special ? '/' : '') : from.#relative(before));
  }
  #relative(raw) { return !raw ? this.pathname : raw.startsWith('/') ? raw : this.pathname.replace(/[^/]*$/, '') + raw; }
  get host() { return this.hostname + (this.port && `:${this.port}`); }
  set host(raw) {
    const [, name, port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(raw) ?? [];
    if (name === undefined || /[\s<>^|%]/.test(name) || +port > 65535) throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: raw });
    this.hostname = name.toLowerCase();
    this.port = port === ports[this.protocol] ? '' : port && String(+port);
  }
  get origin() { return this.#special && this.protocol !== 'file:' ? `${this.protocol}//${this.host}` : 'null'; }
  get search() { return this.#search; }
  set search(raw) { const text = escapes(String(raw).replace(/^\?/, ''), /[A-Za-z0-9\-._~!$&()*+,;=:@/?%{}|^`[\]\\]/); this.#search = text && `?${text}`; this.#params = undefined; }
  get hash() { return this.#hash; }
  set hash(raw) { const text = escapes(String(raw).replace(/^#/, ''), /[^\s"<>`\u0080-\uffff]/); this.#hash = text && `#${text}`; }
  get searchParams() { return (this.#params ??= new URLSearchParams(this.#search, () => { const text = this.#params.toString(); this.#search = text && `?${text}`; })); }
  get href() { const login = this.username || this.password ? `${this.username}${this.password && `:${this.password}`}@` : ''; return `${this.protocol}${this.hostname || this.protocol === 'file:' || this.#special ? `//${login}${this.host}` : ''}${this.pathname}${this.search}${this.hash}`; }
  set href(raw) { const next = new URL(raw); for (const part of ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash']) this[part] = next[part]; }
  toString() { return this.href; }
  toJSON() { return this.href; }
  static canParse(raw, base) { return URL.parse(raw, base) !== null; }
  static parse(raw, base) { try { return new URL(raw, base); } catch { return null; } }
  [customInspect](_depth, options) { const shown = {}; for (const part of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) shown[part] = this[part]; return `URL ${inspect(shown, options)}`; }
}
function clean(raw) { const out = []; const parts = raw.split('/').slice(1); parts.forEach((part, i) => { if (part === '..') { out.pop(); if (i === parts.length - 1) out.push(''); } else if (part !== '.') out.push(escapes(part, /[^\s"<>`#?{}\u0080-\uffff]/)); else if (i === parts.length - 1) out.push(''); }); return raw.startsWith('/') ? `/${out.join('/')}` : raw; }

/** `structuredClone` */
export function structuredClone(source) {
  const seen = new Map();
  const copy = (value) => {
    if (typeof value === 'function' || typeof value === 'symbol') throw new DOMException(`${String(value)} could not be cloned.`, 'DataCloneError');
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    const keep = (made) => { seen.set(value, made); return made; };
    if (value instanceof Date) return keep(new Date(value));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer) return keep(value.slice(0));
    if (value instanceof DataView) return keep(new DataView(copy(value.buffer), value.byteOffset, value.byteLength));
    if (ArrayBuffer.isView(value)) return keep(new (value instanceof Buffer ? Uint8Array : value.constructor)(value));
    if (value instanceof Number || value instanceof String || value instanceof Boolean) return keep(Object(value.valueOf()));
    if (value instanceof Map) { const made = keep(new Map()); for (const [key, item] of value) made.set(copy(key), copy(item)); return made; }
    if (value instanceof Set) { const made = keep(new Set()); for (const item of value) made.add(copy(item)); return made; }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) throw new DOMException(`${inspect(value)} could not be cloned.`, 'DataCloneError');
    const made = keep(value instanceof Error ? Object.assign(Object.create(({ TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError })[value.name]?.prototype ?? Error.prototype)) : Array.isArray(value) ? new Array(value.length) : {});
    if (value instanceof Error) for (const key of ['stack', 'message', 'cause']) if (Object.hasOwn(value, key)) Object.defineProperty(made, key, { value: copy(value[key]), writable: true, configurable: true });
    for (const key of Object.keys(value)) made[key] = copy(value[key]);
    return made;
  };
  return copy(source);
}

/** `fetch`: there is nothing to fetch from. */
export const fetch = (input) => Promise.reject(Object.assign(new TypeError('fetch failed', { cause: new Error(`there is no network in the sandbox: ${input?.url ?? input} cannot be reached`) })));

const rotate = (x, n) => (x << n) | (x >>> (32 - n));
function padded(bytes, bigEndian) { const size = ((bytes.length + 72) >> 6) << 6, all = new Uint8Array(size), view = new DataView(all.buffer); all.set(bytes); all[bytes.length] = 128; view.setUint32(size - (bigEndian ? 4 : 8), bytes.length << 3, !bigEndian); view.setUint32(size - (bigEndian ? 8 : 4), bytes.length / 0x20000000, !bigEndian); return view; }
const primes = (() => { const found = []; for (let n = 2; found.length < 64; n++) if (found.every((prime) => n % prime)) found.push(n); return found; })();
const fraction = (x) => ((x % 1) * 0x100000000) | 0;
const words = (state, little) => { const out = Buffer.alloc(state.length * 4); state.forEach((word, i) => out[little ? 'writeInt32LE' : 'writeInt32BE'](word | 0, i * 4)); return out; };

function sha256(bytes) {
  const view = padded(bytes, true), k = primes.map((prime) => fraction(Math.cbrt(prime))), w = new Int32Array(64);
  let state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      if (i < 16) w[i] = view.getInt32(block + i * 4);
      else { const x = w[i - 15], y = w[i - 2]; w[i] = w[i - 16] + (rotate(x, 25) ^ rotate(x, 14) ^ (x >>> 3)) + w[i - 7] + (rotate(y, 15) ^ rotate(y, 13) ^ (y >>> 10)); }
      const one = (h + (rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0, two = ((rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    state = [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  }
  return words(state);
}
function sha1(bytes) {
  const view = padded(bytes, true), w = new Int32Array(80);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      w[i] = i < 16 ? view.getInt32(block + i * 4) : rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
      const [mix, k] = i < 20 ? [(b & c) | (~b & d), 0x5a827999] : i < 40 ? [b ^ c ^ d, 0x6ed9eba1] : i < 60 ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc] : [b ^ c ^ d, 0xca62c1d6];
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, (rotate(a, 5) + mix + e + k + w[i]) | 0];
    }
    state = [a, b, c, d, e].map((word, i) => (word + state[i]) | 0);
  }
  return words(state);
}
function md5(bytes) {
  const view = padded(bytes, false), turns = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4, [mix, at] = round === 0 ? [(b & c) | (~b & d), i] : round === 1 ? [(d & b) | (~d & c), (5 * i + 1) % 16] : round === 2 ? [b ^ c ^ d, (3 * i + 5) % 16] : [c ^ (b | ~d), (7 * i) % 16];
      const sum = (a + mix + ((Math.abs(Math.sin(i + 1)) * 0x100000000) | 0) + view.getInt32(block + at * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotate(sum, turns[round][i % 4])) | 0];
    }
    state = [a, b, c, d].map((word, i) => (word + state[i]) | 0);
  }
  return words(state, true);
}
const digests = { sha256, sha1, md5 };
const digestOf = (name) => { const found = digests[String(name).toLowerCase().replace('-', '')]; if (!found) throw Object.assign(new Error(`Digest method not supported: the sandbox has ${Object.keys(digests).join(', ')}, not ${name}`), { code: 'ERR_CRYPTO_INVALID_DIGEST' }); return found; };

class Hash {
  #digest; #parts = []; #key;
  constructor(name, key) { this.#digest = digestOf(name); if (key !== undefined) { let bytes = Buffer.from(key); if (bytes.length > 64) bytes = this.#digest(bytes); this.#key = Buffer.concat([bytes, Buffer.alloc(64)], 64); } }
  update(part, encoding) { this.#parts.push(typeof part === 'string' ? Buffer.from(part, encoding) : Buffer.from(part)); return this; }
  digest(encoding) {
    let bytes = Buffer.concat(this.#parts);
    if (this.#key) bytes = Buffer.concat([this.#key.map((byte) => byte ^ 0x5c), this.#digest(Buffer.concat([this.#key.map((byte) => byte ^ 0x36), bytes]))]);
    const made = this.#digest(bytes);
    return encoding ? made.toString(encoding) : made;
  }
}
const randomBytes = (size) => { const bytes = Buffer.alloc(size); entropy(bytes); return bytes; };
const randomInt = (low, high) => { if (high === undefined) [low, high] = [0, low]; return low + Math.floor((randomBytes(6).readUIntBE48() / 2 ** 48) * (high - low)); };
Object.defineProperty(Buffer.prototype, 'readUIntBE48', { value() { return this.reduce((sum, byte) => sum * 256 + byte, 0); } });
const randomUUID = () => { const bytes = randomBytes(16); bytes[6] = (bytes[6] & 15) | 64; bytes[8] = (bytes[8] & 63) | 128; return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'); };
const getRandomValues = (view) => { entropy(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)); return view; };
const webDigest = async (name, source) => { const made = digestOf(name.name ?? name)(Buffer.from(ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source))); return made.buffer.slice(made.byteOffset, made.byteOffset + made.length); };
/** The global `crypto`. */
export const webcrypto = { getRandomValues, randomUUID, subtle: { digest: webDigest } };
/** The module `crypto`. */
export const crypto = { webcrypto, getRandomValues, randomUUID, randomBytes: (size, done) => (done ? void setImmediate(() => done(null, randomBytes(size))) : randomBytes(size)), randomInt, randomFillSync: getRandomValues, createHash: (name) => new Hash(name), createHmac: (name, key) => new Hash(name, key), getHashes: () => Object.keys(digests), hash: (name, source, encoding = 'hex') => new Hash(name).update(source).digest(encoding), timingSafeEqual: (a, b) => Buffer.compare(a, b) === 0 };
