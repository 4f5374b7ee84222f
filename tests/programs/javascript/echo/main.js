const readline = require('readline');
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
const answers = [];
rl.question('Your name? ', (name) => {
  answers.push(name);
  rl.question('Two numbers? ', (line) => {
    const [a, b] = line.split(' ').map(Number);
    console.log(`${name}: ${a} + ${b} = ${a + b}`);
    rl.on('line', (more) => answers.push(more));
    rl.on('close', () => console.log(answers, answers.length));
  });
});
