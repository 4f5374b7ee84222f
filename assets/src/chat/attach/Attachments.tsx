import { FileArchive, File as FileIcon, FileText, Music, Play } from "lucide-react";
import { memo, useState } from "react";
import { cn } from "../../lib/cn";
import { formatBytes } from "../../lib/format";
import type { Attachment } from "../../wire/frames";
import { contentPath, thumbnailPath } from "./carrier";
import { DownloadLink } from "./DownloadLink";
import { onceFresh, useFresh } from "./fresh";
import { fitted, shownAs } from "./kinds";
import { Lightbox } from "./Lightbox";
import { text } from "./messages";
import { TextPreview } from "./TextPreview";

type Props = {
  of: readonly Attachment[];
  /** The code of their room. */
  room: string;
};

/** One picture may be this large, several are smaller. */
const ALONE = { width: 360, height: 300 };
const TOGETHER = { width: 176, height: 132 };

/** The files that hang on a message. */
export const Attachments = memo(function Attachments({ of, room }: Props) {
  const [shown, setShown] = useState<number | null>(null);
  if (of.length === 0) return null;
  const pictures = of.filter((file) => shownAs(file) === "picture");
  const others = of.filter((file) => shownAs(file) !== "picture");
  return (
    <ul aria-label={text.files} className="mt-1 mb-0.5 flex max-w-[420px] flex-col gap-1.5">
      {pictures.length > 0 && (
        <li className="min-w-0">
          <ul className="flex flex-wrap gap-1.5">
            {pictures.map((file, at) => (
              <li key={file.id} className="min-w-0 max-w-full">
                <Picture
                  file={file}
                  room={room}
                  alone={pictures.length === 1}
                  onOpen={() => setShown(at)}
                />
              </li>
            ))}
          </ul>
        </li>
      )}
      {others.map((file) => (
        <li key={file.id}>
          <Other file={file} room={room} />
        </li>
      ))}
      {shown !== null && (
        <Lightbox
          pictures={pictures}
          room={room}
          at={shown}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </ul>
  );
});

type One = { file: Attachment; room: string };

/** A picture in the place that it will fill, so that nothing moves when it comes. */
function Picture({ file, room, alone, onOpen }: One & { alone: boolean; onOpen(): void }) {
  const fresh = useFresh();
  const [broken, setBroken] = useState(false);
  if (broken) return <Card file={file} room={room} />;
  const size = alone ? fitted(file, ALONE) : TOGETHER;
  const path = file.thumbnail ? thumbnailPath(room, file.id) : contentPath(room, file.id);
  return (
    <button
      type="button"
      aria-label={text.openNamed(file.name)}
      onClick={onOpen}
      style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
      className="block max-w-full cursor-zoom-in overflow-hidden rounded-control bg-sunken ring-1 ring-line"
    >
      {fresh && (
        <img
          src={path}
          alt={file.name}
          width={size.width}
          height={size.height}
          decoding="async"
          draggable={false}
          className="size-full object-cover"
          onError={() => setBroken(true)}
        />
      )}
    </button>
  );
}

function Other({ file, room }: One) {
  switch (shownAs(file)) {
    case "film":
      return <Film file={file} room={room} />;
    case "sound":
      return <Sound file={file} room={room} />;
    case "text":
      return <TextPreview file={file} room={room} />;
    default:
      return <Card file={file} room={room} />;
  }
}

/** A film, which is fetched when somebody wants to see it. */
function Film({ file, room }: One) {
  const [wanted, setWanted] = useState(false);
  const frame =
    "aspect-video w-full max-w-[400px] overflow-hidden rounded-control bg-sunken ring-1 ring-line";
  return (
    <div className="max-w-[400px]">
      {wanted ? (
        // biome-ignore lint/a11y/useMediaCaption: what people send each other has no captions.
        <video src={contentPath(room, file.id)} controls autoPlay playsInline className={frame} />
      ) : (
        <button
          type="button"
          aria-label={text.play(file.name)}
          onClick={() => onceFresh(() => setWanted(true))}
          className={cn(frame, "grid place-items-center text-ink-2 hover:text-ink")}
        >
          <span className="grid size-12 place-items-center rounded-full bg-raised">
            <Play aria-hidden className="size-5 translate-x-px" />
          </span>
        </button>
      )}
      <Caption file={file} room={room} />
    </div>
  );
}

/** A sound, which is fetched when somebody wants to hear it. */
function Sound({ file, room }: One) {
  const [wanted, setWanted] = useState(false);
  return (
    <div className="max-w-[400px] rounded-control bg-sunken p-2 ring-1 ring-line">
      {wanted ? (
        // biome-ignore lint/a11y/useMediaCaption: what people say to each other has no captions.
        <audio src={contentPath(room, file.id)} controls autoPlay className="h-10 w-full" />
      ) : (
        <button
          type="button"
          aria-label={text.play(file.name)}
          onClick={() => onceFresh(() => setWanted(true))}
          className="flex h-10 w-full items-center gap-2.5 rounded-control px-1 text-sm text-ink-2 hover:text-ink"
        >
          <span className="grid size-8 shrink-0 place-items-center rounded-full bg-raised">
            <Play aria-hidden className="size-4 translate-x-px" />
          </span>
          <span aria-hidden className="h-1 flex-1 rounded-full bg-line-strong" />
        </button>
      )}
      <Caption file={file} room={room} />
    </div>
  );
}

/** The name and size of a file, and where to fetch it. */
function Caption({ file, room }: One) {
  return (
    <p className="mt-1 flex items-center gap-2 px-0.5 text-xs text-ink-3">
      <bdi className="min-w-0 truncate text-ink-2" title={file.name}>
        {file.name}
      </bdi>
      <span className="tnum shrink-0">{formatBytes(file.size)}</span>
      <DownloadLink file={file} room={room} className="ms-auto" />
    </p>
  );
}

const ICONS: Record<string, typeof FileIcon> = {
  "application/pdf": FileText,
  "application/zip": FileArchive,
};

/** A file that is only fetched. */
function Card({ file, room }: One) {
  const Icon = file.media_type.startsWith("audio/") ? Music : (ICONS[file.media_type] ?? FileIcon);
  return (
    <div className="flex max-w-[360px] items-center gap-2.5 rounded-control bg-sunken p-2 ring-1 ring-line">
      <span className="grid size-9 shrink-0 place-items-center rounded-[6px] bg-raised text-ink-2">
        <Icon aria-hidden className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-sm font-medium" title={file.name}>
          {file.name}
        </bdi>
        <span className="tnum text-2xs text-ink-3">{formatBytes(file.size)}</span>
      </span>
      <DownloadLink file={file} room={room} />
    </div>
  );
}
