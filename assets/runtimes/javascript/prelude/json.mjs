// What `JSON` says when something is wrong, in Node's words.

const CONTEXT = 10;
const SPECIAL = ['NaN', 'Infinity', 'undefined', '[object Object]'];

/** Reads JSON that is known to be wrong, up to there. */
class Reader {
  at = 0;
  constructor(text) { this.text = text; }
  wrong(message) { throw `${message} in JSON at position ${this.at}`; }
  space() { while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at])) this.at++; return this.text[this.at]; }
  unexpected() {
    const { text, at } = this, letter = text[at];
    if (letter === undefined) throw 'Unexpected end of JSON input';
    if (/[-\d]/.test(letter)) this.wrong('Unexpected number');
    if (letter === '"') this.wrong('Unexpected string');
    if (SPECIAL.includes(text)) throw `"${text}" is not valid JSON`;
    const start = at < CONTEXT || text.length <= 2 * CONTEXT ? 0 : at - CONTEXT, end = at >= CONTEXT && at >= text.length - CONTEXT || text.length <= 2 * CONTEXT ? text.length : at + CONTEXT;
    throw `Unexpected token '${letter}', ${start ? '...' : ''}"${text.slice(start, end)}"${end < text.length || text.length > 2 * CONTEXT && at < CONTEXT ? '...' : ''} is not valid JSON`;
  }
  string() {
    for (this.at++; ; this.at++) {
      const letter = this.text[this.at];
      if (letter === undefined) this.wrong('Unterminated string');
      if (letter === '"') { this.at++; return; }
      if (letter < ' ') this.wrong('Bad control character in string literal');
      if (letter !== '\\') continue;
      const escaped = this.text[++this.at];
      if (escaped === undefined) this.unexpected();
      if (escaped === 'u') { for (let i = 0; i < 4; i++) if (!/[\da-f]/i.test(this.text[++this.at] ?? '')) this.wrong('Bad Unicode escape'); } else if (!'"\\/bfnrt'.includes(escaped)) this.wrong('Bad escaped character');
    }
  }
  digits(message) { if (!/\d/.test(this.text[this.at] ?? '')) this.wrong(message); while (/\d/.test(this.text[this.at] ?? '')) this.at++; }
  number() {
    if (this.text[this.at] === '-') { this.at++; if (!/\d/.test(this.text[this.at] ?? '')) this.wrong('No number after minus sign'); }
    if (this.text[this.at] === '0') { this.at++; if (/\d/.test(this.text[this.at] ?? '')) this.wrong('Unexpected number'); } else this.digits('');
    if (this.text[this.at] === '.') { this.at++; this.digits('Unterminated fractional number'); }
    if (/e/i.test(this.text[this.at] ?? '')) { this.at++; if (/[-+]/.test(this.text[this.at] ?? '')) this.at++; this.digits('Exponent part is missing a number'); }
  }
  word(text) { for (const letter of text) { if (this.text[this.at] !== letter) this.unexpected(); this.at++; } }
  name(message) { if (this.space() !== '"') this.wrong(message); this.string(); if (this.space() !== ':') this.wrong("Expected ':' after property name"); this.at++; }
  /** One value, and what is around it closed; the brackets that are open are kept in a list. */
  read() {
    const open = [];
    for (;;) {
      const letter = this.space();
      if (letter === '{') { this.at++; if (this.space() === '}') this.at++; else { this.name("Expected property name or '}'"); open.push('}'); continue; } }
      else if (letter === '[') { this.at++; if (this.space() === ']') this.at++; else { open.push(']'); continue; } }
      else if (letter === '"') this.string();
      else if (/[-\d]/.test(letter ?? '')) this.number();
      else if ('tfn'.includes(letter ?? '?')) this.word({ t: 'true', f: 'false', n: 'null' }[letter]);
      else this.unexpected();
      while (open.length && this.space() === open.at(-1)) { this.at++; open.pop(); }
      if (!open.length) break;
      if (this.text[this.at] !== ',') this.wrong(open.at(-1) === ']' ? "Expected ',' or ']' after array element" : "Expected ',' or '}' after property value");
      this.at++;
      if (open.at(-1) === '}') this.name('Expected double-quoted property name');
    }
    if (this.space() !== undefined) throw `Unexpected non-whitespace character after JSON at position ${this.at}`;
  }
}
function problem(text) { try { new Reader(text).read(); } catch (found) { if (typeof found === 'string') return found; } return null; }

/** The way round a circle, as Node shows it. */
function circle(root) {
  const way = [], shown = (value) => `object with constructor '${value.constructor?.name ?? 'Object'}'`, step = (owner, key) => (Array.isArray(owner) ? `index ${key}` : `property '${key}'`);
  const walk = (value, key) => {
    if (typeof value !== 'object' || value === null) return null;
    if (typeof value.toJSON === 'function') return '';
    const from = way.findIndex((entry) => entry.value === value);
    if (from >= 0) {
      const round = way.slice(from), lines = [`\n    --> starting at ${shown(value)}`], line = (entry, i) => `\n    |     ${step(round[i].value, entry.key)} -> ${shown(entry.value)}`;
      const all = round.slice(1).map(line);
      return [...lines, ...all.slice(0, 2), ...(all.length > 3 ? ['\n    |     ...'] : []), ...(all.length > 2 ? all.slice(-1) : []), `\n    --- ${step(round.at(-1).value, key)} closes the circle`].join('');
    }
    way.push({ value, key });
    for (const inner of Object.keys(value)) { const found = walk(value[inner], inner); if (found !== null) return found; }
    way.pop();
    return null;
  };
  try { return walk(root) ?? ''; } catch { return ''; }
}

const engines = { parse: JSON.parse, stringify: JSON.stringify };
const worded = {
  parse(text, reviver) {
    try { return engines.parse(text, reviver); } catch (error) {
      const message = error instanceof SyntaxError && problem(String(text));
      if (message) error.message = message;
      throw error;
    }
  },
  stringify(value, replacer, space) {
    try { return engines.stringify(value, replacer, space); } catch (error) {
      if (error instanceof TypeError && error.message === 'circular reference') error.message = `Converting circular structure to JSON${typeof replacer === 'function' ? '' : circle(value)}`;
      throw error;
    }
  },
};
for (const [name, value] of Object.entries(worded)) Object.defineProperty(JSON, name, { value, writable: true, configurable: true, enumerable: false });
