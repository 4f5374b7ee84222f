const text: string = 'Grüße, 世界! 👩‍👩‍👧 naïve ﬁ É';
console.log(text.length, [...text].length, text.toUpperCase(), text.normalize('NFD').length, text.normalize('NFKC').slice(-4));
console.log([...'a👍b'].map((letter: string) => letter.codePointAt(0)!.toString(16)), 'ß'.toUpperCase(), 'İ'.toLowerCase().length, '👍'.charCodeAt(0));
const größe: number = 3, 変数 = 'x', $_ = 1;
console.log(größe, 変数, $_, '\u{1F600}', '\x41', 'tab\there', `line
break`);
console.log('Ωμέγα'.split('').reverse().join(''), 'čeština'.localeCompare('cesta') > 0, 'a\u0301' === 'á', 'a\u0301'.normalize() === 'á');
console.log(/\p{Script=Han}+/u.exec(text)?.[0], text.match(/\p{L}+/gu), text.replace(/[^\p{L}\s]/gu, ''), /^.$/u.test('👍'), /^.$/.test('👍'));
console.log(encodeURIComponent('ä/ö'), decodeURIComponent('%E4%B8%96'), Buffer.from('é').toString('hex'), new TextEncoder().encode('€').length, escape('ü'));
console.log('abc'.padStart(6, '★'), '★'.repeat(5), '世界'.at(-1), 'x'.concat('ÿ'), String.raw`\n${1}`, 'ab\0c'.length);
for (const [i, letter] of [...'né👍'].entries()) console.log(i, letter);
