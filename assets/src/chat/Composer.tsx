import { SendHorizontal } from "lucide-react";
import {
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useStore } from "../lib/use-store";
import { IconButton } from "../ui/IconButton";
import type { Attachment } from "../wire/frames";
import { AttachButtons } from "./attach/AttachButtons";
import { Chips } from "./attach/Chips";
import { text as attachText } from "./attach/messages";
import { filesOf } from "./attach/named";
import { Recorder } from "./attach/recorder";
import type { Uploads } from "./attach/uploader";
import { VoiceBar } from "./attach/VoiceButton";
import { useSuggestions } from "./mention/use-suggestions";
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
  /** The files of the message. */
  uploads: Uploads;
  onSend(body: string, files: Attachment[]): void;
  /** Up, where nothing is written yet. */
  onUp?(): void;
  /** Words alone, as when a message is edited: files wait for the next one. */
  plain?: boolean;
  /** Esc: back to the code. */
  onLeave(): void;
};

/** Where a message is written. Enter sends, Shift Enter breaks the line. */
export function Composer(props: Props) {
  const {
    ref,
    room,
    draft,
    uploads,
    plain = false,
    onDraft,
    onTyping,
    onSend,
    onUp,
    onLeave,
  } = props;
  const [body, setBody] = useState(draft);
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => area.current?.focus(), put: setBody }), []);
  const chosen = useStore(uploads.items);
  const files = plain ? [] : chosen;
  const [recorder] = useState(() => new Recorder());
  const [hurried, setHurried] = useState(false);
  const isEmpty = body.trim() === "" && files.length === 0;
  const isWaiting = hurried && files.some(({ state }) => state !== "ready");
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
  const suggestions = useSuggestions(area, body, change);
  const send = () => {
    if (isEmpty || tooLong) return;
    const arrived = plain ? [] : uploads.take();
    setHurried(arrived === null);
    if (arrived === null) return;
    onSend(body.trim(), arrived);
    change("");
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || suggestions.onKeyDown(event)) return;
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
      className="relative m-2.5 mt-0.5 flex items-end rounded-[9px] bg-sunken ring-1 ring-line-strong ring-inset focus-within:ring-2 focus-within:ring-ember-ink"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {!plain && <AttachButtons uploads={uploads} recorder={recorder} />}
      {suggestions.list}
      <div className="min-w-0 flex-1">
        <VoiceBar recorder={recorder} />
        {!plain && <Chips uploads={uploads} />}
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
          onPaste={(event) => {
            if (plain) return;
            const pasted = filesOf(event.clipboardData);
            // Of a piece of a table there is a picture, too: its text is what is meant.
            if (pasted.length === 0 || event.clipboardData.getData("text/plain") !== "") return;
            event.preventDefault();
            uploads.add(pasted);
          }}
          {...suggestions.field}
          className="block max-h-44 w-full resize-none bg-transparent px-3 py-2.5 text-sm outline-none placeholder:text-ink-3 touch:text-lg"
        />
        {isWaiting && (
          <p role="status" className="px-3 pb-2 text-xs text-ink-2">
            {attachText.notYet}
          </p>
        )}
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
        disabled={isEmpty || tooLong}
        className="m-1 text-ember-ink"
      >
        <SendHorizontal />
      </IconButton>
    </form>
  );
}
