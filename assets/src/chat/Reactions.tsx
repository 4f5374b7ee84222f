import { cn } from "../lib/cn";
import { Tip } from "../ui/Tooltip";
import { useActions } from "./actions";
import type { Line } from "./chat";
import { text } from "./messages";

/** What others think of a message. */
export function Reactions({ line }: { line: Line }) {
  const { me, mayTalk, nameOf, react } = useActions();
  if (line.reactions.length === 0) return null;
  return (
    <div className="mt-1 flex flex-wrap gap-1">
      {line.reactions.map(({ emoji, users }) => {
        const mine = users.includes(me);
        const others = users.filter((user) => user !== me).map(nameOf);
        const label = text.reactedBy(mine ? [text.you, ...others] : others, emoji);
        return (
          <Tip key={emoji} label={label} side="top">
            <button
              type="button"
              aria-pressed={mine}
              aria-label={label}
              disabled={!mayTalk}
              onClick={() => react(line, emoji)}
              className={cn(
                "tnum flex h-6 items-center gap-1 rounded-full px-2 text-xs ring-1 ring-inset touch:h-9 touch:px-3",
                mine
                  ? "bg-ember-wash text-ember-ink ring-ember-ink/50"
                  : "bg-sunken text-ink-2 ring-line hover:ring-line-strong",
              )}
            >
              <span aria-hidden>{emoji}</span>
              {users.length}
            </button>
          </Tip>
        );
      })}
    </div>
  );
}
