const encoder = new TextEncoder(), decoder = new TextDecoder();
console.log(encoder.encode('é€😀'), decoder.decode(new Uint8Array([0xe2, 0x82, 0xac, 0xff])), decoder.encoding, new TextDecoder('utf-8', { ignoreBOM: false }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])));
try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])); } catch (error) { console.log(error.name); }
const b = Buffer.from('Grüße, 世界');
console.log(b, b.length, b.toString('hex'), b.toString('base64'), b.toString('latin1'), b.subarray(0, 3).toString(), b.slice(-3).toString('utf8'));
console.log(Buffer.from('R3LDvMOfZQ==', 'base64').toString(), Buffer.from('dead', 'hex'), Buffer.alloc(3, 1), Buffer.concat([Buffer.from('a'), Buffer.from([98])]).toString(), Buffer.byteLength('é'), Buffer.isBuffer(b), Buffer.compare(Buffer.from('a'), Buffer.from('b')));
console.log(b.indexOf(','), b.includes('世'), b.equals(Buffer.from('Grüße, 世界')), Buffer.from('abc').readUInt16BE(0), JSON.stringify(Buffer.from('hi')), [...Buffer.from('hi').entries()]);
const w = Buffer.alloc(8);
w.writeUInt32LE(0xdeadbeef, 0); w.writeInt16BE(-2, 4); w.write('xy', 6);
console.log(w, w.readInt32LE(0), w.readUInt8(4), w.toString('base64url'));
console.log(btoa('hello'), atob('aGVsbG8='), [...'é'].map((c) => c.codePointAt().toString(16)), 'é'.normalize('NFD').length);
try { btoa('€'); } catch (error) { console.log(error.name); }
