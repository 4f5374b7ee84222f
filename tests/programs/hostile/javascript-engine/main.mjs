// The engine's own modules: what lies under the prelude is as shut in as the prelude is.
import * as std from 'qjs:std';
import * as os from 'qjs:os';
console.log(typeof os.exec, typeof os.Worker, typeof std.popen, typeof std.urlGet, typeof os.kill);
console.log(std.loadFile('/etc/passwd'), std.open('/etc/passwd', 'r'), std.open('../../etc/passwd', 'r'));
console.log(os.readdir('/../..')[0].sort().join(' '));
console.log(os.open('/proc/self/mem', os.O_RDWR) < 0, os.open('/dev/mem', os.O_RDWR) < 0);
console.log(std.getenv('PATH'), std.getenv('HOME'), Object.keys(std.getenviron()).sort().join(' '));
