import { useQuery } from "@tanstack/react-query";
import { formatAgo, formatUntil } from "../lib/format";
import { useNow } from "../lib/use-now";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { SkeletonRows } from "../ui/Skeleton";
import { api } from "../wire/api";
import { text } from "./messages";
import { FileIcon } from "./TreeRow";
import type { Tree } from "./tree";

type Deleted = {
  id: string;
  path: string;
  kind: "file" | "folder";
  deleted_at: number;
  deleted_by_name: string;
  expires_at: number;
};

type Props = { code: string; tree: Tree; canWrite: boolean; onClose(): void };

/** What was deleted, and the way back. */
export function TrashDialog({ code, tree, canWrite, onClose }: Props) {
  const now = useNow();
  const list = useQuery({
    queryKey: ["trash", code],
    queryFn: () => api.get<{ entries: Deleted[] }>(`/api/rooms/${code}/trash`),
    staleTime: 0,
  });
  const entries = list.data?.entries ?? [];
  const restore = (id: string) => {
    tree.restore(id);
    if (entries.length === 1) onClose();
    else void list.refetch();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.trash}
      description={text.trashText}
    >
      {list.isPending ? (
        <SkeletonRows />
      ) : list.isError ? (
        <EmptyState
          failed
          text={text.trashFailed}
          action={<Button onClick={() => void list.refetch()}>{ui.retry}</Button>}
        />
      ) : entries.length === 0 ? (
        <EmptyState text={text.trashEmpty} />
      ) : (
        <ul className="grid gap-0.5">
          {entries.map(({ id, path, deleted_at, deleted_by_name, expires_at }) => (
            <li key={id} className="flex items-center gap-2.5 rounded-control px-1 py-1.5">
              <FileIcon name={path} className="text-ink-3" />
              <span className="min-w-0 flex-1">
                <bdi className="block truncate text-sm">{path}</bdi>
                <span className="block truncate text-xs text-ink-3">
                  {text.deletedBy(deleted_by_name, formatAgo(deleted_at, now))},{" "}
                  {text.goneFor(formatUntil(expires_at, now))}
                </span>
              </span>
              {canWrite && (
                <Button size="sm" aria-label={text.restoreNamed(path)} onClick={() => restore(id)}>
                  {text.restore}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
