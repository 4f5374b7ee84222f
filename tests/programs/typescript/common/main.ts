import fs = require('fs');
const { join }: typeof import('path') = require('path');
const text: string = fs.readFileSync(join('.', 'data.txt'), 'utf8');
const other = require('./other') as { value: number };
console.log(text.trim(), other.value, module.exports === exports, __filename);
