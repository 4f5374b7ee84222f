import { Fingerprint, FlaskConical } from "lucide-react";
import { cn } from "../lib/cn";
import { formatAgo, formatMoment } from "../lib/format";
import { useNow } from "../lib/use-now";
import { useStore } from "../lib/use-store";
import { text } from "./messages";
import { isGood, outcome } from "./outcome";
import type { Runs } from "./runs";

type Props = { runs: Runs; nameOf(user: string): string; onShow(run: number): void };

/** The last runs: who, what, when, and how it ended. */
export function RunsList({ runs, nameOf, onShow }: Props) {
  const list = useStore(runs.list);
  const shown = useStore(runs.shown);
  const now = useNow();
  if (list.length === 0) return <p className="p-3 text-sm text-ink-2">{text.nothing}</p>;
  return (
    <ul className="h-full overflow-auto px-1.5 pb-2">
      {list.map((run) => (
        <li key={run.id}>
          <button
            type="button"
            title={text.showRun(run.path, run.by_name)}
            aria-current={run.id === shown || undefined}
            onClick={() => onShow(run.id)}
            className={cn(
              "flex h-8 w-full items-center gap-2.5 rounded-[6px] px-2 text-start text-sm hover:bg-sunken touch:h-11",
              run.id === shown && "bg-raised",
            )}
          >
            <span
              aria-hidden
              className={cn(
                "size-2 shrink-0 rounded-full",
                run.state !== "done" ? "breathe bg-straw" : isGood(run) ? "bg-moss" : "bg-rust",
              )}
            />
            {run.is_test && (
              <FlaskConical
                role="img"
                aria-label={text.tested}
                className="size-3.5 shrink-0 text-ink-2"
              />
            )}
            {run.seed !== undefined && (
              <Fingerprint
                role="img"
                aria-label={text.seedIs(run.seed)}
                className="size-3.5 shrink-0 text-ink-2"
              />
            )}
            <bdi className="truncate font-mono text-xs">{run.path}</bdi>
            <span className="truncate text-xs text-ink-2">{text.by(run.by_name)}</span>
            <span className="tnum ms-auto truncate text-xs text-ink-3">{outcome(run, nameOf)}</span>
            <time
              title={formatMoment(run.started_at)}
              className="tnum w-20 shrink-0 text-end text-xs text-ink-3"
            >
              {formatAgo(run.started_at, now)}
            </time>
          </button>
        </li>
      ))}
    </ul>
  );
}
