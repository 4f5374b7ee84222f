const codes = (text) => {
  const counts = [...text].reduce((m, c) => m.set(c, (m.get(c) ?? 0) + 1), new Map());
  let nodes = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([char, weight]) => ({ char, weight }));
  while (nodes.length > 1) { nodes.sort((a, b) => a.weight - b.weight); const [left, right, ...rest] = nodes; nodes = [...rest, { left, right, weight: left.weight + right.weight }]; }
  const found = {}, walk = ({ char, left, right }, code) => { if (char) found[char] = code || '0'; else { walk(left, code + '0'); walk(right, code + '1'); } };
  walk(nodes[0], '');
  return found;
};
const text = 'she sells sea shells by the sea shore', table = codes(text);
const bits = [...text].map((c) => table[c]).join('');
console.log(table, text.length * 8, '→', bits.length);
const back = Object.fromEntries(Object.entries(table).map(([c, code]) => [code, c]));
let decoded = '', held = '';
for (const bit of bits) if (back[held += bit]) { decoded += back[held]; held = ''; }
console.log(decoded === text, bits.match(/.{1,40}/g));
const runs = (s) => s.replace(/(.)\1*/gu, (run, c) => ([...run].length > 1 ? [...run].length : '') + c), unruns = (s) => s.replace(/(\d+)(\D)/gu, (_, n, c) => c.repeat(n));
console.log(runs('wwwbbé😀😀😀'), unruns(runs('wwwbbéé')) === 'wwwbbéé');
const lzw = (s) => { const seen = new Map([...new Set(s)].sort().map((c, i) => [c, i])), out = []; let w = ''; for (const c of s) { if (seen.has(w + c)) w += c; else { out.push(seen.get(w)); seen.set(w + c, seen.size); w = c; } } return [...out, seen.get(w)]; };
console.log(lzw('tobeornottobeortobeornot').join());
