let text = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => { text += chunk; });
process.stdin.on('end', () => {
  const counts = {};
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}']+/gu)) counts[word] = (counts[word] ?? 0) + 1;
  const rows = Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  for (const [word, n] of rows) console.log(`${word.padEnd(8)}${String(n).padStart(3)} ${'█'.repeat(n)}`);
  console.log(text.split('\n').length - 1, 'lines,', [...text].length, 'characters,', rows.length, 'words');
});
