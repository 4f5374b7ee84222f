// Paths and files.
import * as std from 'qjs:std';
import * as os from 'qjs:os';
import { decode, write } from 'qjs:host';
import { inspect } from './inspect.mjs';
import { Buffer, utf8 } from './text.mjs';

let cwd = '/';
export const enter = () => { cwd = std.getenv('PWD') || '/'; };
export const getCwd = () => cwd;
export const setCwd = (to) => { const next = path.resolve(to); if (!fs.statSync(next).isDirectory()) throw failure('ENOTDIR', 'chdir', to); cwd = next; };

function normalize(raw) {
  const absolute = raw.startsWith('/'), out = [];
  for (const part of raw.split('/')) {
    if (!part || part === '.') continue;
    if (part === '..' && out.length && out.at(-1) !== '..') out.pop();
    else if (part !== '..' || !absolute) out.push(part);
  }
  return (absolute ? '/' : '') + out.join('/') + (raw.endsWith('/') && out.length ? '/' : '') || (absolute ? '/' : '.');
}
const strip = (raw) => (raw.length > 1 ? raw.replace(/\/+$/, '') : raw);

/** What Node says that an argument was: `type number (1)`. */
export function receivedAs(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') return value.constructor?.name ? `an instance of ${value.constructor.name}` : inspect(value, { depth: -1 });
  const shown = inspect(value);
  return `type ${typeof value} (${shown.length > 28 ? `${shown.slice(0, 25)}...` : shown})`;
}
const texts = (name, ...values) => { for (const value of values) if (typeof value !== 'string') throw Object.assign(new TypeError(`The "${name}" argument must be of type string. Received ${receivedAs(value)}`), { code: 'ERR_INVALID_ARG_TYPE' }); return values[0]; };

export const path = {
  sep: '/', delimiter: ':', normalize: (raw) => normalize(texts('path', raw)),
  join: (...parts) => normalize((texts('path', ...parts), parts).filter(Boolean).join('/') || '.'),
  resolve(...parts) { texts('paths[0]', ...parts); let at = ''; for (const part of [cwd, ...parts].reverse()) { if (!part) continue; at = at ? `${part}/${at}` : part; if (part.startsWith('/')) break; } return strip(normalize(at)); },
  isAbsolute: (raw) => texts('path', raw).startsWith('/'),
  dirname(raw) { texts('path', raw); const at = strip(raw).lastIndexOf('/'); return at < 0 ? '.' : at === 0 ? '/' : raw.slice(0, at); },
  basename(raw, ending = '') { texts('path', raw); texts('suffix', ending); const name = strip(raw).split('/').pop(); return ending && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name; },
  extname(raw) { texts('path', raw); const name = path.basename(raw), at = name.lastIndexOf('.'); return at > 0 ? name.slice(at) : ''; },
  relative(from, to) { texts('from', from); texts('to', to); const a = path.resolve(from).split('/').filter(Boolean), b = path.resolve(to).split('/').filter(Boolean); let same = 0; while (same < a.length && same < b.length && a[same] === b[same]) same++; return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/'); },
  parse(raw) { texts('path', raw); const base = path.basename(raw), ext = path.extname(raw), dir = path.dirname(raw); return { root: raw.startsWith('/') ? '/' : '', dir: dir === '.' && !raw.startsWith('.') ? '' : dir, base, ext, name: base.slice(0, base.length - ext.length) }; },
  format: ({ dir, root = '', base, name = '', ext = '' }) => { const file = base ?? name + (ext && !ext.startsWith('.') ? `.${ext}` : ext); return dir ? (dir === root ? dir + file : `${dir}/${file}`) : root + file; },
};
path.posix = path;

const reasons = { ENOENT: 'no such file or directory', EEXIST: 'file already exists', ENOTDIR: 'not a directory', EISDIR: 'illegal operation on a directory', ENOTEMPTY: 'directory not empty', EACCES: 'permission denied', EPERM: 'operation not permitted', ENOSPC: 'no space left on device', EBADF: 'bad file descriptor', EINVAL: 'invalid argument', EXDEV: 'cross-device link not permitted', EMFILE: 'too many open files', ENOTCAPABLE: 'permission denied: outside the program\'s directory' };
// Two numbers of WASI that QuickJS does not name.
const codes = { ...Object.fromEntries(Object.entries(std.Error).filter(([, number]) => typeof number === 'number').map(([name, number]) => [number, name])), 76: 'ENOTCAPABLE', 54: 'ENOTDIR', 55: 'ENOTEMPTY', 31: 'EISDIR', 51: 'ENOSPC', 20: 'EEXIST', 44: 'ENOENT', 8: 'EBADF' };
export function failure(code, call, at, to) {
  const name = typeof code === 'number' ? codes[Math.abs(code)] ?? `E${Math.abs(code)}` : code;
  const where = at === undefined ? '' : ` '${at}'${to === undefined ? '' : ` -> '${to}'`}`;
  const error = new Error(`${name}: ${reasons[name] ?? std.strerror(Math.abs(+code || 0))}, ${call}${where}`);
  return Object.assign(error, { errno: typeof code === 'number' ? -Math.abs(code) : -2, code: name, syscall: call }, at === undefined ? {} : { path: String(at) });
}
const checked = (result, call, at, to) => { if (result < 0) throw failure(result, call, at, to); return result; };
const fileName = (raw) => { if (raw instanceof URL) raw = decodeURIComponent(raw.pathname); if (raw instanceof Uint8Array) raw = decode(raw); if (typeof raw !== 'string') throw Object.assign(new TypeError(`The "path" argument must be of type string or an instance of Buffer or URL. Received ${receivedAs(raw)}`), { code: 'ERR_INVALID_ARG_TYPE' }); if (raw.includes('\0')) throw Object.assign(new TypeError('The path must not contain null bytes'), { code: 'ERR_INVALID_ARG_VALUE' }); return path.resolve(raw); };
const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding);
const flags = { r: os.O_RDONLY, 'r+': os.O_RDWR, w: os.O_WRONLY | os.O_CREAT | os.O_TRUNC, wx: os.O_WRONLY | os.O_CREAT | os.O_EXCL, 'w+': os.O_RDWR | os.O_CREAT | os.O_TRUNC, a: os.O_WRONLY | os.O_CREAT | os.O_APPEND, 'a+': os.O_RDWR | os.O_CREAT | os.O_APPEND };
const toBytes = (source, encoding) => (typeof source === 'string' ? (encoding ? Buffer.from(source, encoding) : utf8(source)) : ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : utf8(String(source)));

