import type { ReactNode } from "react";
import { cn } from "../lib/cn";
import { sentence } from "../lib/sentence";
import type { CaseResult } from "../wire/frames";
import { type DiffRow, isSame, sideBySide } from "./diff";
import { text } from "./messages";

/** Why a test did not pass: what it was given, what it was to print, and what it printed. */
export function CaseDetails({ one }: { one: CaseResult }) {
  const { verdict, why, input, expected, printed } = one;
  const rows = expected !== null && printed !== null ? sideBySide(expected, printed) : null;
  return (
    <div className="grid gap-2 ps-6 max-sm:ps-0">
      {/* Where there is room, the row says it. */}
      <p className={cn("text-sm text-ink-2", verdict === "wrong_output" && "sm:hidden")}>
        {sentence(why ?? text.verdicts[verdict])}
      </p>
      {input && (
        <Block label={text.caseInput}>
          <Plain>{input}</Plain>
        </Block>
      )}
      {rows ? (
        <>
          <div className="grid gap-2 sm:grid-cols-2">
            <Lines label={text.caseExpected} rows={rows} which="expected" />
            <Lines label={text.casePrinted} rows={rows} which="printed" />
          </div>
          {isSame(rows) && <p className="text-xs text-ink-2">{text.differsLater}</p>}
        </>
      ) : (
        printed !== null && (
          <Block label={text.casePrinted}>
            <Plain>{printed}</Plain>
          </Block>
        )
      )}
    </div>
  );
}

function Block({ label, children }: { label: string; children: ReactNode }) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-2xs font-medium text-ink-3">{label}</figcaption>
      {children}
    </figure>
  );
}

const SURFACE =
  "max-h-64 overflow-auto rounded-control bg-sunken py-1.5 font-mono text-xs leading-5 ring-1 ring-line ring-inset";

function Plain({ children }: { children: string }) {
  if (children.trim() === "") return <Nothing />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <pre tabIndex={0} className={cn(SURFACE, "px-2.5 whitespace-pre")}>
      {children}
    </pre>
  );
}

function Nothing() {
  return <p className={cn(SURFACE, "px-2.5 font-sans text-ink-2")}>{text.empty}</p>;
}

type LinesProps = { label: string; rows: readonly DiffRow[]; which: "expected" | "printed" };

const LOOK = {
  expected: { tag: "del", tone: "bg-moss-wash text-ink" },
  printed: { tag: "ins", tone: "bg-rust-wash text-ink" },
} as const;

/** One of two texts: lines that the other has not are marked. */
function Lines({ label, rows, which }: LinesProps) {
  const { tag: Tag, tone } = LOOK[which];
  const isEmpty = rows.every((row) => !row[which]?.text);
  return (
    <Block label={label}>
      {isEmpty ? (
        <Nothing />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
        <pre tabIndex={0} className={SURFACE}>
          <span className="block w-max min-w-full">
            {rows.map((row, at) => {
              const side = row[which];
              const key = `${at}`;
              // A gap keeps lines beside each other; where they are not, there is none.
              if (!side)
                return (
                  <span key={key} aria-hidden className="block h-5 bg-line/30 max-sm:hidden" />
                );
              const Line = side.differs ? Tag : "span";
              return (
                <Line key={key} className={cn("flex min-h-5 no-underline", side.differs && tone)}>
                  <span aria-hidden className="w-6 shrink-0 text-center select-none">
                    {side.differs ? "≠" : ""}
                  </span>
                  <span className="pe-2.5 whitespace-pre">{side.text}</span>
                </Line>
              );
            })}
          </span>
        </pre>
      )}
    </Block>
  );
}
