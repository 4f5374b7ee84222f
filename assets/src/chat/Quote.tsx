import { CornerUpLeft } from "lucide-react";
import { useActions } from "./actions";
import type { Line } from "./chat";
import { text } from "./messages";

/** What a message answers, in one line; leads there. */
export function Quote({ quote }: { quote: NonNullable<Line["reply_to"]> }) {
  const { jump } = useActions();
  return (
    <button
      type="button"
      onClick={() => jump(quote.id)}
      className="flex w-full min-w-0 items-center gap-1.5 text-start text-xs text-ink-3 hover:text-ink-2 touch:h-9"
    >
      <CornerUpLeft aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">{text.answers}</span>
      <bdi className="shrink-0 font-medium text-ink-2">{quote.author_name}</bdi>
      <span className="truncate">{quote.body === "" ? text.deleted : quote.body}</span>
    </button>
  );
}
