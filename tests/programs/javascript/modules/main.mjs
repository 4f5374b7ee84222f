import describe, { add, PI as pi, counter, up } from './math.mjs';
import * as everything from './math.mjs';
import { readFileSync } from 'node:fs';
import path, { join } from 'path';
import legacy from './legacy.cjs';
export { add as plus } from './math.mjs';

console.log(describe(), add(1, 2), pi, Object.keys(everything), everything.default === describe);
console.log(counter, up(), counter, everything.counter);
console.log(readFileSync('note.txt', 'utf8').trim(), join('a', '..', 'b'), path.basename('/x/y.z', '.z'));
console.log(legacy.answer, typeof require, import.meta.url.endsWith('/main.mjs'), this);
const lazy = await import('./lazy.mjs');
console.log(lazy.default, lazy.named);
try { counter = 5; } catch (error) { console.log(error.name); }
try { everything.x = 1; } catch (error) { console.log(error.name); }
try { await import('./missing.mjs'); } catch (error) { console.log(error.code); }
console.log(await Promise.all([import('./lazy.mjs'), import('./lazy.mjs')]).then(([a, b]) => a === b));
