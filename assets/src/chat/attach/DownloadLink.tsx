import { Download } from "lucide-react";
import { cn } from "../../lib/cn";
import type { Attachment } from "../../wire/frames";
import { contentPath } from "./carrier";
import { followFresh } from "./fresh";
import { text } from "./messages";

type Props = { file: Attachment; room: string; className?: string };

/** Fetches a file onto this device. */
export function DownloadLink({ file, room, className }: Props) {
  return (
    <a
      href={contentPath(room, file.id)}
      download={file.name}
      onClick={followFresh}
      aria-label={text.downloadNamed(file.name)}
      title={text.download}
      className={cn(
        "grid size-8 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-raised hover:text-ink touch:size-11",
        className,
      )}
    >
      <Download aria-hidden className="size-4" />
    </a>
  );
}
