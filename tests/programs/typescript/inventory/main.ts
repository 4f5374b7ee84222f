import { Store } from './store.ts';
import { RATES, type Country } from './tax.js';
const store: Store = new Store();
store.add({ id: 'apple', price: 0.35, count: 10 });
store.add({ id: 'pear', price: 0.5, count: 4 });
store.add({ id: 'apple', price: 0.35, count: 5 });
for (const { id, count } of store) console.log(id.padEnd(6), count);
for (const country of Object.keys(RATES) as Country[]) console.log(country, store.total(country).toFixed(2));
console.log(import.meta.url.endsWith('/main.ts') || import.meta.url.endsWith('/main.js'));
