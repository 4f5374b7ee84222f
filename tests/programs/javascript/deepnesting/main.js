for (const text of ['['.repeat(1e6), '['.repeat(1e6) + ']'.repeat(1e6), '{"a":'.repeat(1e6)]) {
  try { JSON.parse(text); console.log('parsed'); } catch (error) { console.log(error instanceof RangeError || error instanceof SyntaxError); }
}
console.log('alive');
