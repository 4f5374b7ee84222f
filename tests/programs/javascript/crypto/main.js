const crypto = require('node:crypto');
for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']) for (const size of [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 1000]) {
  const text = 'ä'.repeat(size).slice(0, size);
  const a = crypto.createHash(name).update(text).digest('hex'), b = crypto.createHmac(name, text).update('message').digest('base64');
  if (size === 0 || size === 129) console.log(name, size, a, b); else console.log(name, size, a.slice(0, 16), b.slice(0, 12));
}
console.log(crypto.pbkdf2Sync('secret', 'salt', 1000, 64, 'sha512').toString('hex'));
console.log(crypto.pbkdf2Sync('secret', 'a salt that is longer than one block of sha1 or sha256, which has sixty-four bytes', 3, 50, 'sha256').toString('hex'));
console.log(crypto.scryptSync('secret', 'salt', 32, { N: 1024 }).toString('hex'));
console.log(crypto.timingSafeEqual(Buffer.from('abc'), Buffer.from('abc')), crypto.timingSafeEqual(Buffer.from('abc'), Buffer.from('abd')));
try { crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')); } catch (error) { console.log(error.name, error.code, error.message); }
try { crypto.createHash('nope'); } catch (error) { console.log(error.message); }
try { crypto.createHash('md5').update(5); } catch (error) { console.log(error.code, error.message); }
try { crypto.randomInt(5, 5); } catch (error) { console.log(error.code, error.message); }
const once = crypto.createHash('sha256'); once.digest(); try { once.update('x'); } catch (error) { console.log(error.code, error.message); }
console.log(crypto.randomBytes(8).length, crypto.randomBytes(3).toString('hex').length, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
const drawn = Array.from({ length: 1000 }, () => crypto.randomInt(1, 7)); console.log(Math.min(...drawn), Math.max(...drawn), drawn.every(Number.isInteger), crypto.randomInt(1));
crypto.pbkdf2('pw', 'salt', 1, 16, 'sha1', (error, key) => console.log(error, key.toString('hex')));
crypto.randomBytes(4, (error, bytes) => console.log(error, bytes.length));
const token = (data, key) => `${Buffer.from(JSON.stringify(data)).toString('base64url')}.${crypto.createHmac('sha256', key).update(JSON.stringify(data)).digest('base64url')}`;
console.log(token({ user: 'Zoë', id: 7 }, 'key'));
console.log(crypto.createHash('sha1').update('a').update(Buffer.from('b')).update(new Uint8Array([99])).copy().digest('hex'), crypto.getHashes().includes('sha256'));
setTimeout(async () => { const found = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('web')); console.log(Buffer.from(found).toString('hex')); }, 50);
