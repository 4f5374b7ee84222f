const { setTimeout: sleep } = require('timers/promises');
const seen = [];
const handle = setTimeout((a, b) => seen.push(a + b), 5, 'x', 'y');
console.log(typeof handle, handle.hasRef(), clearTimeout(undefined));
setTimeout(() => { seen.push(30); }, 30); setTimeout(() => { seen.push(10); }, 10); setTimeout(() => { seen.push(20); }, 20);
const cancelled = setImmediate(() => seen.push('never'));
clearImmediate(cancelled);
const nested = new Promise((resolve) => setTimeout(() => {
  setTimeout(() => { seen.push('nested'); resolve('done'); }, 1);
  Promise.resolve().then(() => seen.push('micro'));
  seen.push('outer');
}, 40));
const every = (ms, times) => new Promise((resolve) => {
  let ticks = 0;
  const timer = setInterval(() => { if (++ticks === times) { clearInterval(timer); resolve(ticks); } }, ms);
});
(async () => {
  console.log(await nested, seen, await every(2, 3));
  console.log(await sleep(1, 'slept'));
  const start = performance.now(), wall = Date.now();
  await sleep(12);
  console.log(performance.now() - start >= 11, Date.now() - wall >= 11, process.hrtime.bigint() > 0n, process.uptime() > 0);
  setTimeout(() => console.log('kept alive'), 5);
  setTimeout(() => console.log('not kept alive'), 10_000).unref();
})();
