class AppError extends Error {
  constructor(message: string, readonly code: number, options?: ErrorOptions) { super(message, options); this.name = new.target.name; }
}
class NotFound extends AppError { constructor(what: string) { super(`${what} was not found`, 404); } }
class Wrapped extends AppError { constructor(cause: unknown) { super('wrapped', 500, { cause }); } }
function risky(n: number): string {
  if (n === 1) throw new NotFound('page');
  if (n === 2) throw 'a plain text';
  if (n === 3) try { JSON.parse('{"a": }'); } catch (error) { throw new Wrapped(error); }
  if (n === 4) (undefined as any).property;
  return 'fine';
}
for (let n = 0; n < 5; n++) {
  try { console.log(risky(n)); }
  catch (error: unknown) {
    if (error instanceof NotFound) console.log('not found:', error.code, error.message, error.name);
    else if (error instanceof AppError && error.cause instanceof SyntaxError) console.log(error.name, '<-', error.cause.name, error.cause.message);
    else if (error instanceof Error) console.log(`${error}`);
    else console.log('thrown:', error);
  } finally { if (n === 2) console.log('cleaned'); }
}
const assertString: (value: unknown) => asserts value is string = (value) => { if (typeof value !== 'string') throw new TypeError(`expected text, got ${typeof value}`); };
try { assertString(5); } catch (error) { console.log((error as TypeError).message, error instanceof TypeError); }
