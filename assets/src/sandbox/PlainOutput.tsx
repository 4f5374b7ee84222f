import { useState } from "react";
import { useStore } from "../lib/use-store";
import { Button } from "../ui/Button";
import { text } from "./messages";
import { outcome } from "./outcome";
import type { TerminalProps } from "./Terminal";

/** The output of a run as plain text, with a field to type into the program: for screen readers. */
export function PlainOutput({ runs, run, canType, nameOf }: TerminalProps) {
  useStore(runs.beat);
  const [line, setLine] = useState("");
  if (!run) return <p className="p-3 text-sm text-ink-2">{text.nothing}</p>;
  return (
    <div className="flex h-full flex-col">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
        tabIndex={0}
        role="log"
        aria-label={text.output(run.path)}
        className="min-h-0 flex-1 overflow-auto px-3 py-2 font-mono text-xs leading-5 whitespace-pre-wrap"
      >
        {runs.transcript(run.id).text()}
        {run.state === "done" && `\n${outcome(run, nameOf)}\n`}
      </pre>
      {canType && run.state === "running" && (
        <form
          className="flex gap-2 p-2"
          onSubmit={(event) => {
            event.preventDefault();
            runs.stdin(run.id, `${line}\n`);
            setLine("");
          }}
        >
          <input
            value={line}
            onChange={({ target }) => setLine(target.value)}
            aria-label={text.input}
            placeholder={text.input}
            autoComplete="off"
            spellCheck={false}
            className="h-8 min-w-0 flex-1 rounded-control bg-sunken px-2.5 font-mono text-xs ring-1 ring-line-strong ring-inset touch:h-11"
          />
          <Button type="submit">{text.sendLine}</Button>
          <Button tone="ghost" onClick={() => runs.eof(run.id)}>
            {text.endInput}
          </Button>
        </form>
      )}
    </div>
  );
}
