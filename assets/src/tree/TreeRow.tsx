import {
  ChevronDown,
  ChevronRight,
  File,
  FileCode2,
  FileJson,
  FileText,
  Folder,
  FolderOpen,
} from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../lib/cn";
import { text } from "./messages";
import type { Row } from "./rows";

/** Someone who is in a file. */
export type Here = { id: string; name: string; slot: number };

/** The picture for a file of that name. */
export function FileIcon({ name, className }: { name: string; className?: string }) {
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  const Icon = /^(md|txt|rst|log|csv)$/.test(ending)
    ? FileText
    : /^(json|ya?ml|toml|ini)$/.test(ending)
      ? FileJson
      : name.includes(".")
        ? FileCode2
        : File;
  return <Icon aria-hidden className={cn("size-4 shrink-0", className)} strokeWidth={1.75} />;
}

type Props = {
  row: Row;
  /** It shows in the editor. */
  current: boolean;
  /** Something is being dragged over it. */
  target: boolean;
  cut: boolean;
  here: readonly Here[];
  /** Stands in for the name, while it is being written. */
  input?: ReactNode;
};

/** What is inside one row of the tree. */
export function TreeRow({ row, current, target, cut, here, input }: Props) {
  const folder = row.kind === "folder";
  const Chevron = row.expanded ? ChevronDown : ChevronRight;
  const FolderIcon = row.expanded ? FolderOpen : Folder;
  return (
    <span
      className={cn(
        "flex h-7 cursor-default items-center gap-1.5 rounded-[6px] pe-2 text-sm touch:h-11",
        current ? "bg-raised text-ink" : "text-ink-2 hover:bg-sunken",
        target && "outline-2 -outline-offset-2 outline-ember-ink",
        cut && "opacity-60",
      )}
    >
      <span aria-hidden className="shrink-0" style={{ width: 2 + 12 * Math.min(row.depth, 10) }} />
      {folder ? (
        <Chevron aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      ) : (
        <span aria-hidden className="w-3.5 shrink-0" />
      )}
      {folder ? (
        <FolderIcon aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
      ) : (
        <FileIcon name={row.name} className={current ? "text-ember-ink" : "text-ink-3"} />
      )}
      {input ?? <bdi className="truncate">{row.name}</bdi>}
      {here.length > 0 && !input && (
        <span className="ms-auto flex items-center gap-1">
          {here.slice(0, 4).map(({ id, slot }) => (
            <span
              key={id}
              aria-hidden
              className={cn("size-2 rounded-full bg-(--p)", `who-${slot % 9}`)}
            />
          ))}
          <span className="sr-only">{text.isHere(here.map(({ name }) => name))}</span>
        </span>
      )}
    </span>
  );
}
