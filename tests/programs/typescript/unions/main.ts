type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'binary'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'negate'; of: Expression };
const number = (value: number): Expression => ({ kind: 'number', value });
const binary = (left: Expression, operator: '+' | '-' | '*' | '/', right: Expression): Expression => ({ kind: 'binary', operator, left, right });
function never(value: never): never { throw new Error(`unexpected ${JSON.stringify(value)}`); }
function evaluate(expression: Expression): number {
  switch (expression.kind) {
    case 'number': return expression.value;
    case 'negate': return -evaluate(expression.of);
    case 'binary': {
      const [a, b] = [evaluate(expression.left), evaluate(expression.right)];
      switch (expression.operator) { case '+': return a + b; case '-': return a - b; case '*': return a * b; case '/': return a / b; default: return never(expression.operator); }
    }
    default: return never(expression);
  }
}
const show = (e: Expression): string => e.kind === 'number' ? `${e.value}` : e.kind === 'negate' ? `-${show(e.of)}` : `(${show(e.left)} ${e.operator} ${show(e.right)})`;
const tree = binary(number(6), '/', binary(number(1), '-', { kind: 'negate', of: number(0.5) }));
console.log(show(tree), '=', evaluate(tree));
try { evaluate({ kind: 'power' } as unknown as Expression); } catch (error) { console.log((error as Error).message); }
