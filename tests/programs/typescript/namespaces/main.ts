namespace Types { export interface A { a: number } }
const a: Types.A = { a: 1 };
console.log(a);
namespace Code {
  export const x = 1;
}
console.log(Code.x);
