const step = (cells) => {
  const around = new Map();
  for (const cell of cells) {
    const [x, y] = cell.split(',').map(Number);
    for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) if (dx || dy) { const key = `${x + dx},${y + dy}`; around.set(key, (around.get(key) ?? 0) + 1); }
  }
  return new Set([...around].filter(([cell, n]) => n === 3 || (n === 2 && cells.has(cell))).map(([cell]) => cell));
};
const show = (cells, w = 10, h = 5) => Array.from({ length: h }, (_, y) => Array.from({ length: w }, (_, x) => (cells.has(`${x},${y}`) ? '#' : '.')).join('')).join('\n') + '\n';
let glider = new Set(['1,0', '2,1', '0,2', '1,2', '2,2']);
for (let i = 0; i < 9; i++, glider = step(glider)) if (i % 4 === 0) console.log(show(glider));
let row = '.'.repeat(31).split('').with(15, '#');
for (let i = 0; i < 8; i++) { console.log(row.join('')); row = row.map((c, x) => '.##.#..#'[7 - parseInt([row[x - 1], c, row[x + 1]].map((k) => (k === '#' ? 1 : 0)).join(''), 2)] === '#' ? '#' : '.'); }
