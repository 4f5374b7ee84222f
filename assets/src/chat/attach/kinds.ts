import type { Attachment } from "../../wire/frames";

/** How a file is shown. */
export type Shown = "picture" | "film" | "sound" | "text" | "card";

/** Pictures that no small one is made of load as they are up to this size. */
const DIRECT = 3_000_000;

/** How a file is shown, by what the server found it to be. */
export function shownAs({ media_type, size, thumbnail }: Attachment): Shown {
  if (thumbnail) return "picture";
  if (/^image\/(avif|bmp)$/.test(media_type)) return size <= DIRECT ? "picture" : "card";
  if (media_type.startsWith("video/")) return "film";
  if (media_type.startsWith("audio/")) return "sound";
  return media_type === "text/plain" ? "text" : "card";
}

/** A width and height within `most`, in the shape of the picture; for one of unknown size a square. */
export function fitted(
  { width, height }: Pick<Attachment, "width" | "height">,
  most: { width: number; height: number },
): { width: number; height: number } {
  if (!width || !height) return { width: most.height / 2, height: most.height / 2 };
  const scale = Math.min(1, most.width / width, most.height / height);
  // Lines of a picture that is a thousand times as long as high stay something to click at.
  return {
    width: Math.max(24, Math.round(width * scale)),
    height: Math.max(24, Math.round(height * scale)),
  };
}

/** The ending of a name, for colours: "main.py" is "py". */
export function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
