import { Clock3 } from "lucide-react";
import { memo } from "react";
import { cn } from "../lib/cn";
import { formatClock, formatMoment } from "../lib/format";
import { Avatar } from "../ui/Avatar";
import type { Line } from "./chat";
import { Markdown } from "./Markdown";
import { text } from "./messages";

type Props = {
  line: Line;
  joined: boolean;
  slot: number;
  onRetry(nonce: string): void;
  onDrop(nonce: string): void;
  /** Set when the owner may answer this message by letting its author edit. */
  onLetEdit?: (() => void) | undefined;
};

/** One message. */
export const ChatLine = memo(function ChatLine({
  line,
  joined,
  slot,
  onRetry,
  onDrop,
  onLetEdit,
}: Props) {
  const { author_name, body, sent_at, state, nonce, problem } = line;
  return (
    <article
      className={cn(
        "group relative grid grid-cols-[32px_minmax(0,1fr)] gap-x-2.5 rounded-control px-2.5 hover:bg-sunken",
        joined ? "py-0.5" : "pt-2 pb-1",
      )}
    >
      {joined ? (
        <time
          title={formatMoment(sent_at)}
          className="tnum invisible -ms-2.5 w-[42px] overflow-hidden pt-0.5 text-end text-[9px] leading-5 tracking-tight whitespace-nowrap text-ink-3 group-hover:visible"
        >
          {formatClock(sent_at)}
        </time>
      ) : (
        <Avatar name={author_name} slot={slot} className="pt-0.5" decorative />
      )}
      <div className="min-w-0">
        {joined ? (
          <span className="sr-only">{author_name}</span>
        ) : (
          <header className="flex items-baseline gap-2">
            <bdi className="truncate text-sm font-semibold">{author_name}</bdi>
            <time
              dateTime={new Date(sent_at).toISOString()}
              title={formatMoment(sent_at)}
              className="tnum text-2xs text-ink-3"
            >
              {formatClock(sent_at)}
            </time>
          </header>
        )}
        <div
          className={cn(
            "text-sm leading-[1.4rem]",
            state === "sending" ? "text-ink-2" : "text-ink",
          )}
        >
          <Markdown source={body} />
        </div>
        {state === "sending" && (
          <span className="flex items-center gap-1 text-2xs text-ink-3">
            <Clock3 aria-hidden className="size-3" />
            {text.sending}
          </span>
        )}
        {state === "failed" && (
          <p
            role="alert"
            className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-rust"
          >
            <span>
              {text.failed} {problem}
            </span>
            <button type="button" className="font-medium underline" onClick={() => onRetry(nonce)}>
              {text.retry}
            </button>
            <button type="button" className="font-medium underline" onClick={() => onDrop(nonce)}>
              {text.delete}
            </button>
          </p>
        )}
        {onLetEdit && (
          <button
            type="button"
            onClick={onLetEdit}
            className="mt-1 h-7 rounded-control bg-ember-wash px-2.5 text-xs font-medium text-ember-ink touch:h-11"
          >
            {text.letEdit(author_name)}
          </button>
        )}
      </div>
    </article>
  );
});
