import { Square, SquareTerminal, Text, X } from "lucide-react";
import { Suspense, useState } from "react";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { toast } from "../ui/toast";
import type { Language } from "../wire/frames";
import { KeyboardBar, type Typist } from "./KeyboardBar";
import type { FileIndex, Mention } from "./mentions";
import { text } from "./messages";
import { OfferBar } from "./OfferBar";
import { isWithoutTests, progress, title } from "./outcome";
import { PlainOutput } from "./PlainOutput";
import { ProofBar } from "./ProofBar";
import { isGiven } from "./proof";
import { RunsList } from "./RunsList";
import { RunTabs } from "./RunTabs";
import type { Runs } from "./runs";
import { ReportSum, TestReport } from "./TestReport";

const Terminal = lazyPart(() => import("./Terminal").then((part) => part.Terminal));

type Props = {
  runs: Runs;
  /** The code of the room. */
  code: string;
  me: string;
  canRun: boolean;
  isOwner: boolean;
  /** Who else is here and may type. */
  typists: readonly Typist[];
  languages: readonly Language[];
  /** The files of the room, of which programs name places. */
  files: FileIndex;
  nameOf(user: string): string;
  /** Opens a place in a file. */
  onOpen(mention: Mention): void;
  /** Opens the tests of a program, making them if there are none; null for those who may not. */
  onWriteTests: ((file: string) => void) | null;
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
export function RunPanel(props: Props) {
  const { runs, code, me, canRun, isOwner, typists, languages, nameOf, onWriteTests } = props;
  const { files, onOpen } = props;
  const [plain, setPlain] = useState(wantsPlain);
  /** The tests whose output shows instead of what came of them. */
  const [outputOf, setOutputOf] = useState<number | null>(null);
  const list = useStore(runs.list);
  const tabs = useStore(runs.tabs);
  const shown = useStore(runs.shown);
  const isListed = useStore(runs.listing);
  const keyboard = useStore(runs.keyboards).get(shown ?? 0);
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
  const isAsked = live === null || !isGiven(live);
  const onDenied = () => {
    if (!isAsked) toast(text.allInputGiven, { id: "keyboard-denied" });
    const holder = keyboard?.holder;
    if (canRun && live && holder && !runs.mayType(live.id, me))
      toast(text.denied(nameOf(holder)), { id: "keyboard-denied" });
  };
  const canType = canRun && isAsked && shown !== null && runs.mayType(shown, me);
  const view = { runs, run, me, canType, nameOf, files, onOpen, onDenied };
  const showsReport = run?.report !== undefined && outputOf !== run.id;
  const waits = live && progress(live, languages);
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
          {!showsReport && (
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
        {chosen === "list" ? (
          <RunsList runs={runs} nameOf={nameOf} onShow={(id) => runs.show(id)} />
        ) : (
          <>
            {run && <ProofBar runs={runs} run={run} code={code} canRun={canRun} />}
            {live && isAsked && waits === null && (
              <KeyboardBar {...{ runs, run: live, me, canRun, isOwner, typists, nameOf }} />
            )}
            {waits && (
              <p role="status" className="shrink-0 truncate px-3 pb-1 text-xs text-ink-2">
                {waits}
              </p>
            )}
            {run?.report && (
              <div className="flex shrink-0 items-center gap-3 px-3 pb-2">
                <ReportSum report={run.report} />
                <Button
                  size="sm"
                  tone="ghost"
                  onClick={() => setOutputOf(showsReport ? run.id : null)}
                >
                  {showsReport ? text.asOutput : text.asReport}
                </Button>
              </div>
            )}
            <div className="min-h-0 flex-1">
              {showsReport && run?.report ? (
                <TestReport key={run.id} report={run.report} label={title(run)} />
              ) : plain ? (
                <PlainOutput {...view} />
              ) : (
                <Suspense fallback={null}>
                  <Terminal {...view} />
                </Suspense>
              )}
            </div>
            {run && isWithoutTests(run) && onWriteTests && (
              <div className="flex shrink-0 flex-wrap items-center gap-3 bg-sunken px-3 py-1.5 text-sm text-ink-2">
                {text.aboutTests}
                <Button size="sm" onClick={() => onWriteTests(run.file)}>
                  {text.toTests}
                </Button>
              </div>
            )}
            {run?.state === "done" && <OfferBar runs={runs} run={run} canKeep={canRun} />}
          </>
        )}
      </div>
    </div>
  );
}
