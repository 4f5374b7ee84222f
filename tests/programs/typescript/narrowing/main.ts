interface Cat { meow(): string; lives: number }
interface Dog { bark(): string; age?: number }
type Pet = Cat | Dog | null | undefined;
const isCat = (pet: Pet): pet is Cat => !!pet && 'meow' in pet;
function speak(pet: Pet): string {
  if (pet == null) return `nothing (${pet})`;
  if (isCat(pet)) return `${pet.meow()} ${pet.lives}`;
  return `${pet.bark()} ${pet.age ?? 'unknown'}`;
}
console.log([{ meow: () => 'miau', lives: 9 }, { bark: () => 'wau', age: 0 }, { bark: () => 'wuff' }, null, undefined].map(speak));
function size(value: string | number | Date | string[] | (() => number)): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (typeof value === 'number') return value;
  if (value instanceof Date) return value.getUTCFullYear();
  return value();
}
console.log([size('four'), size(5), size(new Date(0)), size(['a']), size(() => 99)]);
const maybe: { a?: { b?: (() => { c: number[] }) | null } } = { a: { b: () => ({ c: [1, 2] }) } };
console.log(maybe.a?.b?.().c[1], maybe?.a?.['b']?.()?.c.at(-1), ({} as typeof maybe).a?.b?.().c[0] ?? 'none');
let text!: string | undefined;
const assigned = (text ??= 'default', text ||= 'other', text &&= text + '!');
console.log(assigned, text!.length, (text as string | null)?.toUpperCase());
