const moment = new Date(Date.UTC(2024, 1, 29, 23, 59, 58, 7));
console.log(moment, moment.toISOString(), moment.toJSON(), moment.getTime(), +moment, String(moment.toUTCString()));
console.log([moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate(), moment.getUTCDay(), moment.getUTCHours(), moment.getUTCMilliseconds()]);
const next = new Date(moment);
next.setUTCDate(31); next.setUTCHours(25);
console.log(next, next > moment, next - moment, (next - moment) / 36e5, new Date(NaN), new Date('nonsense').getTime());
console.log(Date.parse('2024-02-30T00:00:00Z') > 0, Date.parse('2024-01-01'), Date.parse('2024-01-01T12:00:00+05:30'), Date.parse('Thu, 01 Jan 1970 00:00:01 GMT'), new Date('2024-01-01T00:00:00.123456Z'));
console.log(new Date(8.64e15).toISOString(), new Date(8.64e15 + 1).getTime(), new Date(-1), new Date(0, 0) < new Date(0), new Date(Date.UTC(99, 0)).getUTCFullYear());
console.log({ when: moment, list: [new Date(0)] }, typeof Date(), typeof Date.now(), JSON.stringify({ moment }), new Date(2020, 0, 1, 12).getFullYear());
try { new Date(NaN).toISOString(); } catch (error) { console.log(error.name); }
const days = (a, b) => Math.round((b - a) / 864e5);
console.log(days(new Date('2000-01-01'), new Date('2024-02-29')), new Date(Date.UTC(1900, 2, 0)).getUTCDate(), new Date(Date.UTC(2000, 2, 0)).getUTCDate());
const calendar = (year, month) => { const first = new Date(Date.UTC(year, month, 1)).getUTCDay(), last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate(); let out = '   '.repeat(first); for (let d = 1; d <= last; d++) out += String(d).padStart(3) + ((first + d) % 7 && d < last ? '' : '\n'); return out; };
console.log(calendar(2024, 1));
console.log(moment.valueOf() === moment[Symbol.toPrimitive]('number'), Object.prototype.toString.call(moment), isNaN(new Date(undefined)), new Date(null).getTime(), new Date(true).getTime());
