const readline = require('node:readline');
const accounts = new Map();
const commands = {
  open(name) { if (accounts.has(name)) throw new Error(`${name} exists`); accounts.set(name, { cents: 0, history: [] }); },
  deposit(name, amount) { change(name, amount); },
  withdraw(name, amount) { change(name, -amount); },
  show() { for (const [name, { cents, history }] of [...accounts].sort()) console.log(`${name.padEnd(6)}${(cents / 100).toFixed(2).padStart(10)}  ${history.map((c) => (c > 0 ? '+' : '') + c / 100).join(' ')}`); },
};
function change(name, amount) {
  const account = accounts.get(name);
  if (!account) throw new Error(`no account of ${name}`);
  const cents = Math.round(amount * 100);
  if (!Number.isFinite(cents) || cents === 0) throw new TypeError('that is no amount');
  if (account.cents + cents < 0) throw new RangeError(`${((-cents - account.cents) / 100).toFixed(2)} short`);
  account.cents += cents; account.history.push(cents);
}
const rl = readline.createInterface({ input: process.stdin, output: process.stdout, prompt: 'bank> ', terminal: false });
rl.prompt();
rl.on('line', (line) => {
  const [command, ...words] = line.trim().split(/\s+/);
  if (command === 'quit') return rl.close();
  try { (commands[command] ?? (() => { throw new Error(`what is ${JSON.stringify(command)}?`); }))(...words); } catch (error) { console.log(`${error.name}: ${error.message}`); }
  rl.prompt();
}).on('close', () => { console.log('goodbye'); process.exit(accounts.size); });
