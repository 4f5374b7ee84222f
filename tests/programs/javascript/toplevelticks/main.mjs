process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
console.log('start');
await null;
console.log('after await');
process.nextTick(() => console.log('tick 2'));
Promise.resolve().then(() => console.log('promise 2'));
await new Promise((resolve) => setTimeout(resolve, 1));
console.log('end');
