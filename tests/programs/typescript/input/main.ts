import { createInterface } from 'node:readline/promises';
const terminal = createInterface({ input: process.stdin, output: process.stdout });
const name: string = await terminal.question('name? ');
const age: number = Number(await terminal.question('age? '));
console.log(`${name} is ${age + 1} next year`);
terminal.close();
