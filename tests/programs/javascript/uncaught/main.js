console.log('before');
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 1);
process.on('uncaughtException', (error) => {
  console.log('handled:', error.message);
  process.exitCode = 3;
});
throw new TypeError('nobody catches this');
