const factorial = (n) => n < 2n ? 1n : n * factorial(n - 1n);
console.log(factorial(30n), 2n ** 128n, -7n / 2n, -7n % 2n, BigInt('0xff'), typeof 1n, [1n, { a: -2n }]);
console.log(String(factorial(60n)).length, (255n).toString(16), BigInt(2 ** 60), Number(2n ** 70n), parseInt('12n'));
console.log(1n < 2, 2n == 2, 2n === 2, [3n, 1, 2n, 0].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), 0n ? 'yes' : 'no');
console.log(BigInt.asUintN(8, -1n), BigInt.asIntN(8, 255n), 5n & 3n, 5n | 3n, 5n ^ 3n, ~5n, -1n >> 70n, 1n << 70n);
function powmod(base, exponent, modulus) {
  let result = 1n;
  for (base %= modulus; exponent; exponent >>= 1n, base = base * base % modulus) if (exponent & 1n) result = result * base % modulus;
  return result;
}
console.log(powmod(3n, 1_000_000n, 1_000_000_007n), powmod(2n, 2n ** 89n - 2n, 2n ** 89n - 1n));
const digits = (count) => { let x = 3n * 10n ** BigInt(count + 20), pi = x; for (let i = 2n; x; i += 2n) { x = x * (i - 1n) ** 2n / (4n * i * (i + 1n)); pi += x; } return pi / 10n ** 20n; };
console.log(digits(60));
for (const wrong of [() => 1n + 1, () => BigInt(1.5), () => BigInt('x'), () => 1n / 0n, () => 2n ** -1n, () => Math.max(1n), () => +1n, () => JSON.stringify({ a: 1n })]) {
  try { wrong(); } catch (error) { console.log(error.name); }
}
let fib = [0n, 1n];
for (let i = 0; i < 200; i++) fib = [fib[1], fib[0] + fib[1]];
console.log(fib[0]);
