const date = /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)/u;
const found = 'on 2024-02-29, say'.match(date);
console.log(found.groups, found.index, { ...found.groups }, found);
console.log('2024-02-29'.replace(date, '$<day>.$<month>.$<year> [$&] $1$$'), 'a-b-c'.replaceAll('-', (m, at) => at));
for (const m of 'x=1, yy=22'.matchAll(/(\w+)=(\d+)/g)) console.log(m[0], m.index, m.slice(1));
console.log('one1two22three'.split(/\d+/), 'a1b2'.split(/(\d)/), 'abc'.split(''), 'a,b,c'.split(',', 2), 'test'.search(/s/));
const sticky = /foo/y;
sticky.lastIndex = 3;
console.log(sticky.test('barfoo'), sticky.lastIndex, sticky.test('barfoo'), /a.c/s.test('a\nc'), /^b/m.test('a\nb'));
console.log('€30 $40 £5'.match(/(?<=\$)\d+|(?<!\$)\b\d+/g), '12345678'.replace(/\B(?=(\d{3})+$)/g, ','));
console.log('Ünïcödé ß 你好 😀'.match(/\p{L}+/gu), /^\p{Emoji}$/u.test('😀'), '😀'.match(/./g).length, '😀'.match(/./gu).length, /\u{1F600}/u.test('😀'));
console.log(/(\w)\1/.exec('hello')[0], /(?<q>['"]).*?\k<q>/.exec(`say "it's" now`)[0], /(a)|(b)/.exec('b'));
const withIndices = /(?<first>b+)(c)?/d.exec('abbd');
console.log(withIndices.indices[0], withIndices.indices.groups.first, withIndices.indices[2]);
const g = /o/g;
console.log(g.exec('foo').index, g.exec('foo').index, g.exec('foo'), g.lastIndex, g.flags, String(g), new RegExp('/\n', 'gi').source);
console.log('John Smith'.replace(/(\w+)\s(\w+)/, '$2, $1'), 'aaa'.lastIndexOf('a'), /[\p{Lu}--[A-M]]/v.test('Z'), /[a&&b]/.test('&'));
for (const wrong of ['(', '[b-a]', 'a{2,1}', '(?<n>a)(?<n>b)', '\\']) {
  try { new RegExp(wrong, 'u'); console.log('fine?', wrong); } catch (error) { console.log(error.name); }
}
class Upper extends RegExp { [Symbol.replace](text, by) { return super[Symbol.replace](text, by).toUpperCase(); } }
console.log('abc'.replace(new Upper('b'), 'x'));
