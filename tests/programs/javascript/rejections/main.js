process.on('unhandledRejection', (reason) => {
  console.log('unhandled:', reason.message);
});
Promise.reject(new Error('forgotten'));
const late = Promise.reject(new Error('caught in time'));
late.catch((error) => console.log(error.message));
(async () => { throw new RangeError('from async'); })();
setTimeout(() => console.log('still running'), 5);
