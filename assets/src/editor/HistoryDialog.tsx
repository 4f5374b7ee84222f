import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { cn } from "../lib/cn";
import { formatAgo, formatBytes, formatMoment } from "../lib/format";
import { lazyPart } from "../lib/lazy-part";
import { useNow } from "../lib/use-now";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import { text } from "./messages";

const HistoryDiff = lazyPart(() => import("./HistoryDiff").then((part) => part.HistoryDiff));

type Snapshot = { id: string | number; at: number; bytes: number; by: string[] };

type Props = {
  code: string;
  file: { id: string; name: string; language: string };
  /** The text as it is now. */
  current: string;
  canRestore: boolean;
  onClose(): void;
};

/** Earlier versions of a file: what was different, and the way back. */
export function HistoryDialog({ code, file, current, canRestore, onClose }: Props) {
  const [chosen, setChosen] = useState<Snapshot["id"] | null>(null);
  const [busy, setBusy] = useState(false);
  const base = `/api/rooms/${code}/files/${file.id}/snapshots`;
  const list = useQuery({
    queryKey: ["snapshots", file.id],
    queryFn: () => api.get<{ snapshots: Snapshot[] }>(base),
    staleTime: 0,
  });
  const snapshots = list.data?.snapshots ?? [];
  const shown = chosen ?? snapshots[0]?.id ?? null;
  const version = useQuery({
    queryKey: ["snapshot", file.id, shown],
    queryFn: async () => (await api.send("GET", `${base}/${shown}`)).text(),
    enabled: shown !== null,
  });
  const restore = async () => {
    setBusy(true);
    try {
      await api.post(`${base}/${shown}/restore`);
      toast(text.restored);
      onClose();
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={text.historyOf(file.name)}
      description={text.historyText}
    >
      {list.isPending ? (
        <SkeletonRows />
      ) : list.isError ? (
        <EmptyState
          failed
          text={text.historyFailed}
          action={<Button onClick={() => void list.refetch()}>{ui.retry}</Button>}
        />
      ) : shown === null ? (
        <EmptyState text={text.noHistory} />
      ) : (
        <>
          <div className="grid h-[52dvh] grid-rows-[auto_minmax(0,1fr)] gap-3 sm:grid-cols-[11rem_minmax(0,1fr)] sm:grid-rows-1">
            <Versions snapshots={snapshots} shown={shown} onChoose={setChosen} />
            <section
              aria-label={text.diff}
              className="min-h-0 overflow-hidden rounded-control ring-1 ring-line ring-inset"
            >
              {version.data !== undefined && (
                <Suspense>
                  <HistoryDiff
                    before={version.data}
                    after={current}
                    language={file.language}
                    label={text.diff}
                  />
                </Suspense>
              )}
            </section>
          </div>
          <DialogActions>
            {version.data === current && (
              <p className="me-auto self-center text-sm text-ink-2">{text.sameAsNow}</p>
            )}
            <Button
              tone="primary"
              busy={busy}
              disabled={!canRestore || version.data === undefined || version.data === current}
              onClick={() => void restore()}
            >
              {text.restore}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

function Versions({
  snapshots,
  shown,
  onChoose,
}: {
  snapshots: Snapshot[];
  shown: Snapshot["id"];
  onChoose(id: Snapshot["id"]): void;
}) {
  const now = useNow();
  return (
    <ul aria-label={text.versions} className="max-h-32 min-h-0 overflow-auto sm:max-h-none">
      {snapshots.map(({ id, at, bytes, by }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={id === shown}
            onClick={() => onChoose(id)}
            className={cn(
              "w-full rounded-control px-2.5 py-1.5 text-left hover:bg-sunken touch:py-2.5",
              id === shown && "bg-raised",
            )}
          >
            <time title={formatMoment(at)} className="block text-sm font-medium">
              {formatAgo(at, now)}
            </time>
            <span className="tnum block truncate text-2xs text-ink-3">
              {formatBytes(bytes)} {text.version(by)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
