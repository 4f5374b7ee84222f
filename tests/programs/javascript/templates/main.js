const tag = (strings, ...values) => strings.raw.map((s, i) => s + (i < values.length ? `[${typeof values[i]}:${values[i]}]` : '')).join('');
console.log(tag`a\n${1}b${'two'}${[3, 4]}`, String.raw`C:\new\${1 + 1}`, `line one
line two ${`nested ${1 + 1}`}`);
const html = (strings, ...values) => strings.reduce((out, s, i) => out + String(values[i - 1]).replace(/[<&"]/g, (c) => `&#${c.charCodeAt(0)};`) + s);
console.log(html`<p title="${'"q"'}">${'<b> & co'}</p>`);
const seen = new Set();
const same = (strings) => (seen.add(strings), strings);
for (let i = 0; i < 3; i++) same`x`;
console.log(seen.size, same`x` === same`x`, Object.isFrozen(same`y`));
const bad = (s) => [s[0], s.raw[0]];
console.log(bad`\unicode`, bad`\u0041\x42`, `\u{1F600} \t|`);
const sql = (strings, ...values) => ({ text: strings.join('?'), values });
console.log(sql`select * from t where a = ${1} and b in (${['x', 'y']})`);
const dedent = (strings) => { const lines = strings.raw[0].split('\n').slice(1, -1); const indent = Math.min(...lines.map((l) => l.match(/^ */)[0].length)); return lines.map((l) => l.slice(indent)).join('\n'); };
console.log(dedent`
    if (x) {
      y();
    }
`);
console.log(`${{}} ${[]} ${null} ${undefined} ${Symbol('s').toString()} ${() => 1} ${new Date(0).toISOString()}`, `${{ toString: () => 's', valueOf: () => 1 }}`);
