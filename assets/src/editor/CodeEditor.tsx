import "./editor.css";
import { useEffect, useRef } from "react";
import { useStore } from "../lib/use-store";
import type { EditorSettings } from "../wire/http";
import type { CursorUser } from "./document";
import type { DocPool } from "./documents";
import { type Caret, CodeHost } from "./host";
import type { Problem } from "./problem";

export type CodeEditorProps = {
  docs: DocPool;
  user: CursorUser;
  settings: EditorSettings;
  /** The file that shows. */
  file: string;
  /** All that are open. */
  open: readonly string[];
  language: string;
  label: string;
  readOnly: boolean;
  readOnlyText: string;
  /** Whom we follow. */
  following: string | null;
  /** Where the caret is to go in the file that shows. */
  goal: { line: number; column: number | null } | null;
  onArrived(): void;
  /** What compilers said of the files. */
  problems: readonly Problem[];
  onTyped(): void;
  onMoved(): void;
  onCaret(caret: Caret | null): void;
  /** Gives others the means to act on the editor. */
  onHost(host: CodeHost | null): void;
};

/** The code editor itself. Comes with Monaco: load it late. */
export function CodeEditor(props: CodeEditorProps) {
  const element = useRef<HTMLDivElement>(null);
  const host = useRef<CodeHost | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { docs, file, open, language, label, readOnly, readOnlyText, following, settings } = props;
  const { goal, problems } = props;
  const thrown = useStore(docs.thrown);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a thrown-away document starts everything anew.
  useEffect(() => {
    if (!element.current) return;
    const { user, settings: first } = latest.current;
    const made = new CodeHost(element.current, {
      docs,
      user,
      settings: first,
      typed: () => latest.current.onTyped(),
      moved: () => latest.current.onMoved(),
    });
    host.current = made;
    const off = made.caret.subscribe(() => latest.current.onCaret(made.caret.get()));
    latest.current.onHost(made);
    return () => {
      off();
      latest.current.onHost(null);
      host.current = null;
      made.dispose();
    };
  }, [docs, thrown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new host has to be told everything.
  useEffect(
    () => host.current?.setReadOnly(readOnly, readOnlyText),
    [readOnly, readOnlyText, thrown],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => host.current?.setSettings(settings), [settings, thrown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    host.current?.setLanguage(file, language);
    host.current?.show(file, label);
  }, [file, language, label, thrown]);
  useEffect(() => {
    if (!goal) return;
    host.current?.goTo(goal.line, goal.column ?? 1);
    latest.current.onArrived();
  }, [goal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => host.current?.mark(problems), [problems, thrown]);
  useEffect(() => host.current?.keep(open), [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whom we follow may be in the file that shows now.
  useEffect(() => host.current?.follow(following), [following, file, thrown]);

  return <div ref={element} className="h-full min-h-0" />;
}
