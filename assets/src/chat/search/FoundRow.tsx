import { Link } from "wouter";
import { formatAgo, formatMoment, slotOf } from "../../lib/format";
import { paths } from "../../paths";
import { Avatar } from "../../ui/Avatar";
import { Badge } from "../../ui/Badge";
import type { FoundMessage, Piece } from "../../wire/http";
import { text } from "./messages";

interface Props {
  message: FoundMessage & { unread?: boolean };
  now: number;
  /** The room, where it does not stand above. */
  room?: string;
  onOpen?: (() => void) | undefined;
}

/** A message that was found: it leads to its place in the conversation. */
export function FoundRow({ message, now, room, onOpen }: Props) {
  const { author, author_name, sent_at, edited_at, snippet, unread } = message;
  return (
    <li>
      <Link
        href={paths.message(message.room.code, message.id)}
        onClick={onOpen}
        data-found
        className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2.5 px-4 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <Avatar name={author_name} slot={slotOf(author)} size="sm" decorative className="pt-0.5" />
        <span className="min-w-0">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <bdi className="truncate text-sm font-semibold">{author_name}</bdi>
            {room !== undefined && <span className="truncate text-xs text-ink-2">{room}</span>}
            <time
              dateTime={new Date(sent_at).toISOString()}
              title={formatMoment(sent_at)}
              className="tnum text-2xs text-ink-3"
            >
              {formatAgo(sent_at, now)}
              {edited_at !== null && ` · ${text.edited}`}
            </time>
            {unread && <Badge tone="ember">{text.unread}</Badge>}
          </span>
          <Snippet pieces={snippet} />
        </span>
      </Link>
    </li>
  );
}

/** A part of a message, with what was looked for marked in it. */
function Snippet({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <span dir="auto" className="line-clamp-3 text-sm leading-[1.35rem] wrap-anywhere text-ink-2">
      {pieces.map((piece, at) =>
        piece.hit ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that does not change.
          <mark key={at} className="rounded-[3px] bg-ember-wash px-0.5 font-medium text-ember-ink">
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </span>
  );
}
