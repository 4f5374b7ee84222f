import { useNow } from "../../lib/use-now";
import { ui } from "../../messages/en/ui";
import { RoomTile } from "../../rooms/RoomTile";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { ApiError } from "../../wire/api";
import { FoundRow } from "./FoundRow";
import { text } from "./messages";
import { useSearch } from "./queries";
import { byRoom, isWorthAsking } from "./search";

interface Props {
  /** All of the question. */
  query: string;
  /** As it was typed, to say that it found nothing. */
  typed: string;
  /** Whether all is of one room, which is known. */
  oneRoom?: boolean;
  onOpen?: () => void;
}

/** What a question finds, by room. */
export function Results({ query, typed, oneRoom, onOpen }: Props) {
  const found = useSearch(query);
  const now = useNow();
  if (!isWorthAsking(query)) return <EmptyState text={text.start} />;
  const messages = found.data?.pages.flatMap((page) => page.messages) ?? [];
  if (found.error && !found.isFetching) {
    // What cannot be understood is said in the words of the server; more typing may mend it.
    const isWrong = found.error instanceof ApiError && found.error.status === 422;
    return (
      <EmptyState
        failed
        text={isWrong ? found.error.message : `${text.failed} ${found.error.message}`}
        action={!isWrong && <Button onClick={() => found.refetch()}>{ui.retry}</Button>}
      />
    );
  }
  if (!found.data) return <SkeletonRows />;
  if (messages.length === 0 && !found.hasNextPage)
    return <EmptyState text={text.none(typed.trim())} />;
  return (
    <div aria-busy={found.isFetching}>
      <p role="status" className="px-4 pt-1 pb-2 text-xs text-ink-3">
        {text.found(messages.length, found.hasNextPage)}
      </p>
      {byRoom(messages).map(({ code, name, messages }) => (
        <section key={code} aria-label={text.inThisRoom(name, messages.length)}>
          {!oneRoom && (
            <h3 className="flex items-center gap-2 px-4 pt-3 pb-1 text-sm font-semibold">
              <RoomTile name={name} className="size-6 bg-raised text-[10px] shadow-none" />
              <span className="truncate">{name}</span>
            </h3>
          )}
          <ul>
            {messages.map((message) => (
              <FoundRow key={message.id} message={message} now={now} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      <div className="grid justify-items-center px-4 py-3 text-xs text-ink-3">
        {found.hasNextPage ? (
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.more}
          </Button>
        ) : (
          text.all
        )}
      </div>
    </div>
  );
}
