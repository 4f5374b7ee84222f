import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { monacoLoaded } from "../editor/loaded";
import { copyText } from "../lib/clipboard";
import { useStore } from "../lib/use-store";
import { text } from "./messages";

type Token = { text: string; className: string };

/** Longer code stays without colours: it would hold everything else up. */
const MOST = 20_000;

/** A block of code in a message, coloured as soon as the editor's colours are there. */
export function CodeBlock({ code, language }: { code: string; language: string }) {
  const lines = useColours(code, language);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className="group/code relative">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
        tabIndex={0}
        className="overflow-x-auto rounded-control bg-sunken px-3 py-2 font-mono text-xs leading-5 ring-1 ring-line ring-inset"
      >
        <code>{lines ?? code}</code>
      </pre>
      <button
        type="button"
        aria-label={copied ? text.copied : text.copyCode}
        onClick={async () => setCopied(await copyText(code))}
        className="absolute top-1 right-1 grid size-7 place-items-center rounded-[6px] bg-raised text-ink-2 opacity-0 group-hover/code:opacity-100 hover:text-ink focus-visible:opacity-100 touch:size-9 touch:opacity-100 [&_svg]:size-3.5"
      >
        {copied ? <Check /> : <Copy />}
      </button>
    </div>
  );
}

/** The code as coloured pieces, or null while there are none. */
function useColours(code: string, language: string): ReactNode {
  const [lines, setLines] = useState<Token[][] | null>(null);
  const loaded = useStore(monacoLoaded);
  useEffect(() => {
    let wanted = true;
    if (!loaded || !language || code.length > MOST) return;
    void import("../editor/colours")
      .then(({ colours }) => colours(code, language))
      .then((found) => wanted && setLines(found))
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [loaded, code, language]);
  if (!lines) return null;
  return lines.flatMap((line, at) => [
    ...line.map((token, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that does not change.
      <span key={`${at}.${index}`} className={token.className}>
        {token.text}
      </span>
    )),
    at < lines.length - 1 ? "\n" : "",
  ]);
}
