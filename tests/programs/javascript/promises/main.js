const after = (ms, value, fail) => new Promise((yes, no) => setTimeout(() => fail ? no(new Error(value)) : yes(value), ms));
async function main() {
  console.log(await Promise.all([after(20, 'slow'), after(1, 'fast'), 'plain']));
  console.log(await Promise.race([after(50, 'slow'), after(1, 'fast')]));
  console.log(await Promise.allSettled([after(1, 'ok'), Promise.reject('bad')]));
  console.log(await Promise.any([after(1, 'bad', true), after(10, 'first good')]));
  try { await Promise.any([after(1, 'a', true), after(1, 'b', true)]); } catch (error) {
    console.log(error.constructor.name, error.errors.map((e) => e.message));
  }
  const results = [];
  for await (const value of (async function* () { for (const n of [3, 1, 2]) yield after(n, n * n); })()) results.push(value);
  console.log(results);
  console.log(await after(1, 'x').finally(() => console.log('finally')).then((v) => v + '!'));
  console.log(await { then(resolve) { resolve('thenable'); } });
  const pending = new Promise(() => {}), done = Promise.resolve([1]), failed = Promise.reject(new RangeError('r'));
  failed.catch(() => {});
  console.log(pending, done);
  const order = [];
  await Promise.all([1, 2, 3].map(async (n) => { await after(4 - n, 0); order.push(n); }));
  console.log(order.length);
  let chain = Promise.resolve(1);
  for (let i = 0; i < 5; i++) chain = chain.then((n) => n * 2);
  console.log(await chain);
  return 'main done';
}
main().then(console.log, console.error);