function readAll(fd, at) {
  const parts = [], chunk = new Uint8Array(65536);
  for (;;) { const got = checked(os.read(fd, chunk.buffer, 0, chunk.length), 'read', at); if (got === 0) break; parts.push(chunk.slice(0, got)); }
  return Buffer.concat(parts);
}
export function readText(at) { const fd = os.open(at, os.O_RDONLY); if (fd < 0) return null; try { return decode(readAll(fd, at)); } finally { os.close(fd); } }
export const kindOf = (at) => { const [found, error] = os.stat(at); return error ? null : (found.mode & os.S_IFMT) === os.S_IFDIR ? 'folder' : 'file'; };

class Stats {
  constructor(found) { Object.assign(this, { dev: found.dev, mode: found.mode, nlink: found.nlink, ino: found.ino, size: found.size, atimeMs: found.atime, mtimeMs: found.mtime, ctimeMs: found.ctime, birthtimeMs: found.ctime, atime: new Date(found.atime), mtime: new Date(found.mtime), ctime: new Date(found.ctime), birthtime: new Date(found.ctime) }); }
  isFile() { return (this.mode & os.S_IFMT) === os.S_IFREG; }
  isDirectory() { return (this.mode & os.S_IFMT) === os.S_IFDIR; }
  isSymbolicLink() { return false; }
}
class Dirent {
  #kind;
  constructor(name, parentPath) { this.name = name; this.parentPath = this.path = parentPath; this.#kind = kindOf(path.resolve(String(parentPath), name)); }
  isDirectory() { return this.#kind === 'folder'; }
  isFile() { return this.#kind === 'file'; }
  isSymbolicLink() { return false; }
}

export const fs = {
  constants: { F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, O_RDONLY: os.O_RDONLY, O_WRONLY: os.O_WRONLY, O_RDWR: os.O_RDWR, O_CREAT: os.O_CREAT, O_EXCL: os.O_EXCL, O_TRUNC: os.O_TRUNC, O_APPEND: os.O_APPEND },
  Stats, Dirent,
  openSync(at, flag = 'r', mode = 0o666) { return checked(os.open(fileName(at), flags[flag] ?? flag, mode), 'open', at); },
  closeSync(fd) { checked(os.close(fd), 'close'); },
  readFileSync(at, options) {
    const own = typeof at !== 'number', fd = at === '/dev/stdin' ? 0 : own ? fs.openSync(at) : at;
    try { if (own && fd && kindOf(fileName(at)) === 'folder') throw failure('EISDIR', 'read'); const bytes = readAll(fd, at); return encodingOf(options) ? bytes.toString(encodingOf(options)) : bytes; } finally { if (own && fd) os.close(fd); }
  },
  writeFileSync(at, source, options) {
    const own = typeof at !== 'number', fd = own ? fs.openSync(at, options?.flag ?? 'w') : at;
    try { const error = write(fd, toBytes(source, encodingOf(options))); if (error) throw failure(error, 'write', own ? at : undefined); } finally { if (own) os.close(fd); }
  },
  appendFileSync(at, source, options) { fs.writeFileSync(at, source, { encoding: encodingOf(options), flag: 'a' }); },
  readSync(fd, target, offset = 0, length, position) { if (typeof offset === 'object') ({ offset = 0, length, position } = offset ?? {}); length ??= target.byteLength - offset; if (typeof position === 'number') os.seek(fd, position, std.SEEK_SET); return checked(os.read(fd, target.buffer, target.byteOffset + offset, length), 'read'); },
  writeSync(fd, source) { const bytes = toBytes(source), error = write(fd, bytes); if (error) throw failure(error, 'write'); return bytes.length; },
  existsSync(at) { try { return kindOf(fileName(at)) !== null; } catch { return false; } },
  accessSync(at) { if (kindOf(fileName(at)) === null) throw failure('ENOENT', 'access', at); },
  statSync(at, options) { const [found, error] = os.stat(fileName(at)); if (error) { if (options?.throwIfNoEntry === false) return undefined; throw failure(error, 'stat', at); } return new Stats(found); },
  readdirSync(at, options) {
    const [names, error] = os.readdir(fileName(at));
    if (error) throw failure(error, 'scandir', at);
    const list = names.filter((name) => name !== '.' && name !== '..').sort();
    if (options?.recursive && options.withFileTypes) return list.map((name) => new Dirent(name, at)).flatMap((entry) => [entry, ...(entry.isDirectory() ? fs.readdirSync(path.join(at, entry.name), options) : [])]);
    if (options?.recursive) return list.flatMap((name) => [name, ...(kindOf(`${fileName(at)}/${name}`) === 'folder' ? fs.readdirSync(`${fileName(at)}/${name}`, { recursive: true }).map((inner) => `${name}/${inner}`) : [])]);
    return options?.withFileTypes ? list.map((name) => new Dirent(name, at)) : list;
  },
  mkdirSync(at, options) {
    const full = fileName(at);
    if (!options?.recursive) { checked(os.mkdir(full, 0o777), 'mkdir', at); return undefined; }
    let made, from = '';
    for (const part of full.split('/').filter(Boolean)) { from += `/${part}`; if (kindOf(from) === null) { checked(os.mkdir(from, 0o777), 'mkdir', at); made ??= from; } }
    return made;
  },
  mkdtempSync(start) { const name = `${start}${Math.random().toString(36).slice(2, 8).padEnd(6, '0')}`; fs.mkdirSync(name); return name; },
  unlinkSync(at) { if (kindOf(fileName(at)) === 'folder') throw failure('EPERM', 'unlink', at); checked(os.remove(fileName(at)), 'unlink', at); },
  rmdirSync(at) { if (kindOf(fileName(at)) === 'file') throw failure('ENOTDIR', 'rmdir', at); checked(os.remove(fileName(at)), 'rmdir', at); },
  rmSync(at, options = {}) {
    const kind = kindOf(fileName(at));
    if (kind === null) { if (options.force) return; throw failure('ENOENT', 'rm', at); }
    if (kind === 'folder') { if (!options.recursive) throw Object.assign(new Error(`Path is a directory: rm returned EISDIR (is a directory) ${at}`), { code: 'ERR_FS_EISDIR' }); for (const name of fs.readdirSync(at)) fs.rmSync(path.join(fileName(at), name), options); }
    checked(os.remove(fileName(at)), 'rm', at);
  },
  renameSync(from, to) { checked(os.rename(fileName(from), fileName(to)), 'rename', from, to); },
  cpSync(from, to, options) {
    if (!fs.statSync(from).isDirectory()) return fs.copyFileSync(from, to);
    if (!options?.recursive) throw Object.assign(new Error(`Recursive option not enabled, cannot copy a directory: cp returned EISDIR (${from} is a directory (not copied)) ${from}`), { code: 'ERR_FS_EISDIR' });
    fs.mkdirSync(to, { recursive: true });
    for (const name of fs.readdirSync(from)) fs.cpSync(path.join(from, name), path.join(to, name), options);
  },
  opendirSync(at) {
    const entries = fs.readdirSync(at, { withFileTypes: true });
    return { path: at, readSync: () => entries.shift() ?? null, read: async () => entries.shift() ?? null, closeSync() {}, async close() {}, *[Symbol.iterator]() { yield* entries; }, async *[Symbol.asyncIterator]() { yield* entries; } };
  },
  copyFileSync(from, to) { fs.writeFileSync(to, fs.readFileSync(from)); },
  truncateSync(at, size = 0) { fs.writeFileSync(at, Buffer.concat([fs.readFileSync(at), Buffer.alloc(size)], size)); },
  utimesSync(at, accessed, modified) { checked(os.utimes(fileName(at), +accessed, +modified), 'utime', at); },
  realpathSync(at) { fs.statSync(at); return fileName(at); },
};
fs.lstatSync = fs.statSync;
fs.promises = { constants: fs.constants };
for (const name of Object.keys(fs).filter((key) => key.endsWith('Sync'))) {
  const plain = name.slice(0, -4), sync = fs[name];
  if (!['open', 'close', 'read', 'write', 'exists'].includes(plain)) fs.promises[plain] = async (...values) => sync(...values);
  fs[plain] = (...values) => {
    const done = values.pop();
    if (typeof done !== 'function') throw Object.assign(new TypeError('The "cb" argument must be of type function.'), { code: 'ERR_INVALID_ARG_TYPE' });
    let error = null, result;
    try { result = sync(...values); } catch (caught) { error = caught; }
    setImmediate(() => (plain === 'exists' ? done(result) : error ? done(error) : done(null, result)));
  };
}
