export type Kind = 'a' | 'b';
export interface Thing { kind: Kind }
export const enum Level { Low = 1, High = 9 }
export class Real implements Thing { kind: Kind = 'a'; }
console.log('kinds is loaded');
