interface Task { name: string; run(): Promise<void> }
const tasks: Task[] = [
  { name: 'first', run: async () => { console.log('first runs'); } },
  { name: 'second', run: async () => { await null; throw new TypeError('second fails'); } },
  { name: 'third', run: async () => { console.log('never'); } },
];
for (const { name, run } of tasks) {
  console.log('start', name);
  await run();
}
