const util = require('util');
const deep = { a: { b: { c: { d: { e: 1 } } } }, list: Array.from({ length: 200 }, (_, i) => i % 10), text: 'x'.repeat(20) };
console.log(util.inspect(deep, { depth: 0 }), util.inspect(deep, { depth: null, maxArrayLength: 3 }), util.inspect(deep, { compact: false, depth: 1, maxArrayLength: 1 }));
console.log(util.inspect('a\'b'), util.inspect(new Map([['k', { v: 1 }]]), { colors: true }), util.inspect([1, 'two', null, undefined, true, Symbol('s'), /x/, 5n, () => {}], { colors: true }));
console.log(util.inspect({ b: 1, a: 2 }, { sorted: true }), util.inspect({ a: 1, b: { c: 2 } }, { breakLength: Infinity }), util.inspect({ a: 'long text', b: 'more text' }, { breakLength: 10 }));
class Secret { constructor() { this.x = 1; } [util.inspect.custom](depth, options, inspect) { return `Secret<${depth} ${typeof options.stylize} ${inspect === util.inspect}>`; } }
console.log(new Secret(), [new Secret()], { s: { t: new Secret() } }, util.format('%s %O', new Secret(), 'x'));
console.log(util.format('%s:%s', 'a'), util.format('a', 'b', { c: 1 }), util.format(1, 2, '3'), util.format('%%%s%%', 'x'), util.format('%d', '0x10'), util.format('%i', 3.9), util.format('%j', [1]));
console.log(util.isDeepStrictEqual({ a: [1, new Set([2])] }, { a: [1, new Set([2])] }), util.isDeepStrictEqual([1], ['1']), util.types.isPromise(Promise.resolve()), util.types.isRegExp(/x/));
const sleep = util.promisify((ms, callback) => setTimeout(() => callback(null, `slept ${ms}`), ms));
sleep(1).then(console.log);
util.promisify((callback) => callback(new Error('late')))().catch((error) => console.log(error.message));
function Old() {} util.inherits(Old, Array);
console.log(new Old() instanceof Array, util.inspect(new Proxy({ a: 1 }, {})), util.inspect({ toString() { return 'x'; } }), typeof util.deprecate);
const callback = util.callbackify(async (x) => x * 2);
callback(21, (error, value) => console.log(error, value));
