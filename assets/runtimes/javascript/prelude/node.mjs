// A JavaScript program in the sandbox sees Node: its globals, its modules, its errors.
//
// The parts are joined into one file and compiled to bytecode when the runtime is built
// (see build.py), so names are shared between them.
import * as std from 'qjs:std';
import * as os from 'qjs:os';
import { hooks, compile, parses, decode, stripper, write } from 'qjs:host';
import { inspect, errorText } from './inspect.mjs';
import { Buffer, TextDecoder, TextEncoder, DOMException, atob, btoa } from './text.mjs';
import { EventEmitter, Event, CustomEvent, EventTarget, AbortController, AbortSignal } from './events.mjs';
import { clock, startClock, isWaiting, nextTick, runTicks, whenSettled, timerPromises, setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } from './timers.mjs';
import { common, wrapped } from './errors.mjs';
import { fs, path, readText, kindOf, enter, getCwd, setCwd } from './files.mjs';
import { Input, Output, readline, readlinePromises, readLine } from './streams.mjs';
import { stream, consumers } from './pipeline.mjs';
import { URL, URLSearchParams, structuredClone, fetch } from './web.mjs';
import { crypto, webcrypto } from './crypto.mjs';
import { util, assert } from './util.mjs';
import { Console } from './console.mjs';

const VERSION = '22.0.0', PROGRAM = [];
const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

function hrtime(since) { const now = Math.round(clock() * 1e6), pair = [Math.floor(now / 1e9), now % 1e9]; if (!since) return pair; const passed = (pair[0] - since[0]) * 1e9 + pair[1] - since[1]; return [Math.floor(passed / 1e9), passed % 1e9]; }
hrtime.bigint = () => BigInt(Math.round(clock() * 1e6));

