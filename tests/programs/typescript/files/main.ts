import { readFileSync, writeFileSync, existsSync, unlinkSync, type PathLike } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
interface Note { id: number; title: string; tags: string[]; at?: Date }
class Notebook {
  private constructor(private readonly file: PathLike, private notes: Note[]) {}
  static open(file: string): Notebook { return new Notebook(file, existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8'), (key, value) => (key === 'at' ? new Date(value) : value)) as Note[]) : []); }
  add(title: string, ...tags: string[]): Note { const note: Note = { id: this.notes.length + 1, title, tags, at: new Date(Date.UTC(2024, 0, this.notes.length + 1)) }; this.notes.push(note); return note; }
  find(tag: string): Note[] { return this.notes.filter(({ tags }) => tags.includes(tag)); }
  save(): void { writeFileSync(this.file, JSON.stringify(this.notes, null, 2)); }
}
const file: string = path.join('.', 'notes.json');
const book = Notebook.open(file);
book.add('Grüße', 'a', 'b'); book.add('second', 'b'); book.save();
console.log(readFileSync(file, 'utf8').split('\n').length, Notebook.open(file).find('b').map((note) => `${note.title} ${note.at?.toISOString()}`));
await fs.appendFile(file, '\n');
console.log((await fs.stat(file)).size, path.extname(file), (await fs.readFile(file)).byteLength);
unlinkSync(file);
await fs.readFile(file).catch((error: NodeJS.ErrnoException) => console.log(error.code));
