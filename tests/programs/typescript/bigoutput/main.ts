function row(n: number): string { return `${String(n).padStart(6, '0')} ${'abcdefghij'.repeat(3)} ${(n * n) % 9973}`; }
const lines: string[] = [];
for (let n = 0; n < 2500; n++) lines.push(row(n));
process.stdout.write(`${lines.join('\n')}\n`);
console.log(`${lines.length} lines, ${lines.reduce((sum, line) => sum + line.length + 1, 0)} letters`);
