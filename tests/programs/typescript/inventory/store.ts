import { withTax, type Country } from './tax.ts';
import { type Item } from './types';
export class Store {
  private readonly items: Item[] = [];
  add(item: Item): asserts this is Store { const known = this.items.find(({ id }) => id === item.id); if (known) known.count += item.count; else this.items.push({ ...item }); }
  total(country: Country = 'DE'): number { return this.items.reduce((sum, item) => sum + withTax(item, country), 0); }
  *[Symbol.iterator](): IterableIterator<Readonly<Item>> { yield* this.items; }
}
