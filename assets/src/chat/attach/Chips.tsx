import { File as FileIcon, Pause, Play, RotateCw, X } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "../../lib/cn";
import { formatBytes } from "../../lib/format";
import { useStore } from "../../lib/use-store";
import { IconButton } from "../../ui/IconButton";
import { text } from "./messages";
import type { Item, Uploads } from "./uploader";

/** The files of the message that is being written. */
export function Chips({ uploads }: { uploads: Uploads }) {
  const items = useStore(uploads.items);
  if (items.length === 0) return null;
  return (
    <ul
      aria-label={text.toSend}
      className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto p-2 pb-0"
    >
      {items.map((item) => (
        <Chip key={item.key} item={item} uploads={uploads} />
      ))}
    </ul>
  );
}

function Chip({ item, uploads }: { item: Item; uploads: Uploads }) {
  const { key, name, size, sent, state, problem } = item;
  const percent = size === 0 ? 100 : Math.floor((sent / size) * 100);
  const preview = usePreview(item.file);
  const isMoving = state === "sending" || state === "waiting" || state === "again";
  return (
    <li
      data-upload={state}
      className="relative flex w-full max-w-[260px] items-center gap-2 overflow-hidden rounded-control bg-raised py-1 ps-1 ring-1 ring-line"
    >
      {preview ? (
        <img src={preview} alt="" className="size-9 shrink-0 rounded-[5px] object-cover" />
      ) : (
        <span className="grid size-9 shrink-0 place-items-center text-ink-2">
          <FileIcon aria-hidden className="size-4" />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-xs font-medium" title={name}>
          {name}
        </bdi>
        <span
          {...(state === "failed" ? { role: "alert" } : {})}
          className={cn("block text-2xs", state === "failed" ? "text-rust" : "tnum text-ink-3")}
        >
          {problem ?? `${stateOf(state, percent)} · ${formatBytes(size)}`}
        </span>
      </span>
      {isMoving && (
        <IconButton label={text.pause(name)} side="top" onClick={() => uploads.pause(key)}>
          <Pause />
        </IconButton>
      )}
      {state === "paused" && (
        <IconButton label={text.resume(name)} side="top" onClick={() => uploads.resume(key)}>
          <Play />
        </IconButton>
      )}
      {state === "failed" && (
        <IconButton label={text.retry(name)} side="top" onClick={() => uploads.resume(key)}>
          <RotateCw />
        </IconButton>
      )}
      <IconButton label={text.remove(name)} side="top" onClick={() => uploads.remove(key)}>
        <X />
      </IconButton>
      {state !== "ready" && state !== "failed" && (
        <progress
          aria-label={text.sending(name, percent)}
          value={percent}
          max={100}
          className="absolute bottom-0 left-0 h-0.5 w-full appearance-none bg-transparent [&::-moz-progress-bar]:bg-ember [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-ember"
        />
      )}
    </li>
  );
}

function stateOf(state: Item["state"], percent: number): string {
  if (state === "paused") return text.paused;
  if (state === "waiting") return text.waiting;
  if (state === "again") return text.again;
  return state === "ready" ? text.ready : `${percent} %`;
}

/** Types that every browser shows without executing anything. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
/** Larger ones would make typing slow. */
const MOST_BYTES = 20_000_000;

/** An address of a picture that is on this device. */
function usePreview(file: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!SHOWN.test(file.type) || file.size > MOST_BYTES) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
