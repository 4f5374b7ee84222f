// How deep JSON may nest is up to the engine; that the program goes on is not.
for (const text of ['['.repeat(1e6), '['.repeat(1e6) + ']'.repeat(1e6), '{"a":'.repeat(1e6)]) {
  try { JSON.parse(text); } catch (error) { if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error; }
  console.log('survived');
}
let nested = {};
for (let i = 0; i < 1e5; i++) nested = { nested };
try { JSON.stringify(nested); } catch (error) { console.log(error instanceof RangeError); }
for (const text of ['['.repeat(1e5), '('.repeat(1e5), '!'.repeat(1e5)]) {
  try { new Function(text); } catch (error) { console.log(error instanceof RangeError || error instanceof SyntaxError); }
}
console.log('alive');
