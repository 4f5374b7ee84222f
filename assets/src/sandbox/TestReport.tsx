import { Check, ChevronRight, Lock, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { cn } from "../lib/cn";
import { formatDuration } from "../lib/format";
import type { CaseResult, TestReport as Report } from "../wire/frames";
import { CaseDetails } from "./CaseDetails";
import { text } from "./messages";

/** How many passed and what that is worth, with a switch to what the run printed. */
export function ReportSum({ report }: { report: Report }) {
  const { cases, passed, points, of } = report;
  const part = of > 0 ? points / of : cases.length > 0 ? passed / cases.length : 0;
  const isAll = passed === cases.length;
  return (
    <div className="min-w-0 flex-1">
      <p role="status" className="tnum text-sm">
        <span className={cn("font-medium", isAll ? "text-moss" : "text-rust")}>
          {text.passed(passed, cases.length)}
        </span>
        <span className="text-ink-2"> · {text.pointsOf(points, of)}</span>
      </p>
      <div
        aria-hidden
        className={cn("mt-1 h-1 overflow-hidden rounded-full", isAll ? "bg-moss" : "bg-rust-wash")}
      >
        <div className="h-full rounded-full bg-moss" style={{ width: `${part * 100}%` }} />
      </div>
    </div>
  );
}

/** What came of each test. */
export function TestReport({ report, label }: { report: Report; label: string }) {
  const first = report.cases.findIndex((one) => hasMore(one));
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set([first]));
  const turn = (at: number) =>
    setOpen((all) => new Set(all.has(at) ? [...all].filter((n) => n !== at) : [...all, at]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <section aria-label={label} tabIndex={0} className="h-full overflow-auto px-1.5 pb-2">
      <table className="w-full border-collapse text-start text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="text-2xs text-ink-3 [&_th]:px-2 [&_th]:py-1 [&_th]:font-medium">
            <th scope="col" className="text-start">
              {text.caseName}
            </th>
            <th scope="col" className="text-start max-sm:hidden">
              {text.caseVerdict}
            </th>
            <th scope="col" className="w-20 text-end">
              {text.casePoints}
            </th>
            <th scope="col" className="w-20 text-end max-sm:hidden">
              {text.caseTime}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.cases.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two cases may be called the same, and none moves.
            <Case key={`${at}`} one={one} isOpen={open.has(at)} onTurn={() => turn(at)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whether there is more to say of a case than its verdict. */
function hasMore({ why, input, expected, printed }: CaseResult): boolean {
  return why !== null || input !== null || expected !== null || printed !== null;
}

type CaseProps = { one: CaseResult; isOpen: boolean; onTurn(): void };

function Case({ one, isOpen, onTurn }: CaseProps) {
  const { verdict, points, wall_ms } = one;
  const id = useId();
  const details = useRef<HTMLTableRowElement>(null);
  const isGood = verdict === "passed";
  const more = hasMore(one);
  return (
    <>
      <tr className="border-t border-line [&>td]:px-2 [&>td]:align-middle">
        <th scope="row" className="p-0 text-start font-normal">
          {more ? (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              onClick={() => {
                onTurn();
                requestAnimationFrame(() => details.current?.scrollIntoView({ block: "nearest" }));
              }}
              className="flex min-h-8 w-full items-center gap-2 rounded-[6px] px-2 py-1 text-start outline-offset-[-2px] hover:bg-raised touch:min-h-11"
            >
              <Name one={one} />
              <ChevronRight
                aria-hidden
                className={cn(
                  "size-3.5 shrink-0 text-ink-3 transition-transform",
                  isOpen && "rotate-90",
                )}
              />
            </button>
          ) : (
            <span className="flex min-h-8 items-center gap-2 px-2 py-1 touch:min-h-11">
              <Name one={one} />
            </span>
          )}
        </th>
        <td className={cn("text-xs max-sm:hidden", isGood ? "text-ink-2" : "text-rust")}>
          {text.verdicts[verdict]}
        </td>
        <td className="tnum text-end text-xs text-ink-2">
          {text.got(isGood ? points : 0, points)}
        </td>
        <td className="tnum text-end text-xs text-ink-3 max-sm:hidden">
          {formatDuration(wall_ms)}
        </td>
      </tr>
      {more && isOpen && (
        <tr ref={details} id={id}>
          <td colSpan={4} className="px-2 pt-1 pb-3">
            <CaseDetails one={one} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The mark and the name of a case. */
function Name({ one }: { one: CaseResult }) {
  const isGood = one.verdict === "passed";
  const Mark = isGood ? Check : X;
  return (
    <>
      <Mark aria-hidden className={cn("size-4 shrink-0", isGood ? "text-moss" : "text-rust")} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <bdi>{one.name}</bdi>
        {one.hidden && (
          <Lock role="img" aria-label={text.isHidden} className="ms-1.5 inline size-3 text-ink-3" />
        )}
        <span className="sr-only sm:hidden">, {text.verdicts[one.verdict]}</span>
      </span>
    </>
  );
}
