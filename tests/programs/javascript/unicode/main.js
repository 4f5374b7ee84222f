const text = 'naïve 😀 日本 e\u0301 👨‍👩‍👧 ß';
console.log(text, text.length, [...text].length, Buffer.byteLength(text), text.split(' ').map((w) => w.length));
for (const c of 'é€😀') console.log(c, c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0'), encodeURIComponent(c), JSON.stringify(c), [...Buffer.from(c)].map((b) => b.toString(16)).join(' '));
console.log(['NFC', 'NFD', 'NFKC', 'NFKD'].map((f) => 'Åﬁ①'.normalize(f).length), 'Crème Brûlée'.normalize('NFD').replace(/\p{M}/gu, ''), 'é' === 'e\u0301', 'é' === 'e\u0301'.normalize());
const größe = 1, π = Math.PI.toFixed(3), 变量 = 'ok', \u0061b = 'escaped';
console.log(größe, π, 变量, ab, { ключ: 'значение', 'ключ два': [1], 日本: '語' });
console.log(['zebra', 'apfel', 'Zebra', 'éclair', 'Äpfel'].sort(), 'שלום'.padStart(8, '.'), '\u202eabc'.length, 'İ'.toLowerCase().length);
console.log(/^\p{Lu}/u.test('Ä'), /^\p{Script=Greek}+$/u.test('αβγ'), 'aΩ1_é'.match(/\w/g), 'x\u00a0y\u2003z'.split(/\s/), '\u{1F469}'.match(/^.$/u) !== null);
console.log('日本語テキスト'.slice(1, 3), '日本'.padEnd(5, '*'), [...'🇩🇪'].length, String.raw`\u00e9`, '\x41\u{42}\103'.length, 'a\
b');
