import * as readline from 'node:readline';
interface Entry { name: string; amount: number }
const terminal = readline.createInterface({ input: process.stdin });
const entries: Entry[] = [];
terminal.on('line', (line: string): void => {
  const [name, amount] = line.split(/\s*,\s*/) as [string, string | undefined];
  const parsed = Number.parseFloat(amount ?? '');
  if (Number.isNaN(parsed)) { console.error(`skipped: ${JSON.stringify(line)}`); return; }
  entries.push({ name, amount: parsed });
});
terminal.on('close', () => {
  const totals = entries.reduce<Map<string, number>>((all, { name, amount }) => all.set(name, (all.get(name) ?? 0) + amount), new Map());
  for (const [name, total] of [...totals].sort(([a], [b]) => a.localeCompare(b))) console.log(`${name.padEnd(8, '.')}${total.toFixed(2).padStart(8)}`);
  console.log(`${entries.length} entries`);
});
