const TOKEN = /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[a-z]\w*)|(?<op>\*\*|[-+*/()=,]))/y;
class Problem extends Error { constructor(message, at) { super(message); this.at = at; } }
function* tokens(text) {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const { groups } = TOKEN.exec(text) ?? {};
    if (!groups) throw new Problem('what is this?', at);
    const [kind, value] = Object.entries(groups).find(([, v]) => v !== undefined);
    yield { kind, value, at: TOKEN.lastIndex - value.length };
  }
  yield { kind: 'end', value: 'end', at: text.length };
}
const names = new Map([['pi', Math.PI], ['max', Math.max], ['half', (x) => x / 2]]);
function evaluate(text) {
  const list = [...tokens(text)];
  const take = (...wanted) => { if (!wanted.includes(list[0].value)) throw new Problem(`expected ${wanted.join(' or ')}`, list[0].at); return list.shift().value; };
  const left = (next, ops) => () => { let value = next(); while (list[0].value in ops) value = ops[take(...Object.keys(ops))](value, next()); return value; };
  const power = () => { const base = atom(); return list[0].value === '**' && take('**') ? base ** power() : base; };
  const product = left(power, { '*': (a, b) => a * b, '/': (a, b) => a / b });
  const sum = left(product, { '+': (a, b) => a + b, '-': (a, b) => a - b });
  function atom() {
    const { kind, value, at } = list.shift();
    if (kind === 'number') return Number(value);
    if (value === '-') return -power();
    if (value === '(') { const inner = sum(); take(')'); return inner; }
    const known = names.get(value);
    if (typeof known === 'function') { take('('); const args = [sum()]; while (take(',', ')') === ',') args.push(sum()); return known(...args); }
    if (known !== undefined) return known;
    throw new Problem(`'${value}' is not a value`, at);
  }
  if (list[1]?.value === '=') { const [{ value: name }] = list.splice(0, 2), value = sum(); names.set(name, value); return value; }
  const value = sum();
  take('end');
  return value;
}
for (const line of ['1 + 2 * 3', '(1 + 2) * 3 - -4', '2 ** 3 ** 2', 'x = 10 / 4', 'x * pi', 'max(1, half(9), x)', '1 +', '2 * (3', '4 $ 4', 'y + 1', '1 / 0']) {
  try { console.log(`${line} → ${evaluate(line)}`); } catch (error) { console.log(`${line}\n${' '.repeat(error.at)}^ ${error.message}`); }
}
