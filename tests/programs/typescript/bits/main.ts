class BitSet {
  private words: Uint32Array;
  constructor(readonly size: number) { this.words = new Uint32Array(Math.ceil(size / 32)); }
  set(at: number, value: boolean = true): this { if (value) this.words[at >>> 5]! |= 1 << (at & 31); else this.words[at >>> 5]! &= ~(1 << (at & 31)); return this; }
  has(at: number): boolean { return (this.words[at >>> 5]! & (1 << (at & 31))) !== 0; }
  get count(): number { return this.words.reduce((sum, word) => { for (; word; word &= word - 1) sum++; return sum; }, 0); }
  toString(): string { return Array.from({ length: this.size }, (_, i) => +this.has(i)).join(''); }
}
const primes = new BitSet(50);
for (let n = 2; n < 50; n++) primes.set(n);
for (let n = 2; n * n < 50; n++) if (primes.has(n)) for (let m = n * n; m < 50; m += n) primes.set(m, false);
console.log(`${primes}`, primes.count);
const bytes = new Uint8Array([0xde, 0xad, 0xbe, 0xef]), view = new DataView(bytes.buffer);
console.log(view.getUint32(0).toString(16), view.getInt16(2, true), new Uint16Array(bytes.buffer), [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join(' '));
const crc = (text: string): number => { let c = -1; for (const byte of new TextEncoder().encode(text)) { c ^= byte; for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; } return (c ^ -1) >>> 0; };
console.log(crc('123456789').toString(16), 1 << 31, 1 << 32, -1 >>> 0, 2 ** 31 | 0, Math.imul(0xffffffff, 5));
console.log(new Float32Array([0.1, 1e40, -0]), Int8Array.of(127, 128, 255), new BigInt64Array([1n, -1n]), Uint8ClampedArray.from([-5, 300, 1.5]));
