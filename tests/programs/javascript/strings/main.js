const text = 'Ünïcode straße 😀 e\u0301';
console.log(text.length, [...text].length, text.toUpperCase(), text.toLowerCase(), text.normalize('NFC').length, text.codePointAt(15), text.charCodeAt(15), text.at(-1) === '\u0301');
console.log('abc'.padStart(5, '12'), 'abc'.padEnd(6, '-') + '|', 'ab'.repeat(3), '  trim '.trim() + '|', '  x '.trimStart() + '|', '  x '.trimEnd() + '|');
console.log('banana'.indexOf('an', 2), 'banana'.lastIndexOf('an'), 'banana'.includes('nan'), 'banana'.startsWith('na', 2), 'banana'.endsWith('ban', 3), 'banana'.slice(-3, -1), 'banana'.substring(4, 1), 'banana'.substr(-3, 2));
console.log('a-b-c'.split('-'), 'abc'.split(''), ''.split(','), ''.split(''), 'x'.concat(1, null), 'abc'[1], 'abc'[9], 'abc'.charAt(9) === '');
console.log(String.fromCharCode(72, 105), String.fromCodePoint(128512), 'z'.localeCompare('a'), 'a' < 'B', 'a' < 'b', '10' < '9', 10 < '9', 'é' > 'z');
console.log(['it\'s', "say \"hi\"", 'both \' and "', `all ' " \``, 'new\nline', 'tab\t', '\x00\x1b\x7f', '\\', '\u{1F600}', 'é']);
console.log('\u0000'.length, escape('ü &'), encodeURIComponent('ü &/?'), encodeURI('http://x/ü?a=b c'), decodeURIComponent('%C3%BC'), unescape('%FC'));
try { decodeURIComponent('%'); } catch (error) { console.log(error.name); }
console.log('İ'.toLowerCase().length, 'ß'.toUpperCase(), 'Σας'.toLowerCase(), 'ΟΔΟΣ'.toLowerCase(), 'ﬁ'.toUpperCase(), 'ǆ'.toUpperCase());
console.log('abc'.isWellFormed(), 'a\ud800'.isWellFormed(), 'a\ud800'.toWellFormed(), 'x'.at(0));
const caesar = (s, by) => s.replace(/[a-z]/gi, (c) => String.fromCharCode((c.charCodeAt(0) % 32 + 25 + by) % 26 + 1 + (c < 'a' ? 64 : 96)));
console.log(caesar('Hello, World!', 3), caesar(caesar('Hello, World!', 3), 23), [...'level'].reverse().join(''));
console.log(new String('boxed'), typeof new String(''), Object('ab'), 'abc'.valueOf(), [..."👨‍👩‍👧"].length, 'tEST'.replace(/^./, (c) => c.toUpperCase()));
const wrap = (s, n) => s.split(' ').reduce((lines, w) => (lines.at(-1) + ' ' + w).length > n ? [...lines, w] : [...lines.slice(0, -1), (lines.at(-1) + ' ' + w).trim()], ['']);
console.log(wrap('the quick brown fox jumps over the lazy dog', 12));
