import { Square, SquareTerminal, Text, X } from "lucide-react";
import { useState } from "react";
import { useStore } from "../lib/use-store";
import { IconButton } from "../ui/IconButton";
import { text } from "./messages";
import { RunsList } from "./RunsList";
import { RunTabs } from "./RunTabs";
import { type RoomOfRuns, RunView } from "./RunView";

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
export function RunPanel(room: RoomOfRuns) {
  const { runs, canRun, nameOf } = room;
  const [plain, setPlain] = useState(wantsPlain);
  /** The tests whose output shows instead of what came of them. */
  const [outputOf, setOutputOf] = useState<number | null>(null);
  const list = useStore(runs.list);
  const tabs = useStore(runs.tabs);
  const shown = useStore(runs.shown);
  const isListed = useStore(runs.listing);
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
  const output = plain ? "plain" : "terminal";
  const look = run?.report && outputOf !== run.id ? "report" : output;
  const chosen = isListed || run === null ? "list" : run.id;
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-9 shrink-0 items-center gap-1 px-1.5 touch:h-12">
        <RunTabs
          runs={tabs.flatMap((id) => list.find((other) => other.id === id) ?? [])}
          chosen={chosen}
          onChoose={(tab) => (tab === "list" ? runs.showList() : runs.show(tab))}
          onClose={(id) => runs.close(id)}
        />
        <span className="flex">
          {look !== "report" && (
            <IconButton
              label={plain ? text.asTerminal : text.asText}
              className="size-7"
              onClick={turn}
            >
              {plain ? <SquareTerminal /> : <Text />}
            </IconButton>
          )}
          <IconButton
            label={text.stop}
            className="size-7"
            disabled={!live || !canRun}
            onClick={() => live && runs.stop(live.id)}
          >
            <Square />
          </IconButton>
          {run?.state === "done" && chosen !== "list" && (
            <IconButton
              label={text.closeTab(run.path)}
              className="size-7"
              onClick={() => runs.close(run.id)}
            >
              <X />
            </IconButton>
          )}
        </span>
      </header>
      <div
        id="run-tab-panel"
        role="tabpanel"
        aria-labelledby={`run-tab-${chosen}`}
        className="relative flex min-h-0 flex-1 flex-col"
      >
        {isListed || run === null ? (
          <RunsList runs={runs} nameOf={nameOf} onShow={(id) => runs.show(id)} />
        ) : (
          <RunView
            {...room}
            run={run}
            look={look}
            onTurn={() => setOutputOf(look === "report" ? run.id : null)}
          />
        )}
      </div>
    </div>
  );
}
