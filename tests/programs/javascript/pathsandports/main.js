const path = require('path');
for (const work of [() => path.join(1), () => path.join('a', null), () => path.basename({}), () => path.dirname(undefined), () => path.extname(['a']), () => path.normalize(true), () => path.isAbsolute(5n), () => path.relative('a', Symbol('s')), () => path.parse(() => {}), () => path.join('a', { b: 1 }, 'c'), () => require('fs').readFileSync(undefined), () => require('fs').readFileSync({}), () => require('fs').existsSync(7)]) {
  try { console.log(work()); } catch (error) { console.log(error.name, error.code, error.message); }
}
console.log(path.join(), path.join(''), path.join('a', '', 'b'), path.join('/a', '../..', 'b'), path.resolve('/a', 'b', '../c'), path.join('a', './b/', '..', 'c/'));
console.log(path.parse('/home/zoe/file.tar.gz'), path.format({ dir: '/x', name: 'y', ext: '.z' }), path.basename('a/b.html', '.html'), path.extname('.bashrc'), path.relative('/a/b/c', '/a/d'));
const url = new URL('https://zoe@example.org:8443/a/b?x=1#y');
url.port = '443'; console.log(url.port === '', url.href);
url.port = '99999'; console.log(url.href); url.port = '8080abc'; console.log(url.href); url.port = ''; console.log(url.href);
url.protocol = 'http'; console.log(url.href, url.origin); url.host = 'other.org:80'; console.log(url.host, url.port); url.port = 81; console.log(url.host);
console.log(new URL('http://x.org:80/').href, new URL('https://x.org:443').href, new URL('http://x.org:443').port, new URL('ftp://x:21/').host);
console.log({ ...'hi' }, { ...[1, 2] }, { ...null, ...5, ...true }, Object.assign({}, 'ab'), [...'hi'], (({ length, ...rest }) => [length, rest])('ab'));
