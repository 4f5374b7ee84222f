export * from './shapes';
export { default as Walker } from './shapes';
export type { Point as Place } from './shapes';
export * as shapes from './shapes';
const version: string = '1.2.3';
export { version as default, version };