class Process extends EventEmitter {
  #code;
  title = 'node'; pid = 1; ppid = 0; platform = 'linux'; arch = 'wasm32'; version = `v${VERSION}`; versions = { node: VERSION, quickjs: '0.16.2' }; release = { name: 'node' }; execPath = '/usr/bin/node'; execArgv = []; exiting = false; config = {}; features = {};
  argv = ['/usr/bin/node']; argv0 = 'node'; env = {};
  stdin = new Input(); stdout = new Output(1); stderr = new Output(2); hrtime = hrtime;
  get exitCode() { return this.#code; }
  set exitCode(code) { if (code !== undefined && code !== null && !Number.isInteger(+code)) throw Object.assign(new TypeError(`The "code" argument must be of type number. Received ${inspect(code)}`), { code: 'ERR_INVALID_ARG_TYPE' }); this.#code = code ?? undefined; }
  finish() { if (!this.exiting) { this.exiting = true; this.emit('exit', +(this.#code ?? 0)); } return +(this.#code ?? 0) & 255; }
  exit(code) { if (code !== undefined) this.exitCode = code; std.exit(this.finish()); }
  abort() { std.exit(134); }
  kill() { throw Object.assign(new Error('kill EPERM: the sandbox cannot send signals'), { code: 'EPERM' }); }
  cwd() { return getCwd(); }
  chdir(to) { setCwd(to); }
  nextTick(callback, ...values) { nextTick(callback, ...values); }
  uptime() { return clock() / 1000; }
  cpuUsage() { return { user: Math.round(clock() * 1000), system: 0 }; }
  memoryUsage() { return { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }; }
  emitWarning(warning) { this.stderr.write(`(node:1) ${warning instanceof Error ? errorText(warning) : `Warning: ${warning}`}\n`); }
  getuid() { return 1000; }
  umask() { return 0o22; }
  binding() { throw new Error('process.binding is not available in the sandbox'); }
}
const process = new Process();
process.memoryUsage.rss = () => 0;

class Performance extends EventTarget {
  timeOrigin = 0; #marks = new Map();
  now() { return clock(); }
  mark(name) { const entry = { name, entryType: 'mark', startTime: clock(), duration: 0 }; this.#marks.set(name, entry); return entry; }
  measure(name, from, to) { const start = this.#marks.get(from)?.startTime ?? 0, end = this.#marks.get(to)?.startTime ?? clock(), entry = { name, entryType: 'measure', startTime: start, duration: end - start }; this.#marks.set(name, entry); return entry; }
  getEntries() { return [...this.#marks.values()]; }
  getEntriesByName(name) { return this.getEntries().filter((entry) => entry.name === name); }
  getEntriesByType(type) { return this.getEntries().filter((entry) => entry.entryType === type); }
  clearMarks() { this.#marks.clear(); }
  clearMeasures() {}
  toJSON() { return { timeOrigin: this.timeOrigin }; }
}
const performance = new Performance();

const osModule = { EOL: '\n', platform: () => 'linux', type: () => 'Linux', arch: () => 'wasm32', release: () => '', hostname: () => 'sandbox', homedir: () => '/room', tmpdir: () => '/tmp', cpus: () => [{ model: 'WebAssembly', speed: 0 }], availableParallelism: () => 1, totalmem: () => 0, freemem: () => 0, uptime: () => clock() / 1000, loadavg: () => [0, 0, 0], userInfo: () => ({ username: 'room', uid: 1000, gid: 1000, homedir: '/room', shell: null }), networkInterfaces: () => ({}), endianness: () => 'LE', constants: {} };
const urlModule = { URL, URLSearchParams, fileURLToPath: (url) => decodeURIComponent(new URL(url).pathname), pathToFileURL: (file) => new URL(`file://${encodeURI(path.resolve(file))}`) };
class StringDecoder { #decoder; constructor(name = 'utf8') { this.#decoder = new TextDecoder(name); } write(bytes) { return this.#decoder.decode(bytes, { stream: true }); } end(bytes) { return (bytes ? this.write(bytes) : '') + this.#decoder.decode(); } }
const timers = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, promises: timerPromises };
const builtins = { assert, 'assert/strict': assert.strict, buffer: { Buffer, atob, btoa, kMaxLength: 2 ** 31 - 1, constants: { MAX_LENGTH: 2 ** 31 - 1 } }, console: null, crypto, events: EventEmitter, fs, 'fs/promises': fs.promises, module: { createRequire: (file) => requireFrom(path.dirname(String(file).replace(/^file:\/\//, ''))), builtinModules: [] }, os: osModule, path, 'path/posix': path, perf_hooks: { performance }, process, punycode: null, querystring: { parse: (text) => { const found = Object.create(null); for (const [name, value] of new URLSearchParams(text)) found[name] = name in found ? [found[name], value].flat() : value; return found; }, stringify: (fields) => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((item) => [name, item]))).toString() }, readline, 'readline/promises': readlinePromises, stream, 'stream/consumers': consumers, 'stream/promises': stream.promises, string_decoder: { StringDecoder }, timers, 'timers/promises': timerPromises, url: urlModule, util, 'util/types': util.types };
delete builtins.punycode;
EventEmitter.captureRejectionSymbol = Symbol.for('nodejs.rejection');
const absent = { network: ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector'], processes: ['child_process', 'cluster'], threads: ['worker_threads'], rest: ['zlib', 'vm', 'v8', 'tty', 'async_hooks', 'diagnostics_channel', 'test', 'sqlite', 'wasi', 'repl', 'domain'] };
const whyNot = { network: 'there is no network in the sandbox', processes: 'the sandbox cannot start other programs', threads: 'threads are not available in the sandbox', rest: 'it is not part of the sandbox\'s JavaScript' };

function builtin(raw) {
  const name = raw.replace(/^node:/, '');
  if (Object.hasOwn(builtins, name)) return builtins[name];
  for (const [kind, names] of Object.entries(absent)) if (names.includes(name)) throw Object.assign(new Error(`The module '${name}' is not available: ${whyNot[kind]}`), { code: 'ERR_MODULE_NOT_AVAILABLE' });
  if (raw.startsWith('node:')) throw Object.assign(new Error(`No such built-in module: ${raw}`), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
  return undefined;
}

// Modules: CommonJS by us, ES modules by QuickJS, each seeing the other.
const cache = Object.create(null);
const isFile = (at) => kindOf(at) === 'file';
// TypeScript programs name a file of theirs without its ending, or with that of the JavaScript it would become.
const ENDINGS = ['.js', '.ts', '.json', '.cjs', '.mjs', '.mts', '.cts'];
const typed = (base) => base.replace(/\.([mc]?)js$/, '.$1ts');
function located(base, name) {
  for (const at of [base, ...ENDINGS.map((ending) => base + ending), typed(base)]) if (isFile(at)) return at;
  if (kindOf(base) === 'folder') {
    const described = readText(`${base}/package.json`), main = described === null ? null : JSON.parse(described).main;
    for (const at of [...(main ? [path.resolve(base, main), `${path.resolve(base, main)}.js`] : []), `${base}/index.js`, `${base}/index.ts`, `${base}/index.json`]) if (isFile(at)) return at;
  }
  return null;
}
function find(folder, name) {
  if (/^\.{0,2}\//.test(name) || name === '.' || name === '..') return located(path.resolve(folder, name), name);
  for (let at = folder; ; at = path.dirname(at)) { const found = located(`${at === '/' ? '' : at}/node_modules/${name}`, name); if (found || at === '/') return found; }
}
const packagesHint = (name) => (/^[./]/.test(name) ? '' : '\nPrograms here have Node\'s own modules and the room\'s files; packages cannot be installed.');
// As Node decides: a file is CommonJS unless only ES modules may say what it says.
const isEsm = (file, source) => /\.m[jt]s$/.test(file) || (!/\.c[jt]s$/.test(file) && /\b(import|export|await)\b/.test(source) && !parses(wrapped(source), false) && parses(source.replace(/^#!/, '//'), true));

// The JavaScript of a file: of TypeScript, what is left without the types.
function sourceOf(file) {
  const source = readText(file);
  if (source === null || !/\.[mc]?ts$/.test(file)) return source;
  if (/\.d\.[mc]?ts$/.test(file)) return '';
  try { return stripper()(source); } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { line, column } = error.loc ?? { line: 1, column: 1 };
    const wrong = new SyntaxError(error instanceof RangeError ? 'The types cannot be removed: the file is nested too deeply' : error.message.replace(/ \(\d+:\d+\)$/, ''));
    wrong.stack = `SyntaxError: ${wrong.message}\n    at ${file}:${line}:${column}`;
    throw wrong;
  }
}

function requireFrom(folder, parent) {
  const resolve = (name) => { const found = find(folder, name); if (!found) throw Object.assign(new Error(`Cannot find module '${name}'${parent ? `\nRequire stack:\n- ${parent}` : ''}${packagesHint(name)}`), { code: 'MODULE_NOT_FOUND', requireStack: parent ? [parent] : [] }); return found; };
  function require(name) {
    if (typeof name !== 'string' || !name) throw Object.assign(new TypeError('The "id" argument must be a non-empty string.'), { code: 'ERR_INVALID_ARG_VALUE' });
    return builtin(name) ?? loadFile(resolve(name));
  }
  return Object.assign(require, { resolve: (name) => (Object.hasOwn(builtins, name.replace(/^node:/, '')) ? name : resolve(name)), cache, main: cache[PROGRAM[0]] });
}
function loadFile(file) {
  if (cache[file]) return cache[file].exports;
  const source = sourceOf(file);
  if (file.endsWith('.json')) { try { return (cache[file] = { exports: JSON.parse(source), loaded: true }).exports; } catch (error) { error.message = `${file}: ${error.message}`; throw error; } }
  if (isEsm(file, source)) throw Object.assign(new Error(`require() of the ES module ${file} is not supported here: use import`), { code: 'ERR_REQUIRE_ESM' });
  return runCommon(file, source);
}
// Where a file ends too early, the engine stumbles over the end of its wrapper.
function compiled(file, source) {
  try { return compile(wrapped(source), file); } catch (error) {
    const lines = source.split('\n'), at = /:(\d+):\d+\)?$/m.exec(error.stack)?.[1];
    if (!(error instanceof SyntaxError) || !(at > lines.length)) throw error;
    while (lines.length > 1 && !lines.at(-1).trim()) lines.pop();
    const ended = new SyntaxError('Unexpected end of input');
    ended.stack = `SyntaxError: ${ended.message}\n    at ${file}:${lines.length}:${lines.at(-1).length + 1}`;
    throw ended;
  }
}
function runCommon(file, source) {
  const folder = path.dirname(file), module = (cache[file] = { id: file === PROGRAM[0] ? '.' : file, path: folder, filename: file, exports: {}, loaded: false, children: [], paths: [] });
  const require = requireFrom(folder, file);
  common.add(file);
  module.require = require;
  try {
    const body = compiled(file, source);
    body.call(module.exports, module.exports, require, module, file, folder);
  } catch (error) { delete cache[file]; throw error; }
  module.loaded = true;
  return module.exports;
}
const asModule = (exports) => { const named = {}; if (exports !== null && (typeof exports === 'object' || typeof exports === 'function')) for (const key of Object.keys(exports)) if (key !== 'default') named[key] = exports[key]; named.default = exports; return named; };
const synthetic = new Map();
function load(name) {
  const known = builtin(name);
  if (known !== undefined) { synthetic.set(name, asModule(known)); return synthetic.get(name); }
  const source = sourceOf(name);
  if (name.endsWith('.json') || !isEsm(name, source)) { synthetic.set(name, asModule(loadFile(name))); return synthetic.get(name); }
  return source.replace(/^#!/, '//');
}
function resolve(base, raw) {
  const name = raw.startsWith('file://') ? decodeURIComponent(raw.slice(7)) : raw;
  if (/^(https?|data):/.test(name)) throw Object.assign(new Error(`Cannot import '${name}': ${whyNot.network}`), { code: 'ERR_UNSUPPORTED_ESM_URL_SCHEME' });
  if (!/^[./]/.test(name) && builtin(name) !== undefined) return `node:${name.replace(/^node:/, '')}`;
  const found = find(base.startsWith('/') ? path.dirname(base) : getCwd(), name);
  if (!found) throw Object.assign(new Error(`Cannot find ${/^[./]/.test(name) ? 'module' : 'package'} '${name}' imported from ${base}${packagesHint(name)}`), { code: 'ERR_MODULE_NOT_FOUND' });
  return found;
}

// Errors nobody catches.
function whereLine(error) {
  const found = /(?:\(|at )(\/[^():\n]+):(\d+)(?::(\d+))?\)?/.exec(String(error.stack ?? ''));
  const line = found && (readText(found[1]) ?? '').split('\n')[found[2] - 1];
  if (line === null || line === undefined || line === '') return '';
  const column = Math.min(Math.max(0, (found[3] ?? 1) - 1), line.length);
  return `${found[1]}:${found[2]}\n${line}\n${line.slice(0, column).replace(/[^\t]/g, ' ')}^\n\n`;
}
function uncaught(error) {
  if (process.listenerCount('uncaughtException')) { process.emit('uncaughtException', error, 'uncaughtException'); return 0; }
  const text = error instanceof Error ? whereLine(error) + inspect(error) : `Uncaught:\n${inspect(error)}`;
  write(2, `${text}\n\nNode.js v${VERSION} (QuickJS)\n`);
  if (process.exitCode === undefined || process.exitCode === 0) process.exitCode = 1;
  return process.finish() || 1;
}
const rejections = new Map();
let checking = false;
function rejected(promise, reason, isHandled) {
  if (isHandled) { rejections.delete(promise); return; }
  rejections.set(promise, reason);
  if (checking) return;
  checking = true;
  whenSettled(() => {
    checking = false;
    for (const [promise, reason] of [...rejections]) {
      rejections.delete(promise);
      if (process.listenerCount('unhandledRejection')) { process.emit('unhandledRejection', reason, promise); continue; }
      throw reason instanceof Error ? reason : Object.assign(new Error(`This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${typeof reason === 'object' ? inspect(reason) : String(reason)}".`), { code: 'ERR_UNHANDLED_REJECTION' });
    }
  });
}

const browserPrompt = { prompt: (text = '', otherwise = null) => { process.stdout.write(text ? `${text} ` : ''); const line = readLine(); return line === null || line === '' ? otherwise : line; }, alert: (text = 'Alert') => { process.stdout.write(`${text} [Enter] `); readLine(); }, confirm: (text = 'Confirm') => { process.stdout.write(`${text} [y/N] `); return /^y(es)?$/i.test(readLine() ?? ''); } };

const console = new Console(process.stdout, process.stderr);
console.Console = Console;
builtins.console = console;
builtins.module.builtinModules.push(...Object.keys(builtins));
for (const [name, value] of Object.entries({ global: globalThis, console, process, performance, Buffer, TextEncoder, TextDecoder, DOMException, atob, btoa, Event, CustomEvent, EventTarget, AbortController, AbortSignal, URL, URLSearchParams, structuredClone, fetch, crypto: webcrypto, setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, ...browserPrompt })) define(name, value);
if (!globalThis.queueMicrotask) define('queueMicrotask', (callback) => { Promise.resolve().then(callback); });
define('navigator', { userAgent: `Node.js/22`, hardwareConcurrency: 1, language: 'en-US', platform: 'linux' });
define('print', undefined);
delete globalThis.print;

hooks({
  resolve, load, uncaught, rejected,
  exports: (name) => synthetic.get(name),
  meta(meta, name) { meta.url = `file://${encodeURI(name)}`; meta.filename = name; meta.dirname = path.dirname(name); meta.resolve = (raw) => `file://${resolve(name, raw)}`; meta.main = name === PROGRAM[0]; },
  // Up to here the runtime is started when it is built: all that differs from run to run begins here.
  start(program) {
    startClock();
    enter();
    PROGRAM.push(...program);
    process.argv.push(...program);
    Object.assign(process.env, std.getenviron());
    performance.timeOrigin = Date.now();
    const [main] = PROGRAM, source = sourceOf(main);
    if (source === null) throw Object.assign(new Error(`Cannot find module '${main}'`), { code: 'MODULE_NOT_FOUND' });
    if (isEsm(main, source)) begin(main); else { runCommon(main, source); runTicks(); }
  },
  // Nothing is left to wait for: the program may still add something.
  idle() { if (process.exiting || !process.listenerCount('beforeExit')) return false; process.emit('beforeExit', +(process.exitCode ?? 0)); return isWaiting(); },
  finished() { if (unsettled && process.exitCode === undefined) { write(2, 'Warning: Detected unsettled top-level await\n'); process.exitCode = 13; } return process.finish(); },
});

/** Whether the program's own top level still waits for something. */
let unsettled = false;
async function begin(main) { unsettled = true; try { await import(main); } finally { unsettled = false; } }
