import { DESKTOP, useMedia } from "../lib/use-media";
import { useTitle } from "../lib/use-title";
import { EmptyState } from "../ui/EmptyState";
import { Conversations, NewMessageButton } from "./DirectSection";
import { text } from "./messages";

/** All conversations. */
export function MessagesPage() {
  const desktop = useMedia(DESKTOP);
  useTitle(text.title);
  return (
    <div className="flex h-full gap-1.5 p-1.5 min-[900px]:ps-0">
      <ConversationsPanel />
      {desktop && (
        <div className="plank grid flex-1 place-content-center">
          <EmptyState text={text.choose} action={<NewMessageButton />} />
        </div>
      )}
    </div>
  );
}

/** The list beside a conversation; on a phone, the whole page. */
export function ConversationsPanel({ current }: { current?: string }) {
  return (
    <section
      aria-label={text.title}
      className="plank flex min-h-0 w-full flex-col min-[900px]:w-[268px] min-[900px]:shrink-0"
    >
      <header className="flex h-12 shrink-0 items-center gap-2 ps-4 pe-1.5">
        <h2 className="font-semibold">{text.title}</h2>
        <span className="ms-auto">
          <NewMessageButton />
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Conversations {...(current && { current })} />
      </div>
    </section>
  );
}
