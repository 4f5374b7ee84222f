import { createInterface } from 'node:readline/promises';

interface Guest {
  name: string;
  visits: number;
}

function greet({ name, visits }: Guest): string {
  return `Welcome to the room, ${name}! Visit number ${visits}.`;
}

const terminal = createInterface({ input: process.stdin, output: process.stdout });
const name: string = await terminal.question('Who is there? ');
console.log(greet({ name, visits: 1 }));
terminal.close();
