process.on('exit', (code) => console.log('exit handler', code, process.exitCode));
setTimeout(() => console.log('never reached'), 5);
process.stdout.write('no newline ');
process.stderr.write('on the other stream\n');
console.error('error: %s', 'formatted', { a: 1 });
console.warn('warning');
console.info('info');
console.debug('debug');
try { process.exit(7); } finally { console.log('not printed'); }
