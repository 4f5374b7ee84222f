import { useMemo } from "react";
import { languageName, languageOf } from "../editor/languages";
import { useStore } from "../lib/use-store";
import { canRun } from "../rooms/roles";
import { isCases, programOf } from "../sandbox/cases";
import { text as runText } from "../sandbox/messages";
import { whyNot } from "../sandbox/outcome";
import type { Entry } from "../tree/crdt";
import type { Language } from "../wire/frames";
import { live } from "../wire/live";
import { useRoom } from "./context";

const NONE: readonly Language[] = [];

/** The languages that run here, as the server last said. */
export function useLanguages(): readonly Language[] {
  return useStore(live.runtimes) ?? NONE;
}

/** The file that shows, its language, whether it can be run, and the program whose tests it has. */
export function useFile() {
  const { session } = useRoom();
  const entries = useStore(session.tree.entries);
  const { active } = useStore(session.tabs.state);
  const me = useStore(session.me);
  const state = useStore(session.state);
  const starting = useStore(session.runs.starting);
  const languages = useLanguages();
  return useMemo(() => {
    const entry = (active === null ? undefined : entries.get(active)) ?? null;
    const language = entry ? languageOf(entry) : null;
    const runtime = languages.find(({ id }) => id === language);
    const name = runtime?.name ?? (language ? languageName(language) : null);
    const whyFor = (id: string | null, called: string) =>
      whyNot({
        canWrite: canRun(me?.role),
        isHere: state.at === "here",
        language: id,
        languageName: called,
        languages,
        starting: starting === "asked",
      });
    const why = whyFor(language, name ?? "");
    const runs = (file: Entry) => languages.some(({ id }) => id === languageOf(file));
    const program = entry && programOf(entries.values(), entry, runs);
    const whyTest =
      program && program !== entry
        ? whyFor(languageOf(program), program.name)
        : entry && isCases(entry.name)
          ? runText.why.noProgram
          : why;
    const version = runtime?.version ?? null;
    return { entry, language, name, version, why, program, whyTest, starting };
  }, [entries, active, me, state, starting, languages]);
}

/** Runs the file that shows. */
export function useRun(): () => void {
  const { session, view } = useRoom();
  const { entry, language, why } = useFile();
  return () => {
    if (!entry || why !== null) return;
    view.part.set("run");
    session.runs.start(entry.id, language);
  };
}
