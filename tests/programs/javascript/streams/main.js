const { Readable, Writable, Transform, Duplex, PassThrough, pipeline, finished } = require('stream');
const { pipeline: piped } = require('stream/promises');
const fs = require('fs');
const { EventEmitter } = require('events');
const util = require('util');
const log = (name) => (...values) => console.log(name, ...values.map((value) => (value instanceof Error ? value.message : value)));

class Counter extends Readable {
  constructor(max) { super({ highWaterMark: 4 }); this.max = max; this.at = 0; }
  _read() { this.at++; this.push(this.at > this.max ? null : String(this.at)); }
}
class Upper extends Transform {
  _transform(chunk, encoding, done) { this.push(chunk.toString().toUpperCase()); done(); }
  _flush(done) { this.push('!'); done(); }
}
class Sink extends Writable {
  constructor(options) { super(options); this.all = []; }
  _write(chunk, encoding, done) { this.all.push(chunk.toString()); setImmediate(done); }
  _final(done) { log('final')(this.all.join('|')); done(); }
}
(async () => {
  const counter = new Counter(5);
  counter.on('data', (chunk) => log('data')(chunk)).on('end', log('end')).on('close', log('close'));
  await new Promise((resolve) => counter.on('close', resolve));

  const sink = new Sink();
  await piped(Readable.from(['a', 'b', 'c']), new Upper(), sink);
  console.log(sink.all, sink.writableFinished, sink.destroyed);

  const slow = new Sink({ highWaterMark: 3 });
  console.log(slow.write('ab'), slow.write('cd'), slow.writableLength, slow.writableNeedDrain);
  slow.once('drain', () => { console.log('drain', slow.writableLength); slow.end('last'); });
  await util.promisify(finished)(slow);

  for await (const chunk of new Counter(3)) console.log('iterated', chunk.toString());
  const objects = Readable.from([{ id: 1 }, { id: 2 }]).pipe(new Transform({ objectMode: true, transform(item, _, done) { done(null, { ...item, seen: true }); } }));
  console.log(await objects.toArray());

  const broken = new Transform({ transform(chunk, _, done) { done(chunk.toString() === 'b' ? new Error('bad chunk') : null, chunk); } });
  await new Promise((resolve) => pipeline(Readable.from(['a', 'b', 'c']), broken, new Sink(), (error) => { log('pipeline')(error); resolve(); }));
  try { await piped(Readable.from(['x']), async function* (source) { for await (const chunk of source) { yield chunk; throw new RangeError('in generator'); } }, new Sink()); } catch (error) { console.log(error.name, error.message); }
  await piped(Readable.from(['1', '2']), async function* (source) { for await (const chunk of source) yield `${chunk * 2},`; }, async (source) => { let text = ''; for await (const chunk of source) text += chunk; console.log('consumed', text); });

  const passing = new PassThrough();
  passing.write('hello '); passing.end('world');
  console.log((await passing.toArray()).map(String));
  const paused = new PassThrough({ encoding: 'utf8' });
  paused.end('héllo');
  await new Promise((resolve) => paused.on('readable', () => { let chunk; while ((chunk = paused.read(2)) !== null) log('read')(chunk); }).on('end', resolve));

  fs.writeFileSync('lines.txt', 'one\ntwo\nthree\n'.repeat(3));
  await piped(fs.createReadStream('lines.txt', { encoding: 'utf8', highWaterMark: 7 }), new Transform({ decodeStrings: false, encoding: 'utf8', transform(chunk, _, done) { done(null, chunk.replaceAll('o', '0')); } }), fs.createWriteStream('copy.txt'));
  console.log(fs.readFileSync('copy.txt', 'utf8').split('\n').length, fs.readFileSync('copy.txt', 'utf8').slice(0, 12));
  const lines = require('readline').createInterface({ input: fs.createReadStream('lines.txt'), crlfDelay: Infinity });
  let count = 0; for await (const line of lines) count += line.length; console.log('letters', count);
  await new Promise((resolve) => fs.createReadStream('missing.txt').on('error', (error) => { console.log(error.code); resolve(); }));
  const out = fs.createWriteStream('out.txt', { flags: 'a' });
  out.write('1,'); out.write('2,'); out.end('3', () => console.log(fs.readFileSync('out.txt', 'utf8'), out.bytesWritten));
  await new Promise((resolve) => out.on('close', resolve));
  for (const name of ['lines.txt', 'copy.txt', 'out.txt']) fs.unlinkSync(name);

  const ended = new Sink(); ended.end('x'); ended.on('error', log('error')); ended.write('y', (error) => log('callback')(error));
  await new Promise((resolve) => ended.on('close', resolve));
  const early = new Readable({ read() {} }); early.on('error', log('error')).on('close', log('closed')); early.push('unseen'); early.destroy(new Error('stopped'));
  await new Promise((resolve) => early.on('close', resolve));
  console.log(early.destroyed, early.readableEnded, early.readable);

  const duplex = new Duplex({ read() { this.push('from'); this.push(null); }, write(chunk, _, done) { log('to')(chunk.toString()); done(); } });
  duplex.on('data', (chunk) => log('got')(chunk.toString())); duplex.end('there');
  await new Promise((resolve) => duplex.on('close', resolve));
  console.log(duplex instanceof Readable, duplex instanceof Writable, new Upper() instanceof Duplex, sink instanceof Readable, new Sink() instanceof EventEmitter);

  function Old() { EventEmitter.call(this); Readable.call(this, { objectMode: true }); this.n = 0; }
  util.inherits(Old, Readable);
  Old.prototype._read = function () { this.push(this.n++ < 2 ? { n: this.n } : null); };
  new Old().on('data', log('old')).on('end', log('old end'));
  const corked = new Writable({ writev(chunks, done) { console.log('together', chunks.map(({ chunk }) => chunk.toString())); done(); } });
  corked.cork(); corked.write('a'); corked.write('b'); process.nextTick(() => corked.uncork());
  console.log(await Readable.from([1, 2, 3, 4]).filter((n) => n % 2).map((n) => n * 10).toArray(), await Readable.from([1, 2, 3]).reduce((a, b) => a + b, 0));
  Readable.from(['piped ', 'to ', 'stdout\n']).pipe(process.stdout);
  try { new Writable().write(null); } catch (error) { console.log(error.code); }
  try { new Sink().write(5); } catch (error) { console.log(error.code, error.message); }
})();
