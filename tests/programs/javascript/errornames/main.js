class A extends Error { constructor(m) { super(m); this.name = 'A'; } }
class B extends Error { constructor(m) { super(m); this.name = this.constructor.name; this.code = 7; } }
class C extends Error {}
class D extends TypeError { get name() { return 'Named'; } }
class E extends Error { constructor(m, o) { super(m, o); Error.captureStackTrace(this, E); this.name = 'E'; } }
class F extends Error { name = 'FieldName'; }
C.prototype.name = 'ProtoC';
const first = (error) => error.stack.split('\n')[0];
for (const Kind of [A, B, C, D, E, F]) { const error = new Kind('why'); console.log(first(error), '|', String(error), '|', require('util').inspect(error).split('\n')[0]); }
const plain = new Error('x'); plain.name = 'Changed'; console.log(first(plain), String(plain), require('util').inspect(plain).split('\n')[0]);
plain.message = 'other'; console.log(first(plain), String(plain));
console.log(first(new Error('')), first(new Error()), first(new RangeError('r')), first(new AggregateError([1], 'agg')));
Promise.any([Promise.reject(1), Promise.reject(new Error('two'))]).catch((error) => { console.log(error.name, error.message, error.errors.length, error instanceof AggregateError, Object.keys(error)); });
Promise.any([]).catch((error) => console.log(error.message));
const caught = new Error('outer', { cause: new Error('inner') }); console.log(caught.cause.message, Object.keys(caught));
const o = {}; Error.captureStackTrace(o); console.log(typeof o.stack, first(o));
const withName = { name: 'Own', message: 'm' }; Error.captureStackTrace(withName); console.log(first(withName));
try { throw new E('thrown', { cause: 'because' }); } catch (error) { console.log(error instanceof E, error.cause, first(error)); }
console.log(Object.prototype.toString.call(new A('x')), new A('x') + '');
console.log(A.name, new A('').toString(), new (class extends Error { toString() { return 'custom'; } })() + '');
for (const Kind of [A, B, C, F]) { const error = new Kind('shown'); error.stack = error.stack.split('\n')[0]; console.log(error, [error], { error }); }
