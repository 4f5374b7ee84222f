import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { formatBytes } from "../../lib/format";
import { api } from "../../wire/api";
import type { Attachment } from "../../wire/frames";
import { CodeBlock } from "../Code";
import { contentPath } from "./carrier";
import { DownloadLink } from "./DownloadLink";
import { followFresh } from "./fresh";
import { endingOf } from "./kinds";
import { text } from "./messages";

/** So much of a text is fetched to show how it begins. */
const BYTES = 4096;
const LINES = 8;
const COLUMNS = 400;

/** How a text begins, and where the rest is. */
export function TextPreview({ file, room }: { file: Attachment; room: string }) {
  const begin = useBegin(contentPath(room, file.id), file.size);
  return (
    <div className="max-w-[400px] rounded-control bg-sunken p-2 ring-1 ring-line">
      {/* Its place is kept while it comes. */}
      <div className="min-h-9">
        {begin !== null && begin.shown !== "" && (
          <CodeBlock code={begin.shown} language={endingOf(file.name)} />
        )}
      </div>
      <p className="mt-1 flex items-center gap-2 px-0.5 text-xs text-ink-3">
        <bdi className="min-w-0 truncate text-ink-2" title={file.name}>
          {file.name}
        </bdi>
        <span className="tnum shrink-0">{formatBytes(file.size)}</span>
        {begin?.more && <span className="sr-only">{text.more}</span>}
        <a
          href={contentPath(room, file.id)}
          target="_blank"
          onClick={followFresh}
          rel="noopener noreferrer"
          aria-label={text.openNamed(file.name)}
          title={text.open}
          className="ms-auto grid size-8 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-raised hover:text-ink touch:size-11"
        >
          <ExternalLink aria-hidden className="size-4" />
        </a>
        <DownloadLink file={file} room={room} />
      </p>
    </div>
  );
}

/** The first lines, cut where a line would be too long to show; null until they are there. */
export function beginOf(whole: string): { shown: string; more: boolean } {
  const lines = whole.split("\n");
  const first = lines.slice(0, LINES).map((line) => line.slice(0, COLUMNS));
  const shown = first.join("\n").trimEnd();
  return { shown, more: shown.length < whole.trimEnd().length };
}

function useBegin(path: string, size: number) {
  const [begin, setBegin] = useState<ReturnType<typeof beginOf> | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const headers: Record<string, string> = size > BYTES ? { range: `bytes=0-${BYTES - 1}` } : {};
    api
      .send("GET", path, { headers, signal: gone.signal })
      .then(async (response) => {
        // A character that the end cuts in two is left out.
        const bytes = await response.arrayBuffer();
        setBegin(beginOf(new TextDecoder().decode(bytes, { stream: true })));
      })
      // Without it there is still the name, and the link.
      .catch(() => undefined);
    return () => gone.abort();
  }, [path, size]);
  return begin;
}
