/** A function that is called at most so often; the newest arguments win. */
export interface Throttled<Args extends unknown[]> {
  (...args: Args): void;
  /** Calls at once what still waits. */
  flush(): void;
  /** Forgets what still waits. */
  cancel(): void;
}

/** Calls `run` at once, and then at most every `ms`, the last time with the newest arguments. */
export function throttle<Args extends unknown[]>(
  run: (...args: Args) => void,
  ms: number,
): Throttled<Args> {
  let waiting: Args | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tick = () => {
    timer = null;
    if (!waiting) return;
    const args = waiting;
    waiting = null;
    timer = setTimeout(tick, ms);
    run(...args);
  };
  const call = (...args: Args) => {
    waiting = args;
    if (timer === null) tick();
  };
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting = null;
  };
  const flush = () => {
    const args = waiting;
    cancel();
    if (args) run(...args);
  };
  return Object.assign(call, { flush, cancel });
}
