export interface Options { by: number }
export function twice(n: number, { by }: Options): number { return n * 2 * by; }
