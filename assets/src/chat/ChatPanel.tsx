import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "../lib/use-store";
import { EmptyState } from "../ui/EmptyState";
import type { Attachment, Member } from "../wire/frames";
import { ActionsContext } from "./actions";
import { DropHere } from "./attach/DropHere";
import { text as attachText } from "./attach/messages";
import type { Uploads } from "./attach/uploader";
import { useDrop } from "./attach/use-drop";
import { Composer, type ComposerHandle } from "./Composer";
import { Composing } from "./Composing";
import type { Chat, Line } from "./chat";
import { DeleteDialog } from "./DeleteDialog";
import { type Edit, EditsDialog } from "./EditsDialog";
import { MessageList } from "./MessageList";
import { text } from "./messages";
import { Pins } from "./Pins";
import { useMessageActions } from "./use-message-actions";

type Props = {
  chat: Chat;
  uploads: Uploads;
  room: string;
  /** The address of one message. */
  linkTo(id: number): string;
  loadEdits(id: number): Promise<readonly Edit[]>;
  /** The code of the room. */
  code: string;
  me: string;
  members: ReadonlyMap<string, Member>;
  /** Whether it is on screen: only then it counts as read. */
  visible: boolean;
  draft: string;
  onDraft(draft: string): void;
  onLeave(): void;
  /** What I may do here. */
  may: { talk: boolean; pin: boolean; moderate: boolean };
  /** Shown in place of the composer, when there is a reason of its own not to write. */
  instead?: ReactNode;
  /** For those who keep order: lets someone edit who asks with these words. */
  grant: { words: string; give(user: string, name: string): void } | null;
  composer: RefObject<ComposerHandle | null>;
};

/** What is being written: something new, an answer, or other words for a message. */
export type Writing = { reply: Line } | { edit: Line } | null;

/** The conversation of a room. */
export function ChatPanel(props: Props) {
  const { chat, room, me, members, visible, draft, onDraft, onLeave, grant, composer, may } = props;
  const { uploads, code, instead } = props;
  const drop = useDrop(may.talk && !instead ? uploads : null);
  const lines = useStore(chat.lines);
  const [writing, setWriting] = useState<Writing>(null);
  const [deleting, setDeleting] = useState<Line | null>(null);
  const [history, setHistory] = useState<Line | null>(null);
  const { linkTo, loadEdits } = props;
  const actions = useMessageActions({
    chat,
    me,
    members,
    may,
    linkTo,
    onWriting: setWriting,
    onDelete: setDeleting,
    onHistory: setHistory,
  });

  const edited = writing && "edit" in writing ? writing.edit : null;
  const answered = writing && "reply" in writing ? writing.reply : null;
  // Whoever starts to write has the keys in hand.
  useEffect(() => {
    if (writing) composer.current?.focus();
  }, [writing, composer]);

  const stop = () => {
    setWriting(null);
    composer.current?.focus();
  };
  const send = (body: string, files: Attachment[]) => {
    if (edited?.id != null) {
      if (body !== edited.body) chat.wish({ edit: { id: edited.id, body } }, Date.now());
      return stop();
    }
    chat.post(body, Date.now(), undefined, answered?.id ?? null, files);
    setWriting(null);
  };
  const editLast = () => {
    const last = chat.lines
      .get()
      .findLast((line) => line.author === me && line.id !== null && line.deleted_at === null);
    if (last) setWriting({ edit: last });
  };
  return (
    <ActionsContext value={actions}>
      <section
        aria-label={text.chat}
        className="relative flex min-h-0 flex-1 flex-col"
        {...drop.handlers}
      >
        {drop.over && <DropHere />}
        <Pins chat={chat} />
        {lines.length === 0 ? (
          <div className="grid min-h-0 flex-1 place-content-center">
            <EmptyState text={text.empty} />
          </div>
        ) : (
          <MessageList
            chat={chat}
            room={room}
            code={code}
            me={me}
            members={members}
            visible={visible}
            grant={grant}
            onLeave={() => composer.current?.focus()}
          />
        )}
        <Typing chat={chat} members={members} />
        <Announcer chat={chat} me={me} />
        {instead ? (
          instead
        ) : may.talk ? (
          <>
            <Composing writing={writing} onCancel={stop} />
            <Composer
              key={edited?.id ?? "new"}
              ref={composer}
              room={room}
              draft={edited ? edited.body : draft}
              onDraft={(body) => !edited && onDraft(body)}
              onTyping={() => chat.pressed(Date.now())}
              uploads={uploads}
              plain={edited !== null}
              onSend={send}
              onUp={editLast}
              onLeave={writing ? stop : onLeave}
            />
          </>
        ) : (
          <p className="m-2.5 mt-0.5 rounded-[9px] bg-sunken px-3 py-2.5 text-sm text-ink-2">
            {text.readsAlong}
          </p>
        )}
        <DeleteDialog
          line={deleting}
          onClose={() => setDeleting(null)}
          onDelete={(id) => chat.wish({ delete: { id } }, Date.now())}
        />
        {history && (
          <EditsDialog line={history} load={loadEdits} onClose={() => setHistory(null)} />
        )}
      </section>
    </ActionsContext>
  );
}

function Typing({ chat, members }: { chat: Chat; members: Props["members"] }) {
  const typing = useStore(chat.typing);
  const names = [...typing.keys()].flatMap((user) => members.get(user)?.name.split(" ")[0] ?? []);
  return (
    <p className="flex h-6 shrink-0 items-center gap-2 px-4 text-xs text-ink-3">
      {names.length > 0 && (
        <>
          <span aria-hidden className="flex gap-0.5">
            <span className="breathe size-1 rounded-full bg-ink-3" />
            <span className="breathe size-1 rounded-full bg-ink-3" />
            <span className="breathe size-1 rounded-full bg-ink-3" />
          </span>
          <span className="truncate">{text.typing(names)}</span>
        </>
      )}
    </p>
  );
}

/** Says new messages of others to screen readers, each once. */
function Announcer({ chat, me }: { chat: Chat; me: string }) {
  const lines = useStore(chat.lines);
  const heard = useRef<number | null>(null);
  const last = lines.findLast((line) => line.id !== null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!last || last.id === null) return;
    const isNew = heard.current !== null && last.id > heard.current;
    heard.current = last.id;
    const files = last.attachments.map(({ name }) => name);
    const words = last.body || attachText.attached(files);
    if (isNew && last.author !== me) setSaid(text.said(last.author_name, words));
  }, [last, me]);
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
