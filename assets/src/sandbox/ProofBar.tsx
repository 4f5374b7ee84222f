import { Download, Fingerprint, RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "../lib/cn";
import { Button } from "../ui/Button";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import type { RunReceipt } from "../wire/frames";
import { text } from "./messages";
import { type Comparison, compared, fingerprint } from "./proof";
import type { Runs, ShownRun } from "./runs";

type Props = { runs: Runs; run: ShownRun; code: string; canRun: boolean };

/** What a run with a seed depends on, what came of it, and how to get the same again. */
export function ProofBar({ runs, run, code, canRun }: Props) {
  const { seed, receipt } = run;
  const comparison = compared(run);
  if (seed === undefined) return null;
  return (
    <section
      aria-label={text.proof}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-3 pb-1.5 text-xs text-ink-2"
    >
      <p className="tnum flex min-w-0 items-center gap-1.5">
        <Fingerprint aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        <span className="truncate">
          {text.runNo(run.id)} · {text.seedIs(seed)} ·{" "}
          {receipt ? (
            <Sum receipt={receipt} />
          ) : run.state === "done" ? (
            text.noReceipt
          ) : (
            text.receiptLater
          )}
        </span>
      </p>
      {comparison && <Repeated runs={runs} of={run.repeats ?? 0} comparison={comparison} />}
      {receipt && (
        <span className="ms-auto flex gap-1.5">
          {canRun && (
            <Button size="sm" tone="outline" onClick={() => runs.repeat(run.id)}>
              <RotateCcw aria-hidden className="size-3.5" />
              {text.repeat}
            </Button>
          )}
          <Button
            size="sm"
            tone="ghost"
            title={text.downloadText}
            onClick={() => void download(code, run.id)}
          >
            <Download aria-hidden className="size-3.5" />
            {text.download}
          </Button>
        </span>
      )}
    </section>
  );
}

const TONES: Record<Comparison["tone"], string> = {
  good: "text-moss",
  bad: "text-rust",
  open: "text-ink-2",
};

/** What came of repeating run `of`, which one can look at. */
function Repeated({ runs, of, comparison }: { runs: Runs; of: number; comparison: Comparison }) {
  const isHere = runs.list.get().some(({ id }) => id === of);
  return (
    <p role="status" className={cn("font-medium", TONES[comparison.tone])}>
      {isHere ? (
        <button
          type="button"
          onClick={() => runs.show(of)}
          className="rounded-[3px] underline underline-offset-2"
        >
          {text.repeats(of)}
        </button>
      ) : (
        text.repeats(of)
      )}
      {": "}
      {comparison.words}
    </p>
  );
}

/** A few letters that tell a receipt from others. */
function Sum({ receipt }: { receipt: RunReceipt }) {
  const [sum, setSum] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void fingerprint(receipt).then((found) => isShown && setSum(found));
    return () => {
      isShown = false;
    };
  }, [receipt]);
  const [words, hex, title] =
    sum === null
      ? [text.outputSum, receipt.stdout.slice(0, 12), text.outputSumText]
      : [text.receipt, sum, text.receiptText];
  return (
    <span title={title}>
      {words} <span className="font-mono">{hex}…</span>
    </span>
  );
}

async function download(code: string, run: number): Promise<void> {
  try {
    const url = `/api/rooms/${encodeURIComponent(code)}/runs/${run}/receipt`;
    const zip = await (await api.send("GET", url)).blob();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(zip);
    link.download = `run-${run}.zip`;
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    toast.error(text.notDownloaded(error instanceof Error ? error.message : String(error)));
  }
}
