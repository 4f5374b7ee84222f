type Matrix<R extends number = number, C extends number = number> = number[][] & { __size?: [R, C] };
const matrix = <R extends number, C extends number>(rows: R, columns: C, fill: (row: number, column: number) => number = () => 0): Matrix<R, C> => Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => fill(r, c)));
const multiply = <A extends number, B extends number, C extends number>(a: Matrix<A, B>, b: Matrix<B, C>): Matrix<A, C> => matrix(a.length as A, b[0]!.length as C, (r, c) => a[r]!.reduce((sum, value, k) => sum + value * b[k]![c]!, 0));
const transpose = (m: Matrix): Matrix => matrix(m[0]!.length, m.length, (r, c) => m[c]![r]!);
function determinant(m: Matrix): number { return m.length === 1 ? m[0]![0]! : m[0]!.reduce((sum, value, c) => sum + (c % 2 ? -1 : 1) * value * determinant(m.slice(1).map((row) => row.filter((_, i) => i !== c))), 0); }
const power = (m: Matrix, n: number): Matrix => n === 0 ? matrix(m.length, m.length, (r, c) => +(r === c)) : n % 2 ? multiply(m, power(m, n - 1)) : power(multiply(m, m), n / 2);
const a = matrix(2, 3, (r, c) => r * 3 + c + 1);
console.log(multiply(a, transpose(a)), determinant([[2, 0, 1], [1, 3, 2], [1, 1, 4]]), power([[1, 1], [1, 0]], 50)[0]![1]);
console.table(a);
console.table([{ name: 'x', value: 1 }, { name: 'y', extra: true }] as Array<{ name: string; value?: number; extra?: boolean }>);
