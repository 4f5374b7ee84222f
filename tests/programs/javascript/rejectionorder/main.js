setTimeout(() => console.log('timeout'), 0);
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
process.on('rejectionHandled', () => console.log('handled late'));
const p = Promise.reject('one'); Promise.resolve().then(() => p.catch(() => console.log('in time')));
Promise.reject('two');
process.nextTick(() => { console.log('tick'); Promise.reject('three'); });
