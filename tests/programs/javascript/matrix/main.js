class Matrix {
  constructor(rows) { this.rows = rows; }
  static identity(n) { return new Matrix(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(i === j)))); }
  get transpose() { return new Matrix(this.rows[0].map((_, j) => this.rows.map((row) => row[j]))); }
  times(other) { const columns = other.transpose.rows; return new Matrix(this.rows.map((row) => columns.map((column) => row.reduce((sum, x, i) => sum + x * column[i], 0)))); }
  power(n) { let result = Matrix.identity(this.rows.length), base = this; for (; n; n >>= 1, base = base.times(base)) if (n & 1) result = result.times(base); return result; }
  get determinant() {
    const [first, ...rest] = this.rows;
    return rest.length ? first.reduce((sum, x, j) => sum + (-1) ** j * x * new Matrix(rest.map((row) => row.toSpliced(j, 1))).determinant, 0) : first[0];
  }
  toString() { const width = Math.max(...this.rows.flat().map((x) => String(x).length)); return this.rows.map((row) => `[ ${row.map((x) => String(x).padStart(width)).join(' ')} ]`).join('\n'); }
}
const m = new Matrix([[2, 0, 1], [1, 3, -2], [0, 5, 4]]);
console.log(`${m}\n\n${m.transpose}\n\n${m.times(m)}`, m.determinant, new Matrix([[1, 1], [1, 0]]).power(70).rows[0][1]);
console.log(m, Matrix.identity(2));
const spiral = ([row, ...rest]) => row ? [...row, ...spiral(rest.length ? new Matrix(rest).transpose.rows.reverse() : [])] : [];
console.log(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]).join(' '));
const pascal = (n) => n ? [...pascal(n - 1), Array.from({ length: n }, (_, k, all = pascal.last ?? []) => (all[k - 1] ?? 0) + (all[k] ?? (k ? 0 : 1)))].map((row, i, rows) => (pascal.last = rows.at(-1), row)) : (pascal.last = undefined, []);
for (const row of pascal(6)) console.log(row.join(' ').padStart(row.join(' ').length + 6 - row.length));
