const enum Size { Small = 1, Medium = Small * 10, Large = Medium ** 2 }
enum Weekday { Monday, Tuesday, Wednesday = (1 << 3) + 2, Thursday, Friday }
declare const enum Nowhere { A = 1 }
enum Permission { None = 0, Read = 1, Write = 2, Execute = 4, All = Read | Write | Execute }
const has = (all: Permission, one: Permission): boolean => (all & one) === one;
console.log(Size.Small, Size.Medium, Size.Large, Weekday.Wednesday, Weekday.Thursday, Weekday[11], Weekday[1]);
let mine = Permission.Read | Permission.Write;
console.log(has(mine, Permission.Write), has(mine, Permission.Execute), Permission[4], Permission[mine] ?? 'mixed');
mine &= ~Permission.Read;
console.log(mine, Permission.All, Object.values(Permission).filter((value) => typeof value === 'string'));
enum Answer { No = 'NO', Yes = 'YES', Maybe = 'MAYBE' }
const byName: Record<string, Answer> = { ...Answer };
console.log(byName, (Answer as any)['Maybe'], Answer.Yes === 'YES' as Answer);
function describe(day: keyof typeof Weekday): string { return `${day} is ${Weekday[day]}`; }
console.log(describe('Friday'), Weekday);
