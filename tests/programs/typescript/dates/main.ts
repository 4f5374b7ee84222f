class Period {
  constructor(readonly from: Date, readonly to: Date) {}
  get days(): number { return Math.round((+this.to - +this.from) / 86_400_000); }
  *[Symbol.iterator](): IterableIterator<Date> { for (let at = new Date(this.from); at <= this.to; at.setUTCDate(at.getUTCDate() + 1)) yield new Date(at); }
  contains = (date: Date): boolean => date >= this.from && date <= this.to;
}
const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const march = new Period(new Date(Date.UTC(2024, 1, 27)), new Date(Date.UTC(2024, 2, 2)));
console.log(march.days, [...march].map((day) => `${NAMES[day.getUTCDay()]} ${day.toISOString().slice(0, 10)}`));
console.log(march.contains(new Date('2024-02-29T12:00:00Z')), new Date('2024-13-01').getTime(), new Date(NaN) as unknown as string + '');
console.log(new Date(0).toJSON(), JSON.stringify({ at: new Date(86399999) }), Date.UTC(2000, 1, 30) === +new Date('2000-03-01'), new Date(2024, 0, 31).getMonth());
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
console.log([1900, 2000, 2023, 2024].filter(isLeap), new Date('2024-02-30T00:00:00Z').getUTCDate?.());
function weekOf(date: Date): number { const day = new Date(date); day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7)); return Math.ceil(((+day - Date.UTC(day.getUTCFullYear(), 0, 1)) / 864e5 + 1) / 7); }
console.log(['2021-01-03', '2021-01-04', '2024-12-30'].map((text) => weekOf(new Date(text))));
