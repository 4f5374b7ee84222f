const crypto = require('crypto');
for (const name of ['md5', 'sha1', 'sha256']) console.log(name, crypto.createHash(name).update('Grüße').digest('hex').slice(0, 40));
console.log(crypto.createHash('sha256').update('a').update(Buffer.from('b')).digest('base64'), crypto.createHash('sha1').digest().length);
console.log(crypto.createHmac('sha256', 'key').update('text').digest('hex'));
console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), crypto.randomBytes(8).length, crypto.randomInt(5, 6));
const fnv = (text) => [...Buffer.from(text)].reduce((h, b) => Math.imul(h ^ b, 16777619) >>> 0, 2166136261);
const crc = (() => { const table = Uint32Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n; }); return (text) => ~[...Buffer.from(text)].reduce((c, b) => table[(c ^ b) & 255] ^ (c >>> 8), -1) >>> 0; })();
console.log(fnv('hello').toString(16), crc('123456789').toString(16));
