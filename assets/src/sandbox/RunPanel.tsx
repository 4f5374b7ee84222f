import { Eraser, Square, SquareTerminal, Text } from "lucide-react";
import { Suspense, useState } from "react";
import { cn } from "../lib/cn";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { IconButton } from "../ui/IconButton";
import type { Language } from "../wire/frames";
import { text } from "./messages";
import { progress } from "./outcome";
import { PlainOutput } from "./PlainOutput";
import { RunsList } from "./RunsList";
import type { Runs } from "./runs";

const Terminal = lazyPart(() => import("./Terminal").then((part) => part.Terminal));

type Props = {
  runs: Runs;
  me: string;
  canType: boolean;
  languages: readonly Language[];
  nameOf(user: string): string;
};

const PLAIN_KEY = "lh.plain-output";

/** Whether this browser wants output as plain text. */
function wantsPlain(): boolean {
  try {
    return localStorage.getItem(PLAIN_KEY) === "yes";
  } catch {
    return false;
  }
}

/** Programs that run for everyone here: what they say, and what is typed into them. */
export function RunPanel({ runs, me, canType, languages, nameOf }: Props) {
  const [tab, setTab] = useState<"terminal" | "runs">("terminal");
  const [plain, setPlain] = useState(wantsPlain);
  const list = useStore(runs.list);
  const shown = useStore(runs.shown);
  const run = list.find(({ id }) => id === shown) ?? null;
  const live = run !== null && run.state !== "done" ? run : null;
  const turn = () => {
    setPlain(!plain);
    try {
      localStorage.setItem(PLAIN_KEY, plain ? "no" : "yes");
    } catch {
      // Then it lasts as long as the page.
    }
  };
  const view = { runs, run, me, canType, nameOf };
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-9 shrink-0 items-center gap-1 px-1.5 touch:h-12">
        <div role="tablist" aria-label={text.runPanel} className="flex gap-0.5 text-sm">
          {(["terminal", "runs"] as const).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`run-tab-${name}`}
              aria-selected={tab === name}
              aria-controls="run-tab-panel"
              tabIndex={tab === name ? 0 : -1}
              onClick={() => setTab(name)}
              onKeyDown={(event) => {
                if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
                const other = name === "runs" ? "terminal" : "runs";
                setTab(other);
                document.getElementById(`run-tab-${other}`)?.focus();
              }}
              className={cn(
                "h-7 rounded-[6px] px-2.5 touch:h-11",
                tab === name ? "bg-raised font-medium text-ink" : "text-ink-2 hover:text-ink",
              )}
            >
              {text[name]}
            </button>
          ))}
        </div>
        {live && (
          <span role="status" className="ms-3 flex min-w-0 items-center gap-2 text-xs text-ink-2">
            <span
              aria-hidden
              className={cn(
                "breathe size-2 shrink-0 rounded-full",
                live.state === "running" ? "bg-moss" : "bg-straw",
              )}
            />
            <span className="truncate">{progress(live, languages, canType)}</span>
          </span>
        )}
        <span className="ms-auto flex">
          <IconButton
            label={plain ? text.asTerminal : text.asText}
            className="size-7"
            onClick={turn}
          >
            {plain ? <SquareTerminal /> : <Text />}
          </IconButton>
          <IconButton
            label={text.stop}
            className="size-7"
            disabled={!live || !canType}
            onClick={() => live && runs.stop(live.id)}
          >
            <Square />
          </IconButton>
          <IconButton
            label={text.clear}
            className="size-7"
            disabled={run === null}
            onClick={() => runs.clear()}
          >
            <Eraser />
          </IconButton>
        </span>
      </header>
      <div
        id="run-tab-panel"
        role="tabpanel"
        aria-labelledby={`run-tab-${tab}`}
        className="relative min-h-0 flex-1"
      >
        {tab === "runs" ? (
          <RunsList
            runs={runs}
            nameOf={nameOf}
            onShow={(id) => {
              runs.show(id);
              setTab("terminal");
            }}
          />
        ) : plain ? (
          <PlainOutput {...view} />
        ) : run === null ? (
          <p className="px-3 py-1 text-sm text-ink-2">{text.nothing}</p>
        ) : (
          <Suspense fallback={null}>
            <Terminal {...view} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
