import { CircleX, TriangleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { keyOf } from "../editor/problem";
import { cn } from "../lib/cn";
import { Popover } from "../ui/Popover";
import { useRoom } from "./context";
import { text } from "./messages";
import { useGoTo } from "./use-go-to";
import { useProblems } from "./use-problems";

const SIGNS = {
  error: { icon: CircleX, tone: "text-rust" },
  warning: { icon: TriangleAlert, tone: "text-straw" },
} as const;

const signOf = (severity: string) => (severity === "error" ? SIGNS.error : SIGNS.warning);

/** How much is wrong in the files of this room, and where; nothing while nothing is. */
export function Problems({ className }: { className?: string }) {
  const [open, setOpen] = useState(false);
  const { view } = useRoom();
  const goTo = useGoTo();
  const hasGone = useRef(false);
  const problems = useProblems();
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={text.problems}
      side="top"
      align="start"
      className="max-h-[50dvh] w-[min(30rem,calc(100vw-1rem))] overflow-y-auto p-1"
      onClosed={(event) => {
        // Whoever goes to a problem is in the code then.
        if (hasGone.current) {
          event.preventDefault();
          view.host.get()?.focus();
        }
        hasGone.current = false;
      }}
      content={
        <ul>
          {problems.map((problem) => {
            const { file, path, line, column, severity, message } = problem;
            const { icon: Sign, tone } = signOf(severity);
            return (
              <li key={keyOf(problem)}>
                <button
                  type="button"
                  onClick={() => {
                    hasGone.current = true;
                    setOpen(false);
                    goTo({ file, line, column });
                  }}
                  className="flex w-full gap-2 rounded-control px-2 py-1.5 text-start hover:bg-raised focus-visible:bg-raised touch:min-h-11"
                >
                  <Sign
                    role="img"
                    aria-label={text.severity[severity]}
                    className={cn("mt-0.5 size-4 shrink-0", tone)}
                  />
                  <span className="min-w-0">
                    <span className="block [overflow-wrap:anywhere]">{message}</span>
                    <bdi className="tnum block truncate font-mono text-2xs text-ink-3">
                      {path}:{line}:{column}
                    </bdi>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      }
    >
      <button
        type="button"
        className={cn("tnum flex items-center gap-1.5 rounded-[5px] hover:text-ink", className)}
      >
        <span className="sr-only">{text.problemCount(errors, warnings)}</span>
        {errors > 0 && <Count {...SIGNS.error} count={errors} />}
        {warnings > 0 && <Count {...SIGNS.warning} count={warnings} />}
      </button>
    </Popover>
  );
}

function Count({
  icon: Sign,
  tone,
  count,
}: (typeof SIGNS)["error" | "warning"] & { count: number }) {
  return (
    <span aria-hidden className="flex items-center gap-1">
      <Sign className={cn("size-3.5", tone)} />
      {count}
    </span>
  );
}
