/** Which runs have a tab in the run panel: pure. */

/** So many tabs there are; those that ended first give way. */
const MOST = 8;

type Run = { id: number; path: string; state: string; is_test?: boolean };

/** The tabs once `run` has one. */
export function opened(tabs: readonly number[], run: number): readonly number[] {
  return tabs.includes(run) ? tabs : [...tabs, run];
}

/**
 * The tabs once `started` has begun: it takes the place of what the same file printed before, or of
 * its tests if it is tested.
 */
export function afterStart(
  tabs: readonly number[],
  started: Run,
  runs: readonly Run[],
): readonly number[] {
  const known = new Map(runs.map((run) => [run.id, run]));
  const isOver = (id: number) => known.get(id)?.state === "done";
  const isSame = (id: number) => {
    const run = known.get(id);
    return isOver(id) && run?.path === started.path && !run.is_test === !started.is_test;
  };
  const kept = tabs.filter((id) => !isSame(id) && id !== started.id);
  const excess = kept.filter(isOver).slice(0, Math.max(0, kept.length + 1 - MOST));
  return [...kept.filter((id) => !excess.includes(id)), started.id];
}

/** What shows once the tab of `closed`, which showed, is gone. */
export function afterClosing(tabs: readonly number[], closed: number): number | null {
  const at = tabs.indexOf(closed);
  return tabs[at + 1] ?? tabs[at - 1] ?? null;
}
