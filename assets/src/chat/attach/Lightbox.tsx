import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { KeyboardEvent } from "react";
import type { Attachment } from "../../wire/frames";
import { contentPath } from "./carrier";
import { DownloadLink } from "./DownloadLink";
import { useFresh } from "./fresh";
import { text } from "./messages";

type Props = {
  pictures: readonly Attachment[];
  room: string;
  at: number;
  onMove(at: number): void;
  onClose(): void;
};

const control =
  "grid size-10 shrink-0 place-items-center rounded-full bg-panel/80 text-ink hover:bg-raised touch:size-12 [&_svg]:size-5";

/** Pictures over everything else: arrows go through them, Escape closes. */
export function Lightbox({ pictures, room, at, onMove, onClose }: Props) {
  const fresh = useFresh();
  const picture = pictures[at];
  if (!picture) return null;
  const move = (by: number) => onMove((at + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = Number(event.key === "ArrowRight") - Number(event.key === "ArrowLeft");
    if (by === 0 || pictures.length < 2) return;
    event.preventDefault();
    move(by);
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/85" />
        <Radix.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onClick={(event) => event.target === event.currentTarget && onClose()}
          className="fixed inset-0 z-50 flex flex-col gap-2 p-3 pb-[max(12px,env(safe-area-inset-bottom))] outline-none"
        >
          <header className="flex items-center gap-2">
            <Radix.Title className="min-w-0 flex-1 truncate text-sm font-medium text-white">
              <bdi>{text.picture(picture.name, at + 1, pictures.length)}</bdi>
            </Radix.Title>
            <DownloadLink file={picture} room={room} className={control} />
            <Radix.Close aria-label={text.close} className={control}>
              <X />
            </Radix.Close>
          </header>
          <div className="relative flex min-h-0 flex-1 items-center justify-center">
            {fresh && (
              <img
                key={picture.id}
                src={contentPath(room, picture.id)}
                alt={picture.name}
                {...(picture.width && picture.height
                  ? { width: picture.width, height: picture.height }
                  : {})}
                className="max-h-full w-auto max-w-full object-contain"
              />
            )}
            {pictures.length > 1 && (
              <div className="absolute inset-x-0 flex justify-between">
                <button
                  type="button"
                  aria-label={text.previous}
                  className={control}
                  onClick={() => move(-1)}
                >
                  <ChevronLeft />
                </button>
                <button
                  type="button"
                  aria-label={text.next}
                  className={control}
                  onClick={() => move(1)}
                >
                  <ChevronRight />
                </button>
              </div>
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
