const fs = require('fs');
const path = require('path');
fs.mkdirSync('tree/inner/deep', { recursive: true });
fs.writeFileSync('tree/a.txt', 'a');
fs.writeFileSync('tree/inner/b.txt', 'bb');
fs.writeFileSync('tree/inner/deep/c.txt', 'ccc');
const walk = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const at = path.join(folder, entry.name);
  return entry.isDirectory() ? [at + '/', ...walk(at)] : [at];
});
console.log(walk('tree'));
console.log(walk('./tree/inner'));
for (const entry of fs.readdirSync('tree', { withFileTypes: true })) console.log(entry.name, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink(), entry.path);
console.log(fs.readdirSync('tree', { recursive: true }).sort());
console.log(fs.readdirSync('tree', { recursive: true, withFileTypes: true }).map((entry) => path.join(entry.path, entry.name)).sort());
process.chdir('tree');
console.log(fs.readdirSync('.', { withFileTypes: true }).map((entry) => [entry.name, entry.isDirectory()]));
for (const work of [() => fs.readdirSync('nothing'), () => fs.readdirSync('a.txt'), () => fs.mkdirSync('inner'), () => fs.rmdirSync('inner')]) {
  try { work(); } catch (error) { console.log(error.code, error.syscall, error.message); }
}
console.log(fs.statSync('a.txt').size, fs.statSync('inner').isDirectory(), fs.existsSync('b.txt'));
fs.cpSync('inner', 'copy', { recursive: true });
console.log(fs.readFileSync('copy/deep/c.txt', 'utf8'));
fs.rmSync('../tree', { recursive: true });
console.log(fs.existsSync('a.txt'));
(async () => {
  process.chdir('..');
  await fs.promises.mkdir('later');
  await fs.promises.writeFile('later/x', 'x');
  const folder = await fs.promises.opendir('later');
  for await (const entry of folder) console.log(entry.name, entry.isFile());
  await fs.promises.rm('later', { recursive: true });
  await fs.promises.access('later').catch((error) => console.log(error.code));
})();
