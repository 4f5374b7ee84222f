import { Check, X } from "lucide-react";
import { useState } from "react";
import { formatBytes } from "../lib/format";
import { useNow } from "../lib/use-now";
import { useStore } from "../lib/use-store";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import type { RunOffer } from "../wire/frames";
import { text } from "./messages";
import type { Runs, ShownRun } from "./runs";

type Props = { runs: Runs; run: ShownRun; canKeep: boolean };

/** The files that a program wrote, to be put into the tree. */
export function OfferBar({ runs, run, canKeep }: Props) {
  const offer = useStore(runs.offers).get(run.id);
  const kept = useStore(runs.kept);
  const now = useNow();
  const [busy, setBusy] = useState(false);
  if (!offer || offer.until <= now) return null;
  const left = offer.files
    .filter(({ kind, path }) => kind === "text" && !kept.has(`${run.id}/${path}`))
    .map(({ path }) => path);
  const keep = async (paths: string[]) => {
    setBusy(true);
    await runs.keep(run.id, paths);
    setBusy(false);
  };
  return (
    <section
      aria-label={text.wrote(run.path)}
      className="flex max-h-32 shrink-0 items-start gap-2 overflow-y-auto bg-sunken px-3 py-1.5 text-xs"
    >
      <span
        title={text.offerPasses}
        className="flex h-7 shrink-0 items-center text-ink-2 touch:h-9"
      >
        <span className="max-w-32 truncate">{text.wrote(run.path)}</span>
      </span>
      <ul className="flex min-w-0 flex-1 flex-wrap gap-x-3 gap-y-1">
        {offer.files.map((file) => (
          <OfferedFile
            key={file.path}
            file={file}
            keptAs={kept.get(`${run.id}/${file.path}`) ?? null}
            canKeep={canKeep && !busy}
            onKeep={() => void keep([file.path])}
          />
        ))}
        {offer.more > 0 && (
          <li className="flex h-7 items-center text-ink-2">{text.moreFiles(offer.more)}</li>
        )}
      </ul>
      {canKeep && left.length > 1 && (
        <Button size="sm" busy={busy} onClick={() => void keep(left)}>
          {text.keepAll}
        </Button>
      )}
      <IconButton label={text.dismissOffer} className="size-7" onClick={() => runs.dismiss(run.id)}>
        <X />
      </IconButton>
    </section>
  );
}

type FileProps = {
  file: RunOffer["files"][number];
  keptAs: string | null;
  canKeep: boolean;
  onKeep(): void;
};

function OfferedFile({ file, keptAs, canKeep, onKeep }: FileProps) {
  const { path, bytes, kind } = file;
  return (
    <li className="flex h-7 min-w-0 items-center gap-1.5 touch:h-9">
      <bdi className="truncate font-mono">{path}</bdi>
      <span className="tnum shrink-0 text-ink-2">{formatBytes(bytes)}</span>
      {kind === "text" && keptAs === null && canKeep && (
        <Button size="sm" tone="outline" aria-label={text.keepFile(path)} onClick={onKeep}>
          {text.keep}
        </Button>
      )}
      {keptAs !== null && (
        <span role="status" className="flex items-center gap-1 text-moss">
          <Check aria-hidden className="size-3.5" />
          {keptAs === path ? text.kept : text.keptAs(keptAs)}
        </span>
      )}
      {kind !== "text" && <span className="truncate text-ink-2">{text[kind]}</span>}
    </li>
  );
}
