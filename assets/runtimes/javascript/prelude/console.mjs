// The console.
import { inspect, format } from './inspect.mjs';
import { clock } from './timers.mjs';

function table(rows, columns) {
  const list = rows instanceof Map ? [...rows].map(([key, Values]) => [key, Values]) : Object.entries(rows), heads = columns ?? [];
  let plain = false;
  for (const [, row] of list) { if (typeof row === 'object' && row !== null) { if (!columns) for (const key of Object.keys(row)) if (!heads.includes(key)) heads.push(key); } else plain = true; }
  const cell = (value) => inspect(value, { depth: 0 });
  const grid = [['(index)', ...heads, ...(plain ? ['Values'] : [])], ...list.map(([key, row]) => { const object = typeof row === 'object' && row !== null; return [String(key), ...heads.map((head) => (object && Object.hasOwn(row, head) ? cell(row[head]) : '')), ...(plain ? [object ? '' : cell(row)] : [])]; })];
  const widths = grid[0].map((_, at) => Math.max(...grid.map((row) => [...row[at]].length)) + 2);
  const line = (left, middle, right) => left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const text = (row) => `│${row.map((value, at) => ` ${value}${' '.repeat(widths[at] - [...value].length - 1)}`).join('│')}│`;
  return [line('┌', '┬', '┐'), text(grid[0]), line('├', '┼', '┤'), ...grid.slice(1).map(text), line('└', '┴', '┘')].join('\n');
}

const elapsed = (ms) => (ms >= 3600000 ? `${(ms / 3600000).toFixed(3)}h` : ms >= 60000 ? `${Math.floor(ms / 60000)}:${((ms % 60000) / 1000).toFixed(3).padStart(6, '0')} (m:ss.mmm)` : ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${+ms.toPrecision(4)}ms`);

export class Console {
  #out; #err; #indent = ''; #counts = new Map(); #timers = new Map();
  constructor(out, err) {
    if (out?.stdout) [out, err] = [out.stdout, out.stderr];
    this.#out = out; this.#err = err ?? out;
    for (const name of Object.getOwnPropertyNames(Console.prototype)) if (name !== 'constructor') this[name] = this[name].bind(this);
  }
  #line(stream, text) { stream.write(`${this.#indent ? this.#indent + text.replaceAll('\n', `\n${this.#indent}`) : text}\n`); }
  log(...values) { this.#line(this.#out, format(...values)); }
  info(...values) { this.#line(this.#out, format(...values)); }
  debug(...values) { this.#line(this.#out, format(...values)); }
  error(...values) { this.#line(this.#err, format(...values)); }
  warn(...values) { this.#line(this.#err, format(...values)); }
  trace(...values) { const error = new Error(format(...values)); this.#line(this.#err, `Trace${values.length ? `: ${error.message}` : ''}\n${error.stack.split('\n').slice(error.message.split('\n').length).join('\n')}`); }
  dir(value, options) { this.#line(this.#out, inspect(value, { ...options })); }
  dirxml(...values) { this.log(...values); }
  assert(condition, ...values) { if (!condition) this.error(...(typeof values[0] === 'string' ? [`Assertion failed: ${values[0]}`, ...values.slice(1)] : ['Assertion failed', ...values])); }
  group(...values) { if (values.length) this.log(...values); this.#indent += '  '; }
  groupCollapsed(...values) { this.group(...values); }
  groupEnd() { this.#indent = this.#indent.slice(2); }
  count(label = 'default') { const count = (this.#counts.get(label) ?? 0) + 1; this.#counts.set(label, count); this.log(`${label}: ${count}`); }
  countReset(label = 'default') { this.#counts.delete(label); }
  time(label = 'default') { this.#timers.set(label, clock()); }
  timeLog(label = 'default', ...values) { if (!this.#timers.has(label)) return this.warn(`Warning: No such label '${label}' for console.timeLog()`); this.log(`${label}: ${elapsed(clock() - this.#timers.get(label))}`, ...values); }
  timeEnd(label = 'default') { if (!this.#timers.has(label)) return this.warn(`Warning: No such label '${label}' for console.timeEnd()`); this.timeLog(label); this.#timers.delete(label); }
  table(rows, columns) { if (typeof rows !== 'object' || rows === null) this.log(rows); else this.log(table(rows, columns && [...columns])); }
  clear() {}
}
