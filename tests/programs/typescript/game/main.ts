import { createInterface } from 'node:readline/promises';
const secret: number = 42;
const terminal = createInterface({ input: process.stdin, output: process.stdout });
let tries = 0, isOver = false;
while (!isOver) {
  const guess: number = parseInt(await terminal.question('Guess: '), 10);
  tries++;
  if (Number.isNaN(guess)) console.log('That is no number.');
  else if (guess < secret) console.log('Higher!');
  else if (guess > secret) console.log('Lower!');
  else { isOver = true; console.log(`Right, after ${tries} tries.`); }
}
terminal.close();
process.exitCode = tries > 3 ? 3 : 0;
