const values: number[] = [0.1 + 0.2, 1 / 3, 2 / 3, 100, 1e21, 1.5e-7, 123456.789, -0, 5e-324, 1.7976931348623157e308, NaN, -Infinity, 2 ** 53 + 2, 0.000001, 1e-7];
for (const value of values) console.log(String(value), value.toFixed(3), value.toPrecision(4), value.toExponential(2));
console.log((255).toString(16), (0.1).toString(2).length, (-7.5).toString(8), (1e21).toLocaleString === undefined, Number('0x1F'), Number(' 12 '), Number('1e3'), Number('12px'));
console.log((1.005).toFixed(2), (1.45).toFixed(1), (8.345).toFixed(2), (25).toString(36), parseInt('101', 2), parseFloat('3.14abc'), Number.EPSILON);
console.log(Math.round(2.5), Math.round(-2.5), Math.trunc(-4.7), Math.sign(-3), Math.hypot(3, 4), Math.cbrt(27), Math.fround(5.5), Math.clz32(1), Math.log2(8));
console.log(0.1 * 3, 9007199254740993, 4.35 * 100, 1.1 + 2.2, 3 * 1.1, 10 / 3, -5 % 3, 2 ** 0.5, (0.1).toFixed(20));
console.log(10n ** 20n, -7n / 2n, -7n % 2n, BigInt(2 ** 53) + 1n, BigInt.asUintN(8, 257n), 0xffn, typeof 1n, 1n < 2, 2n == 2 as any);
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
console.log(mean([1, 2, 3, 4]), mean([0.1, 0.2, 0.3]), mean([]));
