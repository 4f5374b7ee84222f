class Temperature {
  static readonly ABSOLUTE_ZERO: number = -273.15;
  static #instances: Temperature[] = [];
  static { this.#instances.push(new Temperature(20)); }
  declare readonly unit: 'C';
  private _celsius!: number;
  public constructor(celsius: number) { this.celsius = celsius; }
  get celsius(): number { return this._celsius; }
  set celsius(value: number) { if (value < Temperature.ABSOLUTE_ZERO) throw new RangeError(`${value} is too cold`); this._celsius = value; }
  get fahrenheit(): number { return this.celsius * 1.8 + 32; }
  set fahrenheit(value: number) { this.celsius = (value - 32) / 1.8; }
  static get all(): readonly Temperature[] { return this.#instances; }
}
const today = new Temperature(25);
today.fahrenheit = 212;
console.log(today.celsius, today.fahrenheit, Temperature.all.length, today, 'unit' in today);
try { today.celsius = -300; } catch (error) { console.log((error as Error).message); }
try { (today as any).constructor.ABSOLUTE_ZERO = 1; console.log(Temperature.ABSOLUTE_ZERO); } catch (error) { console.log('no'); }
const proxy = new Proxy(today, { get: (target, key, self) => (key === 'kelvin' ? target.celsius + 273.15 : Reflect.get(target, key, target)) }) as Temperature & { kelvin: number };
console.log(proxy.kelvin, proxy.fahrenheit);
