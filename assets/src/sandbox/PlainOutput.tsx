import { memo, type ReactNode, useState } from "react";
import { useStore } from "../lib/use-store";
import { Button } from "../ui/Button";
import { mentionsIn } from "./mentions";
import { text } from "./messages";
import { outcome } from "./outcome";
import type { TerminalProps } from "./Terminal";

/** The output of a run as plain text, with a field to type into the program: for screen readers. */
export function PlainOutput(props: TerminalProps) {
  const { runs, run, canType, nameOf, files, onOpen } = props;
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
        <Linked text={runs.transcript(run.id).text()} files={files} onOpen={onOpen} />
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

type LinkedProps = Pick<TerminalProps, "files" | "onOpen"> & { text: string };

/** A text in which places of files lead there. */
const Linked = memo(function Linked({ text: all, files, onOpen }: LinkedProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  let from = 0;
  for (const line of all.split("\n")) {
    for (const mention of mentionsIn(line, files)) {
      const [start, end] = [from + mention.start, from + mention.end];
      // Two anchors may belong to the same path: the first has it.
      if (start < at) continue;
      parts.push(
        all.slice(at, start),
        <button
          key={start}
          type="button"
          onClick={() => onOpen(mention)}
          className="rounded-[3px] text-start underline decoration-ink-3 underline-offset-2 hover:text-ember-ink"
        >
          {all.slice(start, end)}
        </button>,
      );
      at = end;
    }
    from += line.length + 1;
  }
  return [...parts, all.slice(at)];
});
