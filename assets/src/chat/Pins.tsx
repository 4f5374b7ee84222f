import { Pin, PinOff } from "lucide-react";
import { useState } from "react";
import { useStore } from "../lib/use-store";
import { IconButton } from "../ui/IconButton";
import { Popover } from "../ui/Popover";
import { useActions } from "./actions";
import type { Chat } from "./chat";
import { text } from "./messages";

/** How many messages are pinned, and which. */
export function Pins({ chat }: { chat: Chat }) {
  const pins = useStore(chat.pins);
  const [open, setOpen] = useState(false);
  const { jump, mayPin } = useActions();
  if (pins.length === 0) return null;
  const list = (
    <ul className="max-h-[50dvh] overflow-y-auto">
      {pins.map((message) => (
        <li key={message.id} className="flex items-start gap-1">
          <button
            type="button"
            onClick={() => {
              setOpen(false);
              jump(message.id);
            }}
            className="min-w-0 flex-1 rounded-control px-2 py-1.5 text-start hover:bg-raised"
          >
            <bdi className="block truncate text-xs font-medium text-ink-2">
              {message.author_name}
            </bdi>
            <span className="line-clamp-2 text-sm wrap-anywhere">{message.body}</span>
          </button>
          {mayPin && (
            <IconButton
              label={text.unpin}
              onClick={() => chat.wish({ pin: { id: message.id, on: false } }, Date.now())}
            >
              <PinOff />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="shrink-0 border-b border-line px-2 py-1">
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={text.pinnedMessages}
        content={list}
        align="start"
        className="w-80 p-1.5"
      >
        <button
          type="button"
          className="flex h-7 items-center gap-1.5 rounded-control px-2 text-xs text-ink-2 hover:bg-raised hover:text-ink touch:h-11"
        >
          <Pin aria-hidden className="size-3.5" />
          {text.pinnedCount(pins.length)}
        </button>
      </Popover>
    </div>
  );
}
