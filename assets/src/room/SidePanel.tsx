import { MessageSquare, Users } from "lucide-react";
import { text as chatText } from "../chat/messages";
import { cn } from "../lib/cn";
import { useStore } from "../lib/use-store";
import { CountBadge } from "../ui/Badge";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { ChatPart } from "./ChatPart";
import { useRoom } from "./context";
import type { Memory } from "./memory";
import { text } from "./messages";
import { PeoplePanel } from "./PeoplePanel";
import type { Person } from "./use-people";

const TABS = [
  { id: "chat", icon: MessageSquare },
  { id: "people", icon: Users },
] as const;

/** Beside the code: what people say, and who they are. */
export function SidePanel({
  people,
  memory,
  open,
}: {
  people: readonly Person[];
  memory: Memory;
  open: boolean;
}) {
  const { session, view } = useRoom();
  const tab = useStore(view.side);
  const unread = useStore(session.chat.unread);
  return (
    <section aria-label={text.sidePanel} data-part className="plank flex h-full flex-col">
      <div
        role="tablist"
        aria-label={text.sidePanel}
        className="flex h-9 shrink-0 items-center gap-0.5 border-b border-line px-1.5 touch:h-12"
      >
        {TABS.map(({ id, icon: Icon }) => (
          <button
            key={id}
            id={`side-tab-${id}`}
            type="button"
            role="tab"
            aria-selected={tab === id}
            aria-controls={`side-panel-${id}`}
            tabIndex={tab === id ? 0 : -1}
            onClick={() => view.side.set(id)}
            onKeyDown={(event) => {
              if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
              const other = id === "chat" ? "people" : "chat";
              view.side.set(other);
              document.getElementById(`side-tab-${other}`)?.focus();
            }}
            className={cn(
              "flex h-7 items-center gap-1.5 rounded-[6px] px-2 text-sm touch:h-11",
              tab === id ? "bg-raised font-medium text-ink" : "text-ink-2 hover:text-ink",
            )}
          >
            <Icon aria-hidden className="size-3.5" />
            {text[id]}
            {id === "chat" && tab !== "chat" && (
              <CountBadge count={unread} label={text.unread(unread)} />
            )}
          </button>
        ))}
      </div>
      <div
        id="side-panel-chat"
        role="tabpanel"
        aria-labelledby="side-tab-chat"
        hidden={tab !== "chat"}
        className={cn("min-h-0 flex-1 flex-col", tab === "chat" && "flex")}
      >
        <ErrorBoundary name={chatText.theChat}>
          <ChatPart memory={memory} visible={open && tab === "chat"} />
        </ErrorBoundary>
      </div>
      {tab === "people" && (
        <div
          id="side-panel-people"
          role="tabpanel"
          aria-labelledby="side-tab-people"
          className="flex min-h-0 flex-1 flex-col"
        >
          <PeoplePanel people={people} />
        </div>
      )}
    </section>
  );
}
