export interface Point { x: number; y: number }
export type Path = Point[];
export const origin: Point = { x: 0, y: 0 };
export default class Walker { constructor(public at: Point = origin) {} step(dx: number, dy: number): Walker { return new Walker({ x: this.at.x + dx, y: this.at.y + dy }); } }
export function distance(a: Point, b: Point = origin): number { return Math.hypot(a.x - b.x, a.y - b.y); }
export enum Axis { X = 'x', Y = 'y' }
export abstract class Base { abstract run(): void }
