import { useMemo } from "react";
import { languageName, languageOf } from "../editor/languages";
import { useStore } from "../lib/use-store";
import { whyNot } from "../sandbox/outcome";
import type { Language } from "../wire/frames";
import { live } from "../wire/live";
import { useRoom } from "./context";

const NONE: readonly Language[] = [];

/** The languages that run here, as the server last said. */
export function useLanguages(): readonly Language[] {
  return useStore(live.runtimes) ?? NONE;
}

/** The file that shows, its language, and whether it can be run. */
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
    const why = whyNot({
      canWrite: me?.role !== undefined && me.role !== "viewer",
      isHere: state.at === "here",
      language,
      languageName: name ?? "",
      languages,
      starting: starting === "asked",
    });
    return { entry, language, name, version: runtime?.version ?? null, why, starting };
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
