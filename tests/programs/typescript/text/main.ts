const poem: string = `The quick brown fox
jumps over the lazy dog;
the dog sleeps on.`;
const words = poem.toLowerCase().match(/[a-z]+/g) ?? [];
const counts = words.reduce((all, word) => all.set(word, (all.get(word) ?? 0) + 1), new Map<string, number>());
console.log([...counts].filter(([, n]: [string, number]) => n > 1), words.length);
function wrap(text: string, width: number): string[] { const lines: string[] = ['']; for (const word of text.split(/\s+/)) { const line = lines.at(-1)!; if (line && line.length + 1 + word.length > width) lines.push(word); else lines[lines.length - 1] = line ? `${line} ${word}` : word; } return lines; }
console.log(wrap(poem, 16).map((line) => `|${line.padEnd(16)}|`).join('\n'));
const caesar = (text: string, by: number): string => text.replace(/[a-z]/gi, (letter: string) => { const base = letter <= 'Z' ? 65 : 97; return String.fromCharCode((letter.charCodeAt(0) - base + by + 26) % 26 + base); });
console.log(caesar('Hello, World!', 3), caesar(caesar('Hello, World!', 3), -3));
const date = /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)/.exec('on 2024-02-29')?.groups as { year: string; month: string; day: string } | undefined;
console.log(`${date?.day}.${date?.month}.${date?.year}`, 'a-b_c d'.split(/[-_ ]/), 'camelCaseText'.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), 'x'.localeCompare('y'));
const distance = (a: string, b: string): number => { let row = Array.from({ length: b.length + 1 }, (_, i) => i); for (let i = 1; i <= a.length; i++) { const next = [i]; for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + +(a[i - 1] !== b[j - 1])); row = next; } return row[b.length]!; };
console.log(distance('kitten', 'sitting'), distance('', 'abc'), [...'level'].every((c, i, all) => c === all[all.length - 1 - i]));
