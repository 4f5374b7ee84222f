// Changes what the prelude itself is made of. It harms this program alone.
Object.prototype.toString = () => { throw new Error('mine'); };
Array.prototype.push = function () { return 0; };
Object.defineProperty(Object.prototype, 'then', { get() { return undefined; }, configurable: true });
String.prototype.split = null;
const deep = JSON.parse('['.repeat(1000) + ']'.repeat(1000));
console.log(Array.isArray(deep));
try { 'x'.repeat(2 ** 30); } catch (error) { console.log(error.name); }
try { new ArrayBuffer(2 ** 40); } catch (error) { console.log(error.name); }
try { BigInt(2) ** BigInt(2 ** 30); } catch (error) { console.log(error.name); }
