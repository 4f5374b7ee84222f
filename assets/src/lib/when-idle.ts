/** Calls `run` when the page has nothing better to do, unless the answer is called before. */
export function whenIdle(run: () => void): () => void {
  if ("requestIdleCallback" in globalThis) {
    const id = requestIdleCallback(run, { timeout: 5_000 });
    return () => cancelIdleCallback(id);
  }
  // Safari has no idle callbacks.
  const timer = setTimeout(run, 1_000);
  return () => clearTimeout(timer);
}
