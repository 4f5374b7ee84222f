import { useMemo } from "react";
import { type Problem, sorted } from "../editor/problem";
import { Store } from "../lib/store";
import { useStore } from "../lib/use-store";
import { useRoom } from "./context";

const NONE = new Store<readonly Problem[]>([]);

/** Everything that is wrong in the files of the room, as far as anyone has said so. */
export function useProblems(): (Problem & { path: string })[] {
  const { session, view } = useRoom();
  const said = useStore(session.diagnostics.problems);
  const found = useStore(useStore(view.host)?.problems ?? NONE);
  const entries = useStore(session.tree.entries);
  return useMemo(() => {
    const pathOf = (file: string) => entries.get(file)?.path ?? "";
    // Notes explain an error: they are read in the code.
    const all = [...said, ...found].filter(({ severity }) => severity !== "note");
    return sorted(all, pathOf)
      .map((problem) => ({ ...problem, path: pathOf(problem.file) }))
      .filter(({ path }) => path !== "");
  }, [said, found, entries]);
}
