// How values look, as Node's `util.inspect` shows them.
import { details, ahead } from 'qjs:host';

export const customInspect = Symbol.for('nodejs.util.inspect.custom');
const BREAK = 80, COMPACT = 3, MAX_ITEMS = 100;
const colours = { number: 33, bigint: 33, boolean: 33, string: 32, symbol: 32, undefined: 90, special: 36, date: 35, regexp: 31, null: 1 };
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A string in quotes, choosing those that need no escaping. */
export function quoted(text) {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : "'";
  const escaped = text.replace(/[\\\u0000-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (c) => ({ '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v' })[c] ?? (c > '\xff' ? '\\u' + c.charCodeAt(0).toString(16) : '\\x' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')));
  return quote + escaped.replaceAll(quote, '\\' + quote) + quote;
}

function constructorName(value) {
  for (let at = value; at; at = Object.getPrototypeOf(at)) {
    const own = Object.getOwnPropertyDescriptor(at, 'constructor');
    if (typeof own?.value === 'function' && own.value.name && value instanceof own.value) return own.value.name;
  }
  return null;
}

function prefix(value, fallback, size) {
  const name = constructorName(value), sized = size === undefined ? '' : `(${size})`;
  const tag = value[Symbol.toStringTag], shown = typeof tag === 'string' && tag && tag !== name && !Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag) ? `[${tag}] ` : '';
  return name === null ? `[${fallback}${sized}: null prototype] ${shown}` : `${name}${sized} ${shown}`;
}

function functionBase(value) {
  const source = Function.prototype.toString.call(value);
  if (/^class\b/.test(source) && !/^class\s*\(/.test(source)) {
    const parent = Object.getPrototypeOf(value)?.name;
    return `[class ${value.name || '(anonymous)'}${parent ? ` extends ${parent}` : ''}]`;
  }
  const kind = { AsyncFunction: 'AsyncFunction', GeneratorFunction: 'GeneratorFunction', AsyncGeneratorFunction: 'AsyncGeneratorFunction' }[value[Symbol.toStringTag]] ?? 'Function';
  return `[${kind}${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
}

/** An error's stack with its true name in front. */
export function errorText(error) {
  const kind = constructorName(error), name = error.name === undefined || error.name === null ? 'Error' : String(error.name);
  let stack = typeof error.stack === 'string' && error.stack ? error.stack : String(Error.prototype.toString.call(error));
  if (kind !== null && kind !== name && name.endsWith('Error') && stack.startsWith(name) && /^(:|\n|$)/.test(stack.slice(name.length))) stack = (kind.includes(name) ? kind : `${kind} [${name}]`) + stack.slice(name.length);
  return stack.includes('\n    at') ? stack.trimEnd() : `[${stack.trimEnd()}]`;
}

const boxes = { Number, String, Boolean, BigInt, Symbol };
const boxOf = (value) => Object.keys(boxes).find((name) => value instanceof boxes[name]);

class Inspector {
  constructor(options) {
    this.depth = options.depth === null ? Infinity : options.depth ?? 2;
    this.colors = !!options.colors;
    this.compact = options.compact === false ? 0 : options.compact === true || options.compact === undefined ? COMPACT : options.compact;
    this.breakLength = options.breakLength ?? BREAK;
    this.maxArrayLength = options.maxArrayLength === null ? Infinity : options.maxArrayLength ?? MAX_ITEMS;
    this.showHidden = !!options.showHidden;
    this.sorted = options.sorted;
    this.options = options;
    this.seen = [];
    this.circular = new Map();
    this.indentation = 0;
    this.current = 0;
  }

  style(text, kind) {
    return this.colors && colours[kind] ? `\x1b[${colours[kind]}m${text}\x1b[${kind === 'null' ? 22 : 39}m` : text;
  }

  primitive(value) {
    switch (typeof value) {
      case 'string': return this.string(value);
      case 'bigint': return this.style(`${value}n`, 'bigint');
      case 'number': return this.style(Object.is(value, -0) ? '-0' : `${value}`, 'number');
      case 'object': return this.style('null', 'null');
      default: return this.style(String(value), typeof value);
    }
  }

  string(value) {
    if (value.length > 16 && value.length > this.breakLength - this.indentation - 4 && value.includes('\n')) {
      const lines = value.split(/(?<=\n)/).map((line) => this.style(quoted(line), 'string'));
      return lines.join(` +\n${' '.repeat(this.indentation + 2)}`);
    }
    return this.style(quoted(value), 'string');
  }

  value(value, level) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return this.primitive(value);
    const custom = value[customInspect];
    if (typeof custom === 'function' && custom !== inspect) {
      const shown = custom.call(value, this.depth - level, { ...this.options, stylize: (text, kind) => this.style(text, kind) }, inspect);
      if (shown !== value) return typeof shown === 'string' ? shown.replaceAll('\n', `\n${' '.repeat(this.indentation)}`) : this.value(shown, level);
    }
    if (this.seen.includes(value)) {
      if (!this.circular.has(value)) this.circular.set(value, this.circular.size + 1);
      return this.style(`[Circular *${this.circular.get(value)}]`, 'special');
    }
    return this.raw(value, level);
  }

  raw(value, level) {
    let keys = Object.keys(value);
    if (this.showHidden) keys = Object.getOwnPropertyNames(value);
    const symbols = Object.getOwnPropertySymbols(value).filter((symbol) => this.showHidden || Object.prototype.propertyIsEnumerable.call(value, symbol));
    const shape = this.shape(value, keys);
    keys = [...(shape.keys ?? keys), ...symbols];
    if (shape.plain && !keys.length && !shape.entries) return shape.plain;
    if (!keys.length && shape.empty) return shape.empty;
    if (level > this.depth) return this.style(`[${constructorName(value) === null ? 'Object: null prototype' : Array.isArray(value) ? 'Array' : constructorName(value)}]`, 'special');
    this.seen.push(value);
    this.current = level;
    const output = shape.entries ? shape.entries(level + 1) : [];
    for (const key of keys) output.push(this.property(value, key, level + 1, shape.array ? 'array' : 'object'));
    this.seen.pop();
    if (this.sorted) output.sort();
    let base = shape.plain ?? '';
    const [open, close] = shape.braces ?? ['{', '}'];
    let front = open;
    const index = this.circular.get(value);
    if (index !== undefined) { if (base) base = `${this.style(`<ref *${index}>`, 'special')} ${base}`; else front = `${this.style(`<ref *${index}>`, 'special')} ${open}`; }
    return this.join(output, base, front, close, shape.array, level, value);
  }

  /** What kind of thing it is: braces, entries of its own, or a text that says it all. */
  shape(value, keys) {
    const list = (size, each) => (level) => this.items(size, each, level);
    if (typeof value === 'function') return { plain: this.style(functionBase(value), 'special') };
    if (Array.isArray(value)) {
      const name = constructorName(value), lead = name === 'Array' ? '' : prefix(value, 'Array', value.length);
      return { array: true, braces: [`${lead}[`, ']'], empty: value.length ? undefined : `${lead}[]`, keys: keys.filter((key) => !/^(0|[1-9]\d*)$/.test(key)), entries: (level) => this.array(value, level) };
    }
    if (value instanceof Error) {
      const text = errorText(value);
      const own = keys.filter((key) => !(['name', 'message', 'stack'].includes(key) && (typeof value[key] !== 'string' || text.includes(value[key]))));
      if (Object.hasOwn(value, 'cause') && !own.includes('cause')) own.push('cause');
      if (Array.isArray(value.errors) && !own.includes('errors')) own.push('errors');
      return { plain: this.indentation ? text.replaceAll('\n', `\n${' '.repeat(this.indentation)}`) : text, keys: own };
    }
    if (value instanceof Map) return { braces: [`${prefix(value, 'Map', value.size)}{`, '}'], empty: value.size ? undefined : `${prefix(value, 'Map', 0)}{}`, entries: (level) => this.map(value, level) };
    if (value instanceof Set) { const all = [...value]; return { braces: [`${prefix(value, 'Set', value.size)}{`, '}'], empty: value.size ? undefined : `${prefix(value, 'Set', 0)}{}`, entries: list(all.length, (i, level) => this.nested(all[i], level)) }; }
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return { array: true, braces: [`${prefix(value, 'TypedArray', value.length)}[`, ']'], keys: keys.filter((key) => !/^\d+$/.test(key)), empty: value.length ? undefined : `${prefix(value, 'TypedArray', 0)}[]`, entries: list(value.length, (i) => this.primitive(value[i])) };
    if (value instanceof ArrayBuffer) { const bytes = [...new Uint8Array(value, 0, Math.min(50, value.byteLength))].map((byte) => byte.toString(16).padStart(2, '0')).join(' '); return { braces: ['ArrayBuffer {', '}'], entries: () => [`[Uint8Contents]: <${bytes}${value.byteLength > 50 ? ` ... ${value.byteLength - 50} more bytes` : ''}>`, `byteLength: ${this.primitive(value.byteLength)}`] }; }
    if (value instanceof DataView) return { braces: [`${prefix(value, 'DataView')}{`, '}'], entries: (level) => ['byteLength', 'byteOffset', 'buffer'].map((key) => `${key}: ${this.nested(value[key], level)}`) };
    const lead = (kind) => (constructorName(value) === kind ? '' : prefix(value, kind));
    if (value instanceof Date) return { plain: lead('Date') + this.style(Number.isNaN(+value) ? 'Invalid Date' : value.toISOString(), 'date') };
    if (value instanceof RegExp) return { plain: lead('RegExp') + this.style(RegExp.prototype.toString.call(value), 'regexp') };
    if (value instanceof Promise) return { braces: [`${prefix(value, 'Promise')}{`, '}'], entries: (level) => { const [state, result] = details(value); return [state === 0 ? this.style('<pending>', 'special') : state === 1 ? this.nested(result, level) : `${this.style('<rejected>', 'special')} ${this.nested(result, level)}`]; } };
    if (value instanceof WeakMap || value instanceof WeakSet) return { braces: [`${constructorName(value)} {`, '}'], entries: () => [this.style('<items unknown>', 'special')] };
    const box = boxOf(value);
    if (box) { const name = constructorName(value); return { plain: this.style(`[${box}${name === box ? '' : ` (${name ?? 'null prototype'})`}: ${this.primitive(value.valueOf())}]`, typeof value.valueOf()), keys: box === 'String' ? keys.filter((key) => !/^\d+$/.test(key)) : keys }; }
    const iterator = ahead(value);
    if (iterator) return { braces: [`[${value[Symbol.toStringTag].split(' ')[0]} ${iterator.kind === 2 ? 'Entries' : 'Iterator'}] {`, '}'], entries: (level) => { const all = iterator.rest ? [...iterator.rest] : []; return this.items(all.length, (i) => this.nested(all[i], level)); } };
    if (value[Symbol.toStringTag] === 'Generator') return { braces: ['Object [Generator] {', '}'], empty: 'Object [Generator] {}' };
    if (value[Symbol.toStringTag] === 'Module') return { braces: ['[Module: null prototype] {', '}'], empty: '[Module: null prototype] {}' };
    if (Object.prototype.toString.call(value) === '[object Arguments]' && !value[Symbol.toStringTag]) return { braces: ['[Arguments] {', '}'], empty: '[Arguments] {}' };
    if (/^(Array|Map|Set|String|RegExp String) Iterator$/.test(value[Symbol.toStringTag] ?? '')) return { empty: `Object [${value[Symbol.toStringTag]}] {}`, braces: [`Object [${value[Symbol.toStringTag]}] {`, '}'] };
    const name = constructorName(value), tag = value[Symbol.toStringTag];
    const front = name === 'Object' && !(typeof tag === 'string' && tag) ? '' : prefix(value, 'Object');
    return { braces: [`${front}{`, '}'], empty: `${front}{}` };
  }

  nested(value, level) {
    this.indentation += 2;
    const text = this.value(value, level);
    this.indentation -= 2;
    return text;
  }

  items(size, each, level) {
    const shown = Math.min(this.maxArrayLength, size), output = [];
    for (let i = 0; i < shown; i++) output.push(each(i, level));
    if (size > shown) output.push(`... ${size - shown} more item${size - shown > 1 ? 's' : ''}`);
    return output;
  }

  array(value, level) {
    const output = [];
    let i = 0;
    for (; i < value.length && output.length < this.maxArrayLength; i++) {
      if (Object.hasOwn(value, i)) { output.push(this.property(value, i, level, 'item')); continue; }
      const from = i;
      while (i + 1 < value.length && !Object.hasOwn(value, i + 1)) i++;
      const count = i - from + 1;
      output.push(this.style(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined'));
    }
    if (i < value.length) output.push(`... ${value.length - i} more item${value.length - i > 1 ? 's' : ''}`);
    return output;
  }

  map(value, level) {
    const all = [...value];
    return this.items(all.length, (i) => `${this.nested(all[i][0], level)} => ${this.nested(all[i][1], level)}`, level);
  }

  property(owner, key, level, kind) {
    const found = Object.getOwnPropertyDescriptor(owner, key) ?? { value: owner[key], enumerable: true };
    let text;
    if (found.get) text = this.style(found.set ? '[Getter/Setter]' : '[Getter]', 'special');
    else if (found.set) text = this.style('[Setter]', 'special');
    else text = this.nested(found.value, level);
    if (kind === 'item') return text;
    let name = typeof key === 'symbol' ? `[${this.style(key.toString(), 'symbol')}]` : key === '__proto__' ? "['__proto__']" : IDENTIFIER.test(key) ? key : this.style(quoted(key), 'string');
    if (!found.enumerable) name = `[${key}]`;
    return `${name}: ${text}`;
  }

  join(output, base, open, close, isArray, level, value) {
    const entries = output.length, lead = base ? `${base} ` : '';
    if (isArray && entries > 6 && this.compact) output = this.group(output, value);
    if (this.current - level < this.compact && entries === output.length) {
      const start = output.length + this.indentation + open.length + base.length + 10;
      const total = output.reduce((sum, text) => sum + plainLength(text), output.length + start);
      if (total <= this.breakLength && !base.includes('\n') && !output.some((text) => text.includes('\n'))) return `${lead}${open} ${output.join(', ')} ${close}`;
    }
    const line = `\n${' '.repeat(this.indentation)}`;
    return `${lead}${open}${line}  ${output.join(`,${line}  `)}${line}${close}`;
  }

  /** Long arrays of short things stand in columns. */
  group(output, value) {
    let total = 0, longest = 0;
    const count = output.at(-1).startsWith('... ') ? output.length - 1 : output.length;
    const lengths = output.slice(0, count).map((text) => { const length = plainLength(text); total += length + 2; longest = Math.max(longest, length); return length; });
    const widest = longest + 2;
    if (!(widest * 3 + this.indentation < this.breakLength && (total / widest > 5 || longest <= 6))) return output;
    const biased = Math.max(widest - 3 - Math.sqrt(widest - total / output.length), 1);
    const columns = Math.min(Math.round(Math.sqrt(2.5 * biased * count) / biased), Math.floor((this.breakLength - this.indentation) / widest), this.compact * 4, 15);
    if (columns <= 1) return output;
    const widths = Array.from({ length: columns }, (_, i) => { let width = 0; for (let j = i; j < count; j += columns) width = Math.max(width, lengths[j]); return width + 2; });
    const numeric = value !== undefined && Array.prototype.every.call(value, (item) => typeof item === 'number' || typeof item === 'bigint');
    const rows = [];
    for (let i = 0; i < count; i += columns) {
      const end = Math.min(i + columns, count);
      let row = '';
      for (let j = i; j < end - 1; j++) { const cell = `${output[j]}, `, width = widths[j - i] + output[j].length - lengths[j]; row += numeric ? cell.padStart(width) : cell.padEnd(width); }
      row += numeric ? output[end - 1].padStart(widths[end - 1 - i] + output[end - 1].length - lengths[end - 1] - 2) : output[end - 1];
      rows.push(row);
    }
    return count < output.length ? [...rows, output[count]] : rows;
  }
}

const plainLength = (text) => (text.includes('\x1b') ? text.replace(/\x1b\[\d+m/g, '') : text).length;

/** `util.inspect` */
export function inspect(value, options = {}, depth, colors) {
  if (typeof options === 'boolean') options = { showHidden: options, depth, colors };
  return new Inspector(options ?? {}).value(value, 0);
}
inspect.custom = customInspect;
inspect.defaultOptions = {};

const shortString = (value) => {
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  let owner = value;
  while (owner && !Object.hasOwn(owner, 'toString')) owner = Object.getPrototypeOf(owner);
  const isOwn = owner && (owner === value || (typeof owner.constructor === 'function' && !Function.prototype.toString.call(owner.constructor).includes('[native code]')));
  return isOwn ? String(value) : inspect(value, { depth: 0, compact: 3 });
};

/** `util.format` */
export function format(first, ...rest) {
  let used = 0, text;
  const shown = (value) => (typeof value === 'string' ? value : inspect(value));
  if (typeof first === 'string') {
    text = !rest.length ? first : first.replace(/%[sdifjoOc%]/g, (mark) => {
      if (mark === '%%') return '%';
      if (used >= rest.length) return mark;
      const value = rest[used++];
      const number = (convert) => (typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' || (typeof value === 'object' && value !== null && mark !== '%d') ? 'NaN' : inspect(convert(value)));
      switch (mark) {
        case '%s': return shortString(value);
        case '%d': return number(Number);
        case '%i': return number(Number.parseInt);
        case '%f': return number(Number.parseFloat);
        case '%j': try { return JSON.stringify(value); } catch { return '[Circular]'; }
        case '%c': return '';
        case '%o': return inspect(value, { showHidden: true, depth: 4 });
        default: return inspect(value, { depth: Infinity });
      }
    });
  } else text = inspect(first);
  for (const value of rest.slice(used)) text += ` ${shown(value)}`;
  return arguments.length ? text : '';
}
