const { createHash } = require('crypto');
const hash = createHash('sha256');
for (let i = 0; i < 900; i++) { const line = `${String(i).padStart(5, '0')}: ${'abcdefghij'.repeat(i % 7)}|${i * i}`; hash.update(line); console.log(line); }
process.stdout.write('x'.repeat(20_000) + '\n');
console.log(Array.from({ length: 1500 }, (_, i) => i).join());
console.log(hash.digest('hex'));
console.error('end 🎉');
