const ONES = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'] as const;
const TENS: readonly string[] = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: ReadonlyArray<readonly [bigint, string]> = [[10n ** 9n, 'billion'], [10n ** 6n, 'million'], [1000n, 'thousand'], [100n, 'hundred']];
function spell(n: bigint): string {
  if (n < 0n) return `minus ${spell(-n)}`;
  for (const [size, name] of SCALES) if (n >= size) return `${spell(n / size)} ${name}${n % size ? ` ${n % size < 100n ? 'and ' : ''}${spell(n % size)}` : ''}`;
  if (n < 20n) return ONES[Number(n)] || 'zero';
  return TENS[Number(n / 10n)] + (n % 10n ? `-${ONES[Number(n % 10n)]}` : '');
}
for (const n of [0, 7, 13, 40, 99, 100, 342, 1001, 12_345, 1_000_000, -15]) console.log(String(n).padStart(8), spell(BigInt(n)));
console.log(spell(98_765_432_109n));
const ROMAN: [string, number][] = Object.entries({ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 });
const roman = (n: number): string => ROMAN.reduce((text, [letters, value]) => { while (n >= value) { text += letters; n -= value; } return text; }, '');
console.log([1994, 2024, 3999, 4].map(roman), [...Array(16).keys()].map((i: number) => (i % 15 ? i % 5 ? i % 3 ? i : 'Fizz' : 'Buzz' : 'FizzBuzz')).slice(1).join(' '));
