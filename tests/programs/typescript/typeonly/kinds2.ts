export type Unused = { n: number };
