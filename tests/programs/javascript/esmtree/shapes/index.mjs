export { default } from './shape.mjs';
export * from './kinds.mjs';
console.log('shapes load');
