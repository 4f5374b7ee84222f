class Shape {
  static #count = 0;
  static { this.kinds = new Set(); }
  #name;
  constructor(name) { this.#name = name; Shape.#count++; Shape.kinds.add(new.target.name); }
  get name() { return this.#name; }
  set name(value) { if (!value) throw new RangeError('a shape needs a name'); this.#name = value; }
  static get count() { return Shape.#count; }
  static isShape(value) { return #name in value; }
  area() { return 0; }
  toString() { return `${this.#name} of ${this.area().toFixed(2)}`; }
  #secret() { return this.#name.length; }
  reveal() { return this.#secret(); }
}

class Circle extends Shape {
  radius = 1;
  constructor(radius) { super('circle'); this.radius = radius; }
  area() { return Math.PI * this.radius ** 2; }
}

class Square extends Shape {
  constructor(side) { super('square'); Object.assign(this, { side }); }
  area() { return this.side ** 2; }
  toString() { return super.toString().toUpperCase(); }
  static [Symbol.hasInstance](value) { return 'side' in value; }
}

const shapes = [new Circle(2), new Square(3)];
console.log(shapes.join(', '), Shape.count, [...Shape.kinds]);
console.log(shapes, Shape.isShape(shapes[0]), Shape.isShape({}), shapes[1].reveal());
console.log({ side: 1 } instanceof Square, shapes[0] instanceof Circle, shapes[0].constructor.name);
for (const wrong of [() => { shapes[0].name = ''; }, () => Shape(), () => shapes[0].nothing(), () => Shape.prototype.reveal.call({})]) {
  try { wrong(); } catch (error) { console.log(error.name, error instanceof TypeError); }
}
const Mixin = (Base) => class extends Base { hello() { return `hello, ${this.name}`; } };
console.log(new (Mixin(Circle))(1).hello(), Object.getOwnPropertyNames(Circle.prototype), typeof Circle);
