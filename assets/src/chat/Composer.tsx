import { SendHorizontal } from "lucide-react";
import {
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { IconButton } from "../ui/IconButton";
import { text } from "./messages";

const MOST = 40_000;
const MOST_HEIGHT = 176;

export type ComposerHandle = {
  focus(): void;
  /** Puts other words in the place of those that are there. */
  put(body: string): void;
};

type Props = {
  ref?: Ref<ComposerHandle>;
  room: string;
  draft: string;
  onDraft(draft: string): void;
  onTyping(): void;
  onSend(body: string): void;
  /** Up, where nothing is written yet. */
  onUp?(): void;
  /** Esc: back to the code. */
  onLeave(): void;
};

/** Where a message is written. Enter sends, Shift Enter breaks the line. */
export function Composer({ ref, room, draft, onDraft, onTyping, onSend, onUp, onLeave }: Props) {
  const [body, setBody] = useState(draft);
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => area.current?.focus(), put: setBody }), []);
  const tooLong = body.length > MOST && [...body].length > MOST;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    // Off screen there is no height to go by: one line is right for a start.
    if (element.scrollHeight > 0)
      element.style.height = `${Math.min(element.scrollHeight, MOST_HEIGHT)}px`;
  }, [body]);

  const change = (next: string) => {
    setBody(next);
    onDraft(next);
  };
  const send = () => {
    if (body.trim() === "" || tooLong) return;
    onSend(body.trim());
    change("");
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && body === "" && onUp) {
      event.preventDefault();
      onUp();
    } else if (event.key === "Escape") onLeave();
  };
  return (
    <form
      className="m-2.5 mt-0.5 flex items-end rounded-[9px] bg-sunken ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-ember-ink"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="min-w-0 flex-1">
        <textarea
          ref={area}
          rows={1}
          value={body}
          aria-label={text.compose(room)}
          aria-invalid={tooLong || undefined}
          placeholder={text.compose(room)}
          onChange={({ target }) => {
            change(target.value);
            if (target.value !== "") onTyping();
          }}
          onKeyDown={onKeyDown}
          className="block max-h-44 w-full resize-none bg-transparent px-3 py-2.5 text-sm outline-none placeholder:text-ink-3 touch:text-lg"
        />
        {tooLong && (
          <p role="alert" className="px-3 pb-2 text-xs text-rust">
            {text.tooLong}
          </p>
        )}
      </div>
      <IconButton
        label={text.send}
        side="top"
        type="submit"
        disabled={body.trim() === "" || tooLong}
        className="m-1 text-ember-ink"
      >
        <SendHorizontal />
      </IconButton>
    </form>
  );
}
