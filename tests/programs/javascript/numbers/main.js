console.log(0.1 + 0.2, 1 / 3, 1e21, 1e-7, 123456789012345680000, 5e-324, Number.MAX_VALUE, -0, [-0], 0 === -0, Object.is(0, -0), 1 / -0);
console.log((1.005).toFixed(2), (1234.5678).toFixed(1), (0).toFixed(2), (1e21).toFixed(2), (-1.5).toFixed(0), (2.5).toFixed(0), (123.456).toPrecision(4), (0.00001).toPrecision(1), (12345).toExponential(2), (255).toString(16), (255).toString(2), (0.5).toString(2), (-255).toString(36), (3.75).toString(8));
console.log(parseInt('42px'), parseInt('0x1f'), parseInt('z', 36), parseInt(''), parseFloat('3.14.15'), parseFloat('.5e1x'), Number('0b101'), Number('1_000'), Number(null), Number([5]), Number('  '), Number(false), 1_000_000);
console.log(Number.MAX_SAFE_INTEGER, Number.isSafeInteger(2 ** 53), Number.EPSILON > 0, Number.isInteger(5.0), isNaN('x'), Number.isNaN('x'), Number.MIN_SAFE_INTEGER);
console.log(Math.round(-0.5), Math.round(2.5), Math.round(-2.5), Math.trunc(-4.7), Math.sign(-3), Math.cbrt(27), Math.hypot(3, 4), Math.log2(8), Math.log10(1000), Math.expm1(0), Math.clz32(1), Math.imul(3, 4), Math.fround(5.5), Math.max(), Math.min(), Math.atan2(1, 1));
console.log(5 % 3, -5 % 3, 5.5 % 2, 2 ** 0.5, 2 ** -1, 7 / 0, 0 / 0, ~~-3.7, 5 >>> 1, -5 >>> 0, -5 >> 1, 1 << 31, 1 << 32, 0xff, 0o17, 0b11, 2 ** 53 + 1);
console.log(100..toString(), 1.0, 1.50, 100, 1e3, 12e-10, 0.000001, 0.0000001, 1.7976931348623157e308 * 10, 4.35, 4.349999999999999, 1.1 * 3, 9007199254740993);
console.log([1.5, 2.25, -3].map((n) => n.toString().padStart(8, ' ')).join('|'), Number('12e3'), +'Infinity', -'-5', +[], +{}, +true);
const format = (n) => n.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
console.log(format(1234567.891), format(-999.999), format(0.005), (25).toString(36), (0.1).toFixed(20), (1e-10).toFixed(12), (123.456).toFixed(10));
for (const wrong of [() => (1).toFixed(101), () => (1).toString(1), () => (1).toPrecision(0)]) { try { wrong(); } catch (error) { console.log(error.name); } }
let sum = 0;
for (let i = 0; i < 1000; i++) sum += Math.sqrt(i) / 7;
console.log(sum, Math.sin(1), Math.exp(10), Math.PI * 1e10, Math.pow(7, 0.33));
