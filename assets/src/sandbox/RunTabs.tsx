import { FlaskConical } from "lucide-react";
import type { KeyboardEvent } from "react";
import { cn } from "../lib/cn";
import { text } from "./messages";
import { isGood, title } from "./outcome";
import type { ShownRun } from "./runs";

type Props = {
  runs: readonly ShownRun[];
  /** Which tab is chosen: a run, or the list of all. */
  chosen: number | "list";
  onChoose(tab: number | "list"): void;
  onClose(run: number): void;
};

const idOf = (tab: number | "list") => `run-tab-${tab}`;

/** A tab per program that runs or has just ended, and one for the list of all. */
export function RunTabs({ runs, chosen, onChoose, onClose }: Props) {
  const all = [...runs.map(({ id }) => id), "list" as const];
  const turn = (event: KeyboardEvent, at: number) => {
    const to = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    const run = runs[at];
    if (event.key === "Delete" && run?.state === "done") {
      onClose(run.id);
      return;
    }
    const next = to === undefined ? undefined : all[(to + all.length) % all.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(idOf(next))?.focus();
  };
  return (
    <div className="flex min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]">
      <div role="tablist" aria-label={text.runPanel} className="flex gap-0.5 text-sm">
        {runs.map((run, at) => (
          <button
            key={run.id}
            {...tab(run.id, chosen)}
            aria-label={text.tab(title(run), run.state !== "done")}
            onClick={() => onChoose(run.id)}
            onAuxClick={(event) => event.button === 1 && onClose(run.id)}
            onKeyDown={(event) => turn(event, at)}
            className={look(run.id === chosen)}
          >
            <span aria-hidden className={cn("size-2 shrink-0 rounded-full", dot(run))} />
            {run.is_test && <FlaskConical aria-hidden className="size-3.5 shrink-0" />}
            <bdi className="max-w-40 truncate font-mono text-xs">{run.path}</bdi>
          </button>
        ))}
        <button
          {...tab("list", chosen)}
          onClick={() => onChoose("list")}
          onKeyDown={(event) => turn(event, runs.length)}
          className={look(chosen === "list")}
        >
          {text.runs}
        </button>
      </div>
    </div>
  );
}

function tab(id: number | "list", chosen: number | "list") {
  return {
    type: "button",
    role: "tab",
    id: idOf(id),
    "aria-selected": id === chosen,
    "aria-controls": "run-tab-panel",
    tabIndex: id === chosen ? 0 : -1,
  } as const;
}

function look(isChosen: boolean): string {
  return cn(
    "flex h-7 items-center gap-2 rounded-[6px] px-2.5 touch:h-11",
    isChosen ? "bg-raised font-medium text-ink" : "text-ink-2 hover:text-ink",
  );
}

function dot(run: ShownRun): string {
  if (run.state === "running") return "breathe bg-moss";
  if (run.state !== "done") return "breathe bg-straw";
  // Hollow: it is over.
  return cn("ring-[1.5px] ring-inset", isGood(run) ? "ring-moss" : "ring-rust");
}
