// Every way out of the folder that a path can name.
const fs = require('fs');
const attempt = (name, what) => {
  try { console.log(name, what()); } catch (error) { console.log(name, error.code ?? error.message); }
};
for (const path of ['/etc/passwd', '../etc/passwd', '../../../../etc/passwd', '/room/../../etc/passwd',
  '/proc/self/environ', '/proc/self/root/etc/passwd', '/dev/zero', '/dev/fd/0', 'file:///etc/passwd', 'main.js\0.txt'])
  attempt(JSON.stringify(path), () => fs.readFileSync(path, 'utf8').length);
for (const path of ['..', '/', '/..', '/../..']) attempt(path, () => fs.readdirSync(path).sort().join(' '));
attempt('write above', () => fs.writeFileSync('../../above', 'x'));
attempt('rename away', () => fs.renameSync('main.js', '../../../tmp2/main.js'));
