import { FileCode2 } from "lucide-react";
import { Suspense, useMemo } from "react";
import type { CodeEditorProps } from "../editor/CodeEditor";
import { text as editorText } from "../editor/messages";
import { cn } from "../lib/cn";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { canWrite } from "../rooms/roles";
import { useProfile } from "../session/current";
import { EmptyState } from "../ui/EmptyState";
import { Skeleton } from "../ui/Skeleton";
import type { EditorSettings } from "../wire/http";
import { useRoom } from "./context";
import { RefusedBanner } from "./RefusedBanner";
import { useFile } from "./use-file";

const CodeEditor = lazyPart<CodeEditorProps>(() =>
  import("../editor/CodeEditor").then((part) => part.CodeEditor),
);

const USUAL: EditorSettings = {};

/** The code of the room around it: the open file, with everyone's carets. */
export function EditorPart() {
  const { session, view } = useRoom();
  const profile = useProfile();
  const me = useStore(session.me);
  const members = useStore(session.members);
  const { open } = useStore(session.tabs.state);
  const following = useStore(session.people.following);
  const goal = useStore(view.goal);
  const problems = useStore(session.diagnostics.problems);
  const { entry, language } = useFile();
  const { id, name } = session.user;
  const slot = me?.slot ?? 0;
  const user = useMemo(() => ({ id, name, slot }), [id, name, slot]);
  const leader = following === null ? undefined : members.get(following);
  if (entry?.kind !== "file" || language === null) return <NothingOpen />;
  return (
    <div className="relative flex h-full flex-col">
      <RefusedBanner key={entry.id} file={entry.id} />
      <div className="relative min-h-0 flex-1">
        <Suspense fallback={<EditorSkeleton />}>
          <CodeEditor
            docs={session.docs}
            user={user}
            settings={profile.settings.editor ?? USUAL}
            file={entry.id}
            open={open}
            language={language}
            label={editorText.label(entry.path)}
            readOnly={me !== null && !canWrite(me.role)}
            readOnlyText={editorText.readOnly}
            following={following}
            onTyped={() => session.people.typed()}
            onMoved={() => session.people.follow(null)}
            onCaret={(caret) => view.caret.set(caret)}
            goal={goal?.file === entry.id ? goal : null}
            onArrived={() => view.goal.set(null)}
            problems={problems}
            onHost={(host) => view.host.set(host)}
          />
        </Suspense>
        <NotHere file={entry.id} />
        {leader && (
          <>
            <div aria-hidden className={cn("follow-ring", `who-${leader.slot % 9}`)} />
            <p
              role="status"
              className={cn(
                "absolute top-0 right-3 z-10 rounded-b-[6px] bg-(--p) px-2 py-0.5 text-2xs font-semibold text-(--on-p)",
                `who-${leader.slot % 9}`,
              )}
            >
              {editorText.following(leader.name)}
            </p>
          </>
        )}
      </div>
    </div>
  );
}

/** No file shows. */
function NothingOpen() {
  const { session } = useRoom();
  const files = useStore(session.tree.entries).size;
  return (
    <div className="grid h-full place-content-center">
      <EmptyState
        icon={<FileCode2 />}
        text={files > 0 ? editorText.nothingOpen : editorText.nothingToOpen}
      />
    </div>
  );
}

/** While the file is not here, and cannot come. */
function NotHere({ file }: { file: string }) {
  const { session } = useRoom();
  const state = useStore(session.state);
  // Offline nothing changes but by coming back, and that draws this anew.
  const isHere = session.docs.get(file)?.ready.get() ?? true;
  if (state.at !== "away" || isHere) return null;
  return (
    <p className="absolute inset-0 grid place-content-center bg-panel p-6 text-center text-sm text-ink-2">
      {editorText.notHere}
    </p>
  );
}

const WIDTHS = ["w-1/3", "w-1/4", "w-1/2", "w-2/5", "w-3/5", "w-1/4"];

function EditorSkeleton() {
  return (
    <div role="status" className="space-y-2.5 p-4 ps-14">
      <span className="sr-only">{editorText.loading}</span>
      {WIDTHS.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move.
        <Skeleton key={index} className={cn("h-3", width)} />
      ))}
    </div>
  );
}
