type Cell = 0 | 1;
type Board = readonly (readonly Cell[])[];
const parse = (text: string): Board => text.trim().split('\n').map((line) => [...line.trim()].map((letter): Cell => (letter === '#' ? 1 : 0)));
const show = (board: Board): string => board.map((row) => row.map((cell) => (cell ? '█' : '·')).join('')).join('\n');
function step(board: Board): Board {
  return board.map((row, y) => row.map((cell, x): Cell => {
    let near: number = -cell;
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) near += board[(y + dy + board.length) % board.length]![(x + dx + row.length) % row.length]!;
    return near === 3 || (cell === 1 && near === 2) ? 1 : 0;
  }));
}
let board: Board = parse(`
  .#......
  ..#.....
  ###.....
  ........
  ........
  ........`);
for (let turn = 0; turn < 24; turn++) { if (turn % 8 === 0) console.log(`${turn}:\n${show(board)}`); board = step(board); }
console.log(board.flat().reduce<number>((sum, cell) => sum + cell, 0));
