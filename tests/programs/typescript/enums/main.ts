enum Direction { Up = 1, Down, Left, Right }
enum Level { Low = 'LOW', High = 'HIGH' }
const enum Flag { None = 0, Read = 1 << 0, Write = 1 << 1, Both = Read | Write }
enum Mixed { A, B = A + 5, C, 'with space' = 9 }
console.log(Direction.Down, Direction[4], Level.High, Flag.Both, Mixed.C, Mixed['with space']);
console.log(Object.keys(Direction).join(), Object.values(Level));
const turn = (from: Direction): Direction => (from % 4) + 1;
console.log(Direction[turn(Direction.Right)]);
