const log = (text) => console.log(text);
setTimeout(() => log('timeout 0'), 0);
setTimeout(() => log('timeout 20'), 20);
process.nextTick(() => log('tick 1'));
Promise.resolve().then(() => log('then 1')).then(() => log('then 2'));
queueMicrotask(() => log('microtask'));
(async () => {
  log('async begins');
  await null;
  log('after await');
  try { await Promise.reject(new Error('refused')); } catch (error) { log(error.message); } finally { log('finally'); }
  return 'value';
})().then(log);
process.nextTick(() => log('tick 2'));
const interval = setInterval(() => { log('interval'); if (++interval.count === 3) clearInterval(interval); }, 30);
interval.count = 0;
clearTimeout(setTimeout(() => log('never'), 1));
log('end of script');
process.on('exit', (code) => log(`exit ${code}`));
