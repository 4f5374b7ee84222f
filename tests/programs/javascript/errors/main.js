class AppError extends Error {
  constructor(message, options) { super(message, options); this.name = this.constructor.name; }
}
class NotFound extends AppError { constructor(what, options) { super(`no ${what}`, options); this.what = what; } }
function find(name) { try { null.x; } catch (cause) { throw new NotFound(name, { cause }); } }
try { find('thing'); } catch (error) {
  console.log(error.name, error.message, error.what, error instanceof AppError, error.cause instanceof TypeError, String(error));
  console.log(Object.prototype.toString.call(error), Object.keys(error), typeof error.stack);
}
function flow(what) {
  try { if (what === 'throw') throw 'a string'; if (what === 'return') return 'returned'; }
  catch (thrown) { return `caught ${typeof thrown}`; }
  finally { console.log('finally', what); if (what === 'override') return 'from finally'; }
  return 'end';
}
console.log(['throw', 'return', 'pass', 'override'].map(flow));
const tries = [() => null.x, () => undefined(), () => nope, () => 'x'.repeat(-1), () => new Array(-1), () => decodeURIComponent('%'), () => JSON.parse('{'), () => { 'use strict'; Object.freeze([]).push(1); }, () => { const c = 1; c = 2; }, () => new (class A { constructor() { delete this.x; } static #p; static get p() { return {}.constructor.p.q; } })().x.y, () => Symbol() + '', () => BigInt(0.5), () => eval('let x = ;'), () => new Function('return }')];
console.log(tries.map((f) => { try { f(); return 'none'; } catch (error) { return error.constructor.name; } }));
const group = new AggregateError([new Error('a'), new TypeError('b')], 'both');
console.log(group.message, group.errors.map((e) => e.name), new Error('m', { cause: 'c' }).cause, 'cause' in new Error('x'));
function deep() { return deep(); }
try { deep(); } catch (error) { console.log(error instanceof RangeError || error.name); }
console.log(new Error('x') + '', Error('no new') instanceof Error, Error.prototype.name, TypeError.prototype instanceof Error);
