const person = { name: 'Zoë', address: { city: 'Köln', zip: ['5', '0'] }, age: undefined, 'odd key': 1 };
const { name, address: { city: town, zip: [firstDigit, ...digits] }, age = 33, 'odd key': odd, missing: { deep = 'd' } = {}, ...rest } = person;
console.log(name, town, firstDigit, digits, age, odd, deep, rest);
let [a, , b = 'default', [c] = ['inner'], ...d] = [1, 2, undefined, undefined, 5, 6];
console.log(a, b, c, d);
[a, b] = [b, a];
({ x: a, y: [b] } = { x: 'ex', y: 'why' });
console.log(a, b);
const key = 'dyn' + 'amic';
const { [key]: value = 'none' } = { dynamic: null };
console.log(value, { [key]: 1, [`${key}2`]() {}, get computed() { return 1; } });
function draw({ size: [w = 1, h = w] = [], label = `${w}×${h}`, ...options } = {}, ...more) { return [w, h, label, options, more]; }
console.log(draw(), draw({ size: [2], color: 'red' }, 'more'), draw.length);
const merged = { ...{ a: 1, b: 2 }, b: 3, ...null, ...[9] };
console.log(merged, [...'héllo', ...new Set([1, 1])], Math.max(...[1, 5], 3));
for (const [index, { id, tags: [tag = '-'] = [] }] of [{ id: 1, tags: ['t'] }, { id: 2 }].entries()) console.log(index, id, tag);
console.log(person?.address?.street?.name, person.nothing?.(), person.address?.['city'], null ?? 'fallback', 0 || 'or', 0 ?? 'nullish');
let n = null; n ??= 5; n &&= n + 1; n ||= 0; n **= 2; n >>>= 1;
console.log(n, (1, 2), void 0, typeof null, [] + {}, [1] == 1, null == undefined, NaN !== NaN, +'', +' 12 ', +'1x', -'3');
try { const { z } = null; } catch (error) { console.log(error.name); }
try { const [z] = {}; } catch (error) { console.log(error.name); }
