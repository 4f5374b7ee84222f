import { Suspense } from "react";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { Button } from "../ui/Button";
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
import type { Runs, ShownRun } from "./runs";
import { ReportSum, TestReport } from "./TestReport";

const Terminal = lazyPart(() => import("./Terminal").then((part) => part.Terminal));

/** What the views of runs need of the room around them. */
export type RoomOfRuns = {
  runs: Runs;
  /** The code of the room. */
  code: string;
  me: string;
  canRun: boolean;
  mayRule: boolean;
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

type Props = RoomOfRuns & {
  run: ShownRun;
  /** What shows of it: what came of its tests, or its output in one form or another. */
  look: "report" | "plain" | "terminal";
  /** Shows the output instead of what came of the tests, or the other way round. */
  onTurn(): void;
};

/** One run: what it says, what is typed into it, and what came of it. */
export function RunView({ run, look, onTurn, ...room }: Props) {
  const { runs, code, me, canRun, mayRule, typists, languages, nameOf, onWriteTests } = room;
  const live = run.state === "done" ? null : run;
  const waits = live && progress(live, languages);
  return (
    <>
      <ProofBar runs={runs} run={run} code={code} canRun={canRun} />
      {live && !isGiven(live) && waits === null && (
        <KeyboardBar {...{ runs, run: live, me, canRun, mayRule, typists, nameOf }} />
      )}
      {waits && (
        <p role="status" className="shrink-0 truncate px-3 pb-1 text-xs text-ink-2">
          {waits}
        </p>
      )}
      {run.report && (
        <div className="flex shrink-0 items-center gap-3 px-3 pb-2">
          <ReportSum report={run.report} />
          <Button size="sm" tone="ghost" onClick={onTurn}>
            {look === "report" ? text.asOutput : text.asReport}
          </Button>
        </div>
      )}
      <div className="min-h-0 flex-1">
        {look === "report" && run.report ? (
          <TestReport key={run.id} report={run.report} label={title(run)} />
        ) : (
          <Output run={run} isPlain={look === "plain"} {...room} />
        )}
      </div>
      {isWithoutTests(run) && onWriteTests && (
        <div className="flex shrink-0 flex-wrap items-center gap-3 bg-sunken px-3 py-1.5 text-sm text-ink-2">
          {text.aboutTests}
          <Button size="sm" onClick={() => onWriteTests(run.file)}>
            {text.toTests}
          </Button>
        </div>
      )}
      {run.state === "done" && <OfferBar runs={runs} run={run} canKeep={canRun} />}
    </>
  );
}

type OutputProps = RoomOfRuns & { run: ShownRun; isPlain: boolean };

/** What a run printed, and what one may type into it. */
function Output({ run, isPlain, ...room }: OutputProps) {
  const { runs, me, canRun, nameOf, files, onOpen } = room;
  const holder = useStore(runs.keyboards).get(run.id)?.holder;
  const isLive = run.state !== "done";
  const isAsked = !isLive || !isGiven(run);
  const onDenied = () => {
    const id = "keyboard-denied";
    if (!isAsked) toast(text.allInputGiven, { id });
    else if (canRun && isLive && holder && !runs.mayType(run.id, me))
      toast(text.denied(nameOf(holder)), { id });
  };
  const canType = canRun && isAsked && runs.mayType(run.id, me);
  const view = { runs, run, me, canType, nameOf, files, onOpen, onDenied };
  if (isPlain) return <PlainOutput {...view} />;
  return (
    <Suspense fallback={null}>
      <Terminal {...view} />
    </Suspense>
  );
}
