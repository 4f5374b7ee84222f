import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Bell, BellOff, BellRing } from "lucide-react";
import { keys, useRooms } from "../rooms/queries";
import { IconButton } from "../ui/IconButton";
import { Popover } from "../ui/Popover";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import type { Notify, RoomSummary } from "../wire/http";
import { text } from "./messages";

const CHOICES: readonly Notify[] = ["all", "mentions", "nothing"];
const icons = { all: BellRing, mentions: Bell, nothing: BellOff };

/** What I want to hear of in a room: a bell that says so, and changes it. */
export function RoomNotify({ code }: { code: string }) {
  const { data: rooms } = useRooms();
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: (notify: Notify) =>
      api.put(`/api/rooms/${encodeURIComponent(code)}/notify`, { notify }),
    onMutate: (notify) =>
      client.setQueryData<{ rooms: RoomSummary[] }>(
        keys.mine,
        (before) =>
          before && {
            rooms: before.rooms.map((room) => (room.code === code ? { ...room, notify } : room)),
          },
      ),
    onError: (error) => toast.error(`${text.notKept} ${error.message}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.mine }),
  });
  const chosen = rooms?.find((room) => room.code === code)?.notify ?? "all";
  const Icon = icons[chosen];
  return (
    <Popover
      label={text.room}
      className="w-64"
      content={
        <fieldset className="grid gap-0.5">
          <legend className="px-2 pb-1.5 text-xs text-ink-3">{text.room}</legend>
          {CHOICES.map((choice) => (
            <label
              key={choice}
              className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-control px-2 hover:bg-raised has-focus-visible:outline-2 touch:min-h-11"
            >
              <input
                type="radio"
                name="notify"
                className="accent-(--ember)"
                checked={chosen === choice}
                onChange={() => choose.mutate(choice)}
              />
              {text.choices[choice]}
            </label>
          ))}
        </fieldset>
      }
    >
      <IconButton label={`${text.title}: ${text.choices[chosen]}`}>
        <Icon />
      </IconButton>
    </Popover>
  );
}
