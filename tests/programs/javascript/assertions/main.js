const assert = require('assert');
const { deepStrictEqual } = require('node:assert/strict');
const tries = [
  () => assert(1), () => assert.ok('x'), () => assert.equal(1, '1'), () => assert.deepEqual({ a: 1 }, { a: '1' }), () => deepStrictEqual([1, { b: new Set([1]) }], [1, { b: new Set([1]) }]),
  () => assert.throws(() => { throw new TypeError('bad'); }, TypeError), () => assert.throws(() => { throw new Error('bad'); }, /bad/), () => assert.throws(() => { throw new Error('bad'); }, { message: 'bad', name: 'Error' }),
  () => assert.doesNotThrow(() => 1), () => assert.match('abc', /b/), () => assert.notStrictEqual(1, 2), () => assert.notDeepStrictEqual({ a: 1 }, { a: 2 }), () => assert.ifError(null),
  () => assert(false, 'with a message'), () => assert.strictEqual(1, 2), () => assert.strictEqual('a', 'b', 'custom'), () => assert.equal(1, 2), () => assert.fail('on purpose'), () => assert.fail(),
  () => assert.throws(() => {}), () => assert.notEqual(1, 1), () => assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]]), 'maps differ'), () => assert.strictEqual(1, 2, new RangeError('own error')), () => assert.strictEqual(NaN, NaN),
];
for (const [n, attempt] of tries.entries()) {
  try { attempt(); console.log(n, 'passed'); } catch (error) { console.log(n, error.name, error.code, error.message.split('\n')[0]); }
}
try { assert.strictEqual(1, 2); } catch ({ actual, expected, operator, generatedMessage }) { console.log({ actual, expected, operator, generatedMessage }); }
assert.rejects(Promise.reject(new Error('async')), /async/).then(() => console.log('rejected as it should'));
