// What runs when: ticks before promises, promises before timers, and each within each other.
const say = (text) => () => console.log(text);
setTimeout(say('timeout'), 0);
Promise.resolve().then(say('promise 1')).then(say('promise 2'));
process.nextTick(say('tick 1'));
queueMicrotask(say('micro 1'));
Promise.resolve().then(() => {
  console.log('promise 3');
  process.nextTick(say('tick in promise'));
  Promise.resolve().then(say('promise in promise'));
  queueMicrotask(say('micro in promise'));
});
process.nextTick(() => {
  console.log('tick 2');
  process.nextTick(say('tick in tick'));
  Promise.resolve().then(say('promise in tick'));
});
(async () => {
  console.log('async start');
  await null;
  console.log('async after await');
  process.nextTick(say('tick after await'));
  await null;
  console.log('async after second await');
})();
setTimeout(() => {
  console.log('later');
  process.nextTick(say('tick in timeout'));
  Promise.resolve().then(() => { console.log('promise in timeout'); process.nextTick(say('tick in promise in timeout')); }).then(say('next promise in timeout'));
}, 5);
setTimeout(() => {
  setImmediate(say('immediate in timeout'));
  setTimeout(say('timeout in timeout'), 30);
  process.nextTick(say('tick'), 'ignored');
}, 20);
console.log('end of main');
