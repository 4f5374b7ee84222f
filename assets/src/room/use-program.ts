import { useStore } from "../lib/use-store";
import { canManage, canWrite } from "../rooms/roles";
import { casesName, casesOf, TEMPLATE } from "../sandbox/cases";
import { text } from "../sandbox/messages";
import type { Entry } from "../tree/crdt";
import type { MenuEntry } from "../ui/Menu";
import { useRoom } from "./context";
import { useFile, useRun } from "./use-file";

/** Opens the tests of a program, and makes them when there are none. */
export function useWriteTests(): (program: Entry) => void {
  const { session, view } = useRoom();
  return (program) => {
    const { name, parent } = program;
    const cases = casesOf(session.tree.entries.get().values(), program);
    const make = () =>
      session.tree.create({ kind: "file", name: casesName(name), parent, text: TEMPLATE });
    view.part.set("code");
    session.tabs.open(cases?.id ?? make());
  };
}

/** What can be done with the program that shows, or whose tests show. */
export function useProgram() {
  const { session, view } = useRoom();
  const me = useStore(session.me);
  const entries = useStore(session.tree.entries);
  const { program, whyTest } = useFile();
  const write = useWriteTests();
  const cases = program && casesOf(entries.values(), program);

  const test = () => {
    if (!program || whyTest !== null) return;
    view.part.set("run");
    session.runs.test(program.id);
  };
  const mayWrite = canWrite(me?.role);
  return {
    program,
    cases,
    whyTest,
    test,
    /** Null for those who may not. */
    writeTests: program && (cases || mayWrite) ? () => write(program) : null,
    withSeed: () => view.dialog.set("with-seed"),
    hiddenTests: program && canManage(me?.role) ? () => view.dialog.set("hidden-tests") : null,
  };
}

/** The ways to run the program that shows, as a menu. */
export function useRunMenu(): MenuEntry[] {
  const { why } = useFile();
  const run = useRun();
  const { cases, whyTest, test, writeTests, withSeed, hiddenTests } = useProgram();
  const cannot = why !== null;
  return [
    { label: text.run, keys: "mod+enter", disabled: cannot, run },
    { label: text.withSeed, disabled: cannot, run: withSeed },
    { label: text.test, keys: "mod+shift+enter", disabled: whyTest !== null, run: test },
    { kind: "line" },
    {
      label: cases ? text.openTests : text.writeTests,
      disabled: writeTests === null,
      run: () => writeTests?.(),
    },
    ...(hiddenTests ? [{ label: text.hiddenTests, run: hiddenTests }] : []),
  ];
}
