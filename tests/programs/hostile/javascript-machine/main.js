// Other programs, the network, the machine.
const attempt = (name, what) => {
  try { console.log(name, what()); } catch (error) { console.log(name, error.message.split('\n')[0]); }
};
attempt('child_process', () => require('child_process').execSync('id'));
attempt('net', () => require('net').connect(22));
attempt('worker_threads', () => require('worker_threads'));
attempt('vm', () => require('vm'));
attempt('wasm', () => typeof WebAssembly);
attempt('shared memory', () => { new SharedArrayBuffer(2 ** 40); });
attempt('binding', () => process.binding('fs'));
attempt('kill', () => process.kill(1));
attempt('environment', () => Object.keys(process.env).sort().join(' '));
fetch('http://127.0.0.1:8080/').catch(error => console.log('fetch', error.message.split('\n')[0]));
