const fs = require('fs');
const text = fs.readFileSync(0, 'utf8');
const [count, ...lines] = text.trim().split('\n');
const matrix = lines.slice(0, +count).map((line) => line.trim().split(/\s+/).map(Number));
const multiply = (a, b) => a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
console.log(matrix, multiply(matrix, matrix));
console.log(text.length, Buffer.byteLength(text), lines.at(-1));
