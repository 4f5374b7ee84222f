import { Link } from "wouter";
import { paths } from "../paths";
import { useProfile } from "../session/current";
import { Button } from "../ui/Button";
import { toast } from "../ui/toast";
import type { RoomSummary } from "../wire/http";
import { oneLine, othersOf } from "./direct";
import { Faces } from "./Faces";
import { text } from "./messages";
import { useAnswer } from "./queries";

/** People who would like to talk. Nobody is told what is answered but yes. */
export function RequestList({ rooms }: { rooms: readonly RoomSummary[] }) {
  if (rooms.length === 0) return null;
  return (
    <section aria-label={text.requests} className="border-b border-line px-1.5 pb-2">
      <h3 className="px-2.5 pt-1 pb-1 text-xs font-medium text-ink-3">{text.requests}</h3>
      <ul className="grid gap-1">
        {rooms.map((room) => (
          <Request key={room.id} room={room} />
        ))}
      </ul>
    </section>
  );
}

function Request({ room }: { room: RoomSummary }) {
  const { user } = useProfile();
  return (
    <li className="rounded-control bg-sunken px-2.5 py-2">
      <Link href={paths.room(room.code)} className="flex items-center gap-3">
        <Faces people={othersOf(room, user.id)} present={new Set()} />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{room.name}</bdi>
          <span className="block truncate text-sm text-ink-2">
            {oneLine(room.last_message?.body ?? "")}
          </span>
        </span>
      </Link>
      <RequestButtons code={room.code} blocks={room.people.length === 2} />
    </li>
  );
}

/** What one can answer to a request. */
export function RequestButtons({ code, blocks }: { code: string; blocks: boolean }) {
  const answer = useAnswer();
  const give = (said: "accept" | "decline" | "block", done: string) =>
    answer
      .mutateAsync({ code, answer: said })
      .then(() => toast(done))
      .catch((error: Error) => toast.error(error.message));
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button
        tone="primary"
        size="sm"
        busy={answer.isPending}
        onClick={() => void give("accept", text.accepted)}
      >
        {text.accept}
      </Button>
      <Button size="sm" onClick={() => void give("decline", text.declined)}>
        {text.decline}
      </Button>
      {blocks && (
        <Button size="sm" tone="danger" onClick={() => void give("block", text.declined)}>
          {text.block}
        </Button>
      )}
    </div>
  );
}
