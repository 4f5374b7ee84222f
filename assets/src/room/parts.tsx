import { useMemo } from "react";
import { useStore } from "../lib/use-store";
import { canModerate, canRun, canWrite } from "../rooms/roles";
import { indexFiles } from "../sandbox/mentions";
import { text as runText } from "../sandbox/messages";
import { RunPanel } from "../sandbox/RunPanel";
import { FileTree } from "../tree/FileTree";
import { text as treeText } from "../tree/messages";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { useRoom } from "./context";
import { useLanguages } from "./use-file";
import { useGoTo } from "./use-go-to";
import { firstName, type Person, usePeople } from "./use-people";
import { useWriteTests } from "./use-program";

/** The run panel of the room around it. */
export function RunPart() {
  const { session } = useRoom();
  const me = useStore(session.me);
  const members = useStore(session.members);
  const languages = useLanguages();
  const typists = usePeople().filter(({ isMe, role }) => !isMe && canRun(role));
  const nameOf = (user: string) => firstName(members.get(user)?.name ?? runText.someone);
  const entries = useStore(session.tree.entries);
  const files = useMemo(
    () => indexFiles([...entries.values()].filter(({ kind }) => kind === "file")),
    [entries],
  );
  const goTo = useGoTo();
  const writeTests = useWriteTests();
  const onWriteTests = (file: string) => {
    const program = session.tree.entries.get().get(file);
    if (program) writeTests(program);
  };
  return (
    <ErrorBoundary name={runText.theTerminal}>
      <RunPanel
        runs={session.runs}
        code={session.code}
        me={session.user.id}
        canRun={me === null || canRun(me.role)}
        mayRule={canModerate(me?.role)}
        typists={typists}
        languages={languages}
        files={files}
        nameOf={nameOf}
        onOpen={goTo}
        onWriteTests={me && !canWrite(me.role) ? null : onWriteTests}
      />
    </ErrorBoundary>
  );
}

/** The file tree of the room around it. */
export function TreePart({
  here,
  onOpen,
}: {
  here: ReadonlyMap<string, readonly Person[]>;
  onOpen?(): void;
}) {
  const { session, view } = useRoom();
  const me = useStore(session.me);
  const { active } = useStore(session.tabs.state);
  const languages = useLanguages();
  return (
    <ErrorBoundary name={treeText.theTree}>
      <FileTree
        tree={session.tree}
        code={session.code}
        current={active}
        canWrite={canWrite(me?.role)}
        here={dots(here)}
        languages={languages}
        onOpen={(file) => {
          session.tabs.open(file);
          view.part.set("code");
          onOpen?.();
        }}
      />
    </ErrorBoundary>
  );
}

function dots(here: ReadonlyMap<string, readonly Person[]>) {
  return new Map(
    [...here].map(([file, people]) => [
      file,
      people.map(({ user, name, slot }) => ({ id: user, name, slot })),
    ]),
  );
}
