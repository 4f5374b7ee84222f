import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../ui/IconButton";
import { text } from "./messages";
import { Results } from "./Results";
import { moveInResults, SearchField } from "./SearchField";
import { within } from "./search";
import { useSettled } from "./use-settled";

const TYPING_MS = 150;

interface Props {
  code: string;
  room: string;
  onClose(): void;
}

/** Search in one room, in the place of its conversation. */
export function RoomSearch({ code, room, onClose }: Props) {
  const [query, setQuery] = useState("");
  const asked = within(useSettled(query, TYPING_MS), code);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go on from the field to its results.
    <div
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={(event) => moveInResults(event, event.currentTarget.querySelector("input"))}
    >
      <div className="flex items-start gap-1 p-2">
        <IconButton label={text.close} onClick={onClose}>
          <ArrowLeft />
        </IconButton>
        <div className="min-w-0 flex-1">
          <SearchField
            label={text.inRoom(room)}
            query={query}
            onQuery={setQuery}
            without="in:"
            autoFocus
            onLeave={onClose}
          />
        </div>
      </div>
      <section aria-label={text.results} className="min-h-0 flex-1 overflow-y-auto">
        <Results query={asked} typed={query} oneRoom onOpen={onClose} />
      </section>
    </div>
  );
}
