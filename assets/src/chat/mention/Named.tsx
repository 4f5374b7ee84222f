import { useContext } from "react";
import { Link } from "wouter";
import { cn } from "../../lib/cn";
import { paths } from "../../paths";
import { type Part, partsOf } from "./parts";
import { type Places, PlacesContext } from "./places";

/** A text of a message, with what it names. */
export function Named({ text }: { text: string }) {
  const places = useContext(PlacesContext);
  if (!places || !/[@#:]/.test(text)) return text;
  return partsOf(text, places).map((part, at) =>
    part.kind === "text" ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that does not change.
      <Name key={at} part={part} places={places} />
    ),
  );
}

const chip = "rounded-[4px] px-1 py-px font-medium";

function Name({ part, places }: { part: Exclude<Part, { kind: "text" }>; places: Places }) {
  switch (part.kind) {
    case "person": {
      const isMe = part.username.toLowerCase() === places.me;
      return (
        <span
          title={places.nameOf(part.username)}
          className={cn(chip, isMe ? "bg-ember text-on-ember" : "bg-ember-wash text-ember-ink")}
        >
          {part.text}
        </span>
      );
    }
    case "all":
      return <span className={cn(chip, "bg-ember-wash text-ember-ink")}>{part.text}</span>;
    case "file":
      return (
        <button
          type="button"
          onClick={() => places.open(part.path, part.line, part.column)}
          className={cn(chip, "bg-lake-wash font-mono text-[0.9em] text-lake hover:underline")}
        >
          {part.text}
        </button>
      );
    case "room":
      return (
        <Link
          href={paths.room(part.code)}
          title={places.roomName(part.code)}
          className={cn(chip, "bg-lake-wash text-lake hover:underline")}
        >
          #{places.roomName(part.code)}
        </Link>
      );
  }
}
