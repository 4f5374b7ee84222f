const program = `
  push 10
  store n
loop:
  load n
  jz done
  load n
  dup
  mul
  print
  load n
  push 3
  sub
  dup
  jneg done
  store n
  jmp loop
done:
  push "fertig ✓"
  print
  halt
`;
const lines = program.split('\n').map((l) => l.trim()).filter(Boolean), labels = {}, code = [];
for (const line of lines) { const label = /^(\w+):$/.exec(line)?.[1]; if (label) labels[label] = code.length; else { const [, op, arg] = /^(\w+)\s*(.*)$/.exec(line); code.push({ op, arg: arg && (/^["\d]/.test(arg) ? JSON.parse(arg) : arg) }); } }
const stack = [], memory = Object.create(null);
let pc = 0, steps = 0;
const ops = {
  push: (x) => stack.push(x), store: (n) => { memory[n] = stack.pop(); }, load: (n) => stack.push(memory[n]), dup: () => stack.push(stack.at(-1)),
  mul: () => stack.push(stack.pop() * stack.pop()), sub: () => { const b = stack.pop(); stack.push(stack.pop() - b); }, print: () => console.log(stack.pop()),
  jmp: (l) => { pc = labels[l]; }, jz: (l) => { if (!stack.pop()) pc = labels[l]; }, jneg: (l) => { if (stack.pop() < 0) pc = labels[l]; }, halt: () => { pc = Infinity; },
};
while (pc < code.length) { const { op, arg } = code[pc++]; ops[op](arg); steps++; }
console.log(steps, labels, memory, stack, code[1]);
