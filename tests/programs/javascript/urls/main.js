const url = new URL('https://user:pw@example.org:8080/a/../b c?q=1&q=2&e=#frag');
console.log(url.href, url.host, url.hostname, url.port, url.pathname, url.search, url.hash, url.origin, url.username, url.protocol);
console.log(url.searchParams.getAll('q'), url.searchParams.get('none'), url.searchParams.has('e'), [...url.searchParams]);
url.searchParams.append('ü', 'x y&z'); url.searchParams.delete('q'); url.pathname = '/new'; url.hash = ''; url.port = '444';
console.log(String(url), JSON.stringify({ url }));
console.log(new URL('../x?y', 'http://h/a/b/c').href, new URL('//other/p', 'https://h').href, URL.canParse('nope'), new URL('HTTP://EXAMPLE.com:80/%7Efoo').href);
const query = new URLSearchParams({ b: '2', a: '1 +' });
query.sort(); query.set('c', 'é');
console.log(query.toString(), new URLSearchParams('?x=1&y=%20+').get('y'), [...query.keys()], query.size);
query.forEach((value, key) => console.log(key, value));
try { new URL('not a url'); } catch (error) { console.log(error.name, error.code); }
