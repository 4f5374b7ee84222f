export default class Shape { area() { return 0; } toString() { return `${this.constructor.name} ${this.area().toFixed(2)}`; } }
