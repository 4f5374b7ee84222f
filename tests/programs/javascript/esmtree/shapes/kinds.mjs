import Shape from './shape.mjs';
export class Circle extends Shape { constructor(r) { super(); this.r = r; } area() { return Math.PI * this.r ** 2; } }
export class Square extends Shape { constructor(a) { super(); this.a = a; } area() { return this.a ** 2; } }
