abstract class Shape {
  static count = 0;
  constructor(protected readonly name: string) { Shape.count++; }
  abstract area(): number;
  abstract get sides(): number;
  toString(): string { return `${this.name} with ${this.sides} sides: ${this.area().toFixed(2)}`; }
}
class Circle extends Shape {
  constructor(private radius: number) { super('circle'); }
  override area(): number { return Math.PI * this.radius ** 2; }
  override get sides(): number { return 0; }
}
class Rectangle extends Shape {
  constructor(private width: number, private height: number, name = 'rectangle') { super(name); }
  override area(): number { return this.width * this.height; }
  get sides(): number { return 4; }
}
class Square extends Rectangle { constructor(size: number) { super(size, size, 'square'); } }
const shapes: Shape[] = [new Circle(1.5), new Rectangle(2, 3), new Square(4)];
for (const shape of shapes) console.log(String(shape));
console.log(shapes.reduce((sum, shape) => sum + shape.area(), 0).toFixed(3), Shape.count, shapes[2] instanceof Rectangle);
console.log(shapes);
