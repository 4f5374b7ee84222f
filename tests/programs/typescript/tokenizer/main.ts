type Token = { type: 'number' | 'name' | 'operator' | 'paren'; text: string; at: number };
const RULES: readonly [Token['type'] | null, RegExp][] = [[null, /\s+/y], ['number', /\d+(?:\.\d+)?/y], ['name', /[a-z_]\w*/iy], ['operator', /[-+*\/^]/y], ['paren', /[()]/y]];
function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  scan: for (let at = 0; at < source.length;) {
    for (const [type, rule] of RULES) { rule.lastIndex = at; const found = rule.exec(source); if (found) { if (type) tokens.push({ type, text: found[0], at }); at = rule.lastIndex; continue scan; } }
    throw new SyntaxError(`unexpected '${source[at]}' at ${at}`);
  }
  return tokens;
}
class Parser {
  private at = 0;
  constructor(private readonly tokens: Token[], private readonly names: Record<string, number> = {}) {}
  static run(source: string, names?: Record<string, number>): number { const parser = new Parser(tokenize(source), names), value = parser.sum(); if (parser.peek()) throw new SyntaxError(`left over: ${parser.peek()!.text}`); return value; }
  private peek(): Token | undefined { return this.tokens[this.at]; }
  private eat(...texts: string[]): string | undefined { const token = this.peek(); return token && texts.includes(token.text) ? (this.at++, token.text) : undefined; }
  private sum(): number { let value = this.product(); for (let sign; (sign = this.eat('+', '-'));) value = sign === '+' ? value + this.product() : value - this.product(); return value; }
  private product(): number { let value = this.power(); for (let sign; (sign = this.eat('*', '/'));) value = sign === '*' ? value * this.power() : value / this.power(); return value; }
  private power(): number { const base = this.atom(); return this.eat('^') ? base ** this.power() : base; }
  private atom(): number {
    if (this.eat('-')) return -this.atom();
    if (this.eat('(')) { const value = this.sum(); if (!this.eat(')')) throw new SyntaxError('missing )'); return value; }
    const token = this.tokens[this.at++];
    if (token?.type === 'number') return Number(token.text);
    if (token?.type === 'name' && token.text in this.names) return this.names[token.text]!;
    throw new SyntaxError(token ? `unexpected ${token.type} '${token.text}'` : 'unexpected end');
  }
}
for (const source of ['1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-x / 4', '1 +', '(1', '2 $ 3', 'y', '1 2']) try { console.log(source, '=', Parser.run(source, { x: 10 })); } catch (error) { console.log(source, '!', (error as Error).message); }
