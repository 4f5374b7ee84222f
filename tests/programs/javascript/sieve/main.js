const sieve = (limit) => {
  const composite = new Uint8Array(limit + 1), primes = [];
  for (let n = 2; n <= limit; n++) {
    if (composite[n]) continue;
    primes.push(n);
    for (let m = n * n; m <= limit; m += n) composite[m] = 1;
  }
  return primes;
};
const primes = sieve(300_000);
console.log(primes.length, primes.slice(0, 10), primes.at(-1));
const factor = (n) => { const out = {}; for (const p of primes) { if (p * p > n) break; while (n % p === 0) { out[p] = (out[p] ?? 0) + 1; n /= p; } } if (n > 1) out[n] = 1; return out; };
console.log(factor(360), factor(97), factor(123456789), factor(2 ** 32 - 1));
const gcd = (a, b) => b ? gcd(b, a % b) : a;
console.log(gcd(1071, 462), [2, 3, 4, 6].reduce((a, b) => a * b / gcd(a, b)), primes.filter((p, i) => primes[i + 1] - p === 2).length);
let steps = 0, n = 27;
for (; n !== 1; steps++) n = n % 2 ? 3 * n + 1 : n / 2;
console.log('collatz', steps);
for (let i = 1; i <= 15; i++) process.stdout.write((i % 15 ? i % 5 ? i % 3 ? i : 'fizz' : 'buzz' : 'fizzbuzz') + (i < 15 ? ' ' : '\n'));
