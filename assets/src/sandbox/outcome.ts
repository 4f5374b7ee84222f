/** What is said about a run: pure. */
import type { Language } from "../wire/frames";
import { text } from "./messages";
import type { ShownRun } from "./runs";

/** Whether a run went well, for its colour. */
export function isGood({ exit }: ShownRun): boolean {
  return exit !== null && "code" in exit && exit.code === 0;
}

/** How a run ended: `exit 0 in 412 ms, 9.1 MB`. */
export function outcome(run: ShownRun, nameOf: (user: string) => string): string {
  const { exit, wall_ms, memory_bytes, report } = run;
  if (exit === null) return text.running;
  if (report && "code" in exit)
    return text.passed(report.passed, report.cases.length) + text.tookTime(wall_ms);
  if ("failed" in exit) return text.failed(exit.failed);
  const took = text.took(wall_ms, memory_bytes);
  if ("code" in exit) return text.exit(exit.code) + took;
  if ("limit" in exit) return text.limit(exit.limit) + took;
  if ("interrupted" in exit) return text.interruptedBy(nameOf(exit.interrupted)) + took;
  return text.stoppedBy(nameOf(exit.stopped)) + took;
}

/** What a run is called: the path of its file, or that it is tested. */
export function title({ path, is_test }: Pick<ShownRun, "path" | "is_test">): string {
  return is_test ? text.testsOf(path) : path;
}

/** Whether tests could not begin: there are none, or they cannot be read. */
export function isWithoutTests({ is_test, exit }: ShownRun): boolean {
  return is_test === true && exit !== null && "failed" in exit;
}

/** What a run that goes on is doing before it runs, or null. */
export function progress(run: ShownRun, languages: readonly Language[]): string | null {
  if (run.state === "queued") {
    const { queued, by_name } = run;
    return queued ? text.waitsFor(queued.waits_for, by_name, queued.before) : text.waits;
  }
  if (run.state === "preparing") {
    const language = languages.find(({ id }) => id === run.language);
    return text.preparing(language?.name ?? run.language, language?.progress ?? null);
  }
  return null;
}

/** Why a file cannot be run now, or null when it can. */
export function whyNot(about: {
  canWrite: boolean;
  isHere: boolean;
  language: string | null;
  languageName: string;
  languages: readonly Language[];
  starting: boolean;
}): string | null {
  const { canWrite, isHere, language, languageName, languages, starting } = about;
  if (!isHere) return text.why.offline;
  if (!canWrite) return text.why.viewer;
  if (language === null) return text.why.noFile;
  const runtime = languages.find(({ id }) => id === language);
  if (!runtime) return text.why.language(languageName);
  if (runtime.state === "failed") return text.why.failed(runtime.name);
  return starting ? text.why.busy : null;
}
