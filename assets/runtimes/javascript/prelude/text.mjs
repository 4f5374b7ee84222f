// Bytes and text: TextEncoder, TextDecoder, Buffer, base64.
import { encode, decode } from 'qjs:host';
import { inspect, customInspect } from './inspect.mjs';

/** UTF-8; half surrogates become the replacement character, as everywhere. */
export const utf8 = (text) => encode(String(text).toWellFormed());
const bytesOf = (source) => (source instanceof Uint8Array ? source : ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source));

export class TextEncoder {
  get encoding() { return 'utf-8'; }
  encode(text = '') { return utf8(text); }
  encodeInto(text, target) { const bytes = utf8(text).subarray(0, target.length); target.set(bytes); return { read: text.length, written: bytes.length }; }
}

export class TextDecoder {
  #fatal; #bom; #rest = new Uint8Array(0); #label;
  constructor(label = 'utf-8', options = {}) {
    const name = String(label).trim().toLowerCase();
    if (!['utf-8', 'utf8', 'unicode-1-1-utf-8', 'latin1', 'ascii', 'iso-8859-1', 'windows-1252', 'utf-16le', 'utf-16'].includes(name)) throw new RangeError(`The "${label}" encoding is not supported`);
    this.#label = name; this.#fatal = !!options.fatal; this.#bom = !!options.ignoreBOM;
  }
  get encoding() { return /^u.*16/.test(this.#label) ? 'utf-16le' : /^u/.test(this.#label) ? 'utf-8' : 'windows-1252'; }
  get fatal() { return this.#fatal; }
  decode(source, { stream = false } = {}) {
    let bytes = source === undefined ? new Uint8Array(0) : bytesOf(source);
    if (this.encoding === 'windows-1252') return latin1(bytes);
    if (this.encoding === 'utf-16le') return utf16(bytes);
    if (this.#rest.length) bytes = Buffer.concat([this.#rest, bytes]);
    const whole = stream ? wholeCharacters(bytes) : bytes.length;
    this.#rest = bytes.slice(whole);
    if (whole < bytes.length) bytes = bytes.subarray(0, whole);
    const text = decode(bytes);
    if (this.#fatal && text.includes('\ufffd') && Buffer.compare(utf8(text), bytes)) throw Object.assign(new TypeError('The encoded data was not valid for encoding utf-8'), { code: 'ERR_ENCODING_INVALID_ENCODED_DATA' });
    return !this.#bom && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
}

/** How many bytes at the front end with a whole character. */
export function wholeCharacters(bytes) {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const latin1 = (bytes) => { let text = ''; for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192)); return text; };
const utf16 = (bytes) => { let text = ''; for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes[at] | (bytes[at + 1] << 8)); return text; };
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(bytes, url) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63] + (at + 1 < bytes.length ? ALPHABET[(bits >> 6) & 63] : '=') + (at + 2 < bytes.length ? ALPHABET[bits & 63] : '=');
  }
  return url ? text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') : text;
}

function fromBase64(text) {
  const clean = text.replaceAll('-', '+').replaceAll('_', '/').replace(/[^A-Za-z0-9+/]/g, ''), bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let bits = 0, held = 0, at = 0;
  for (const letter of clean) {
    bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffffff; held += 6;
    if (held >= 8) { held -= 8; bytes[at++] = (bits >> held) & 255; }
  }
  return bytes.subarray(0, at);
}

/** `btoa` */
export const btoa = (text) => { const raw = String(text); if (/[^\0-\xff]/.test(raw)) throw new DOMException('Invalid character', 'InvalidCharacterError'); return toBase64(Uint8Array.from(raw, (letter) => letter.charCodeAt(0))); };
/** `atob` */
export const atob = (text) => { const clean = String(text).replace(/[\t\n\f\r ]/g, ''); if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.replaceAll('=', '').length % 4 === 1) throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError'); return latin1(fromBase64(clean)); };

/** The error class of the web's own functions. */
export class DOMException extends Error {
  #name;
  constructor(message = '', name = 'Error') { super(message); this.#name = typeof name === 'object' ? name?.name ?? 'Error' : name; }
  get name() { return this.#name; }
  get code() { return { InvalidCharacterError: 5, AbortError: 20, TimeoutError: 23, DataCloneError: 25 }[this.#name] ?? 0; }
}

/** Node's Buffer. */
export class Buffer extends Uint8Array {
  static poolSize = 8192;
  static from(source, encoding, length) {
    if (typeof source === 'string') {
      const bytes = encoded(source, encoding), buffer = new Buffer(bytes.length);
      buffer.set(bytes);
      return buffer;
    }
    if (source instanceof ArrayBuffer) return new Buffer(source, encoding, length);
    if (source?.type === 'Buffer' && Array.isArray(source.data)) source = source.data;
    if (source === null || typeof source !== 'object') throw Object.assign(new TypeError(`The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${inspect(source)}`), { code: 'ERR_INVALID_ARG_TYPE' });
    const buffer = new Buffer(source.length ?? 0);
    for (let i = 0; i < buffer.length; i++) buffer[i] = source[i];
    return buffer;
  }
  static alloc(size, fill, encoding) { const buffer = new Buffer(size); return fill === undefined ? buffer : buffer.fill(fill, 0, size, encoding); }
  static allocUnsafe(size) { return new Buffer(size); }
  static isBuffer(value) { return value instanceof Buffer; }
  static isEncoding(name) { return /^(utf-?8|hex|base64(url)?|latin1|binary|ascii|ucs-?2|utf-?16le)$/i.test(name); }
  static byteLength(source, encoding) { return typeof source === 'string' ? encoded(source, encoding).length : source.byteLength; }
  static concat(list, total = list.reduce((sum, part) => sum + part.length, 0)) { const all = new Buffer(total); let at = 0; for (const part of list) { if (at >= total) break; const fits = part.subarray(0, total - at); all.set(fits, at); at += fits.length; } return all; }
  static compare(a, b) { for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1; return Math.sign(a.length - b.length); }
  toString(encoding = 'utf8', start = 0, end = this.length) {
    const bytes = this.subarray(start, end);
    switch (String(encoding).toLowerCase()) {
      case 'hex': { let text = ''; for (const byte of bytes) text += byte.toString(16).padStart(2, '0'); return text; }
      case 'base64': return toBase64(bytes);
      case 'base64url': return toBase64(bytes, true);
      case 'latin1': case 'binary': return latin1(bytes);
      case 'ascii': return latin1(bytes.map((byte) => byte & 127));
      case 'utf16le': case 'utf-16le': case 'ucs2': return utf16(bytes);
      default: return decode(bytes);
    }
  }
  readUIntBE(offset, size) { return this.subarray(offset, offset + size).reduce((sum, byte) => sum * 256 + byte, 0); }
  readUIntLE(offset, size) { return this.subarray(offset, offset + size).reduceRight((sum, byte) => sum * 256 + byte, 0); }
  toJSON() { return { type: 'Buffer', data: [...this] }; }
  equals(other) { return Buffer.compare(this, other) === 0; }
  compare(other) { return Buffer.compare(this, other); }
  slice(start, end) { return this.subarray(start, end); }
  copy(target, to = 0, start = 0, end = this.length) { const part = this.subarray(start, Math.min(end, start + target.length - to)); target.set(part, to); return part.length; }
  write(text, offset = 0, length, encoding) { if (typeof offset === 'string') [encoding, offset] = [offset, 0]; if (typeof length === 'string') [encoding, length] = [length, undefined]; const bytes = encoded(text, encoding).subarray(0, Math.min(length ?? Infinity, this.length - offset)); this.set(bytes, offset); return bytes.length; }
  fill(value, start = 0, end = this.length, encoding) { if (typeof value === 'number') return super.fill(value & 255, start, end); const bytes = typeof value === 'string' ? encoded(value, encoding) : value; if (bytes.length) for (let i = start; i < end; i++) this[i] = bytes[(i - start) % bytes.length]; return this; }
  indexOf(value, from = 0, encoding) { if (typeof value === 'number') return super.indexOf(value & 255, from); const bytes = typeof value === 'string' ? encoded(value, encoding) : value; for (let i = Math.max(0, from < 0 ? this.length + from : from); i <= this.length - bytes.length; i++) { let j = 0; while (j < bytes.length && this[i + j] === bytes[j]) j++; if (j === bytes.length) return i; } return -1; }
  includes(value, from, encoding) { return this.indexOf(value, from, encoding) !== -1; }
  [customInspect]() { const shown = [...this.subarray(0, 50)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '); return `<Buffer${shown ? ` ${shown}` : ''}${this.length > 50 ? ` ... ${this.length - 50} more byte${this.length > 51 ? 's' : ''}` : ''}>`; }
}
for (const [name, bytes] of [['Int8', 1], ['UInt8', 1], ['Int16', 2], ['UInt16', 2], ['Int32', 4], ['UInt32', 4], ['Float', 4], ['Double', 8], ['BigInt64', 8], ['BigUInt64', 8]]) {
  const method = { UInt8: 'Uint8', UInt16: 'Uint16', UInt32: 'Uint32', Float: 'Float32', Double: 'Float64', BigUInt64: 'BigUint64' }[name] ?? name;
  for (const order of bytes === 1 ? [''] : ['LE', 'BE']) {
    Buffer.prototype[`read${name}${order}`] = function (offset = 0) { return new DataView(this.buffer, this.byteOffset, this.byteLength)[`get${method}`](offset, order === 'LE'); };
    Buffer.prototype[`write${name}${order}`] = function (value, offset = 0) { new DataView(this.buffer, this.byteOffset, this.byteLength)[`set${method}`](offset, value, order === 'LE'); return offset + bytes; };
    if (name.includes('UInt')) for (const verb of ['read', 'write']) Buffer.prototype[`${verb}${name.replace('UInt', 'Uint')}${order}`] = Buffer.prototype[`${verb}${name}${order}`];
  }
}

function encoded(text, encoding = 'utf8') {
  switch (String(encoding).toLowerCase()) {
    case 'hex': return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
    case 'base64': case 'base64url': return fromBase64(text);
    case 'latin1': case 'binary': case 'ascii': return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    case 'utf16le': case 'utf-16le': case 'ucs2': { const bytes = new Uint8Array(text.length * 2); for (let i = 0; i < text.length; i++) { bytes[2 * i] = text.charCodeAt(i) & 255; bytes[2 * i + 1] = text.charCodeAt(i) >> 8; } return bytes; }
    default: return utf8(text);
  }
}
