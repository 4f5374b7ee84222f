export const PI = 3.14;
export let counter = 0;
export const add = (a, b) => a + b;
export function up() { return ++counter; }
export default function describe() { return 'a small library'; }
console.log('math first');
