const fs = require('fs'), path = require('path');
console.log(fs.readFileSync('data/poem.txt', 'utf8').split('\n'), fs.readFileSync(path.join(__dirname, 'data', 'poem.txt')).length);
fs.writeFileSync('out.txt', 'one\n'); fs.appendFileSync('out.txt', 'zwölf\n');
console.log(fs.readFileSync('out.txt', { encoding: 'utf-8' }), fs.existsSync('out.txt'), fs.existsSync('nothing'), fs.statSync('out.txt').size, fs.statSync('data').isDirectory());
fs.mkdirSync('a/b/c', { recursive: true });
fs.writeFileSync('a/b/c/x.bin', Buffer.from([0, 255, 10]));
fs.renameSync('a/b/c/x.bin', 'a/y.bin'); fs.copyFileSync('a/y.bin', 'a/z.bin');
console.log(fs.readdirSync('a').sort(), fs.readFileSync('a/z.bin'));
fs.unlinkSync('a/y.bin'); fs.rmSync('a', { recursive: true });
console.log(fs.existsSync('a'), fs.readdirSync('.').sort());
for (const wrong of [() => fs.readFileSync('missing.txt'), () => fs.mkdirSync('data'), () => fs.readFileSync('data'), () => fs.readdirSync('out.txt'), () => fs.rmdirSync('data'), () => fs.unlinkSync('nope')]) {
  try { wrong(); } catch (error) { console.log(error.code, error.message, error.syscall, error.path); }
}
fs.readFile('out.txt', 'utf8', (error, text) => {
  console.log('callback', error, text.length);
  fs.promises.readFile('gone').catch((error) => console.log('promise', error.code)).then(() => fs.promises.writeFile('p.txt', 'p')).then(() => console.log(fs.readFileSync('p.txt', 'latin1')));
});
console.log('first');
