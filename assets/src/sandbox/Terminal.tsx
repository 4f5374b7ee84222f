import { useEffect, useRef } from "react";
import { useStore } from "../lib/use-store";
import { type FileIndex, type Mention, mentionsIn } from "./mentions";
import { text } from "./messages";
import { isGood, outcome } from "./outcome";
import type { Runs, ShownRun } from "./runs";
import { Screen } from "./screen";

export type TerminalProps = {
  runs: Runs;
  run: ShownRun | null;
  me: string;
  /** Whether typing reaches the program. */
  canType: boolean;
  nameOf(user: string): string;
  /** The files that it may name places of. */
  files: FileIndex;
  onOpen(mention: Mention): void;
  /** Someone typed, though they may not. */
  onDenied(): void;
};

/** The output of a run as a terminal. Comes with xterm: load it late. */
export function Terminal(props: TerminalProps) {
  const { runs, run } = props;
  const element = useRef<HTMLDivElement>(null);
  const screen = useRef<Screen | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const beat = useStore(runs.beat);

  useEffect(() => {
    if (!element.current) return;
    const at = () => latest.current.run;
    const { me } = latest.current;
    const made = new Screen(element.current, {
      me,
      nameOf: (user) => latest.current.nameOf(user),
      canType: () => latest.current.canType && at()?.state === "running",
      denied: () => latest.current.onDenied(),
      input: (text) => runs.stdin(at()?.id ?? 0, text),
      eof: () => runs.eof(at()?.id ?? 0),
      interrupt: () => runs.interrupt(at()?.id ?? 0),
      mentions: (line) => mentionsIn(line, latest.current.files),
      open: (mention) => latest.current.onOpen(mention),
      size: (columns, lines) => runs.sized(columns, lines),
    });
    screen.current = made;
    return () => {
      screen.current = null;
      made.dispose();
    };
  }, [runs]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the beat says that there is more to show.
  useEffect(() => {
    const { nameOf } = latest.current;
    const ending = run?.state === "done" ? { text: outcome(run, nameOf), good: isGood(run) } : null;
    screen.current?.show(run ? runs.transcript(run.id) : null, ending);
    screen.current?.label(run ? text.terminalLabel(run.path) : text.nothing);
  }, [runs, run, beat]);

  return <div ref={element} className="h-full min-h-0 overflow-hidden bg-panel" />;
}
