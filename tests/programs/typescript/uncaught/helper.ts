interface Reason { a: number }
export function fail(reason: Reason): never {
  const text: string = 'no';   throw new TypeError(text);
}
