// Files as streams.
import * as os from 'qjs:os';
import { fs } from './files.mjs';
import { Readable, Writable } from './stream.mjs';
import { nextTick } from './timers.mjs';
import { Buffer } from './text.mjs';

const settings = (options) => (typeof options === 'string' ? { encoding: options } : options ?? {});
/** Opens at once and tells of it later; what fails is an event. */
function opened(stream, at, flag) {
  try { stream.fd = fs.openSync(at, flag); nextTick(() => { stream.emit('open', stream.fd); stream.emit('ready'); }); } catch (error) { stream.fd = null; stream.destroy(error); }
}
const closed = (stream, error, done) => { if (typeof stream.fd === 'number' && stream.fd > 2) os.close(stream.fd); stream.fd = null; done(error); };

class ReadStream extends Readable {
  bytesRead = 0;
  #at; #end;
  constructor(at, options) {
    const { start = 0, end = Infinity, encoding, highWaterMark = 65536, fd, flags = 'r' } = settings(options);
    super({ highWaterMark });
    if (encoding) this.setEncoding(encoding);
    this.path = at; this.#at = start; this.#end = end;
    if (fd === undefined) opened(this, at, flags); else this.fd = fd;
    if (this.fd !== null && start) os.seek(this.fd, start, 0);
  }
  _read(size) {
    const wanted = Math.min(size, this.#end - this.#at + 1);
    if (this.fd === null || wanted <= 0) return void this.push(null);
    try {
      const chunk = Buffer.alloc(wanted), got = fs.readSync(this.fd, chunk, 0, wanted);
      this.bytesRead += got; this.#at += got;
      // Later, as a disk answers: what else the program does comes first.
      setImmediate(() => { if (!this.destroyed) this.push(got ? chunk.subarray(0, got) : null); });
    } catch (error) { this.destroy(error); }
  }
  _destroy(error, done) { closed(this, error, done); }
  close(done) { this.destroy(null, done); }
}
class WriteStream extends Writable {
  bytesWritten = 0;
  constructor(at, options) {
    const { flags = 'w', fd, encoding } = settings(options);
    super({ defaultEncoding: encoding });
    this.path = at;
    if (fd === undefined) opened(this, at, flags); else this.fd = fd;
  }
  _write(chunk, _encoding, done) { try { this.bytesWritten += fs.writeSync(this.fd, chunk); setImmediate(done); } catch (error) { done(error); } }
  _destroy(error, done) { closed(this, error, done); }
  close(done) { if (done) this.once('close', done); this.end(); }
}
Object.assign(fs, { ReadStream, WriteStream, createReadStream: (at, options) => new ReadStream(at, options), createWriteStream: (at, options) => new WriteStream(at, options) });
