const log: string[] = [];
const note = (text: string) => (): void => { log.push(text); };
setTimeout(note('timeout 10'), 10);
setTimeout(note('timeout 0'), 0);
const cancelled: NodeJS.Timeout = setTimeout(note('never'), 1);
clearTimeout(cancelled);
process.nextTick(note('tick'));
Promise.resolve().then(note('promise'));
queueMicrotask(note('micro'));
let beats = 0;
const heart: ReturnType<typeof setInterval> = setInterval((): void => { if (++beats === 3) { clearInterval(heart); console.log(log, beats); } }, 15);
class Throttle { private last = -Infinity; constructor(private readonly ms: number, private readonly now: () => number) {} allows(): boolean { const at = this.now(); if (at - this.last < this.ms) return false; this.last = at; return true; } }
let clock = 0; const throttle = new Throttle(10, () => clock);
console.log([0, 5, 10, 12, 25].map((at) => { clock = at; return throttle.allows(); }));
