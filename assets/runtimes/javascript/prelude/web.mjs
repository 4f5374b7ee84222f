// What browsers and Node share: URL, structuredClone, Headers-free fetch.
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
  #protocol; username = ''; password = ''; hostname = ''; #port = ''; pathname = ''; #search = ''; #hash = ''; #params;
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
  get protocol() { return this.#protocol; }
  set protocol(raw) { const found = /^[a-z][a-z0-9+.-]*/i.exec(String(raw)); if (found) { this.#protocol = `${found[0].toLowerCase()}:`; this.port = this.#port; } }
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
    this.port = port;
  }
  get port() { return this.#port; }
  set port(raw) { const [digits] = /^\d*/.exec(String(raw)); if (+digits <= 65535 && (digits || raw === '')) this.#port = digits === '' || String(+digits) === ports[this.protocol] ? '' : String(+digits); }
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
