const bytes = new Uint8Array([1, 2, 300, -1, 3.9]);
console.log(bytes, new Uint8ClampedArray([300, -5, 1.5, 2.5]), new Int8Array([200]), Uint8Array.from('123'));
const buffer = new ArrayBuffer(8), view = new DataView(buffer);
view.setFloat32(0, 1.5); view.setInt16(4, -2, true); view.setUint8(7, 0xff);
console.log(buffer, new Uint8Array(buffer), view.getUint32(0).toString(16), view.getInt16(4, true), view.getInt16(4));
const floats = new Float64Array(3).fill(0.1);
floats.set([1, 2], 1);
console.log(floats, floats.map((x) => x * 2), floats.subarray(1).length, floats.slice(0, 1), floats.BYTES_PER_ELEMENT, floats.byteLength);
floats.subarray(1)[0] = 99;
console.log(floats.join(';'), [...floats.entries()], floats.indexOf(99), floats.at(-1), floats.toSorted((a, b) => b - a));
console.log(new BigInt64Array([-1n, 2n ** 63n]), new BigUint64Array([-1n]), new Uint16Array(new Uint8Array([1, 2]).buffer));
console.log(new Float32Array([0.1, 16777217]), Math.fround(0.1), new Uint32Array([-1])[0], new Int32Array([2 ** 31])[0]);
bytes[10] = 5; bytes.extra = 1;
console.log(bytes.length, bytes[10], Object.keys(bytes), 2 in bytes, bytes.reverse().with(0, 7));
console.log(new Uint8Array(200).fill(7), bytes instanceof Uint8Array, Object.getPrototypeOf(Uint8Array).name);
for (const wrong of [() => new Uint8Array(-1), () => new Float64Array(new ArrayBuffer(8), 1), () => view.getInt8(8)]) {
  try { wrong(); } catch (error) { console.log(error.name); }
}
const grow = new ArrayBuffer(2, { maxByteLength: 4 });
grow.resize(4);
console.log(grow.byteLength, grow.resizable, structuredClone(new Uint16Array([1, 2])), buffer.slice(6));
