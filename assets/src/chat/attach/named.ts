const two = (number: number) => `${number}`.padStart(2, "0");

/** A name with the time in it, for what has none of its own. */
export function stamped(what: string, ending: string): string {
  const now = new Date();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join("-");
  return `${what}-${day}-${time}.${ending}`;
}

/**
 * A file with its name. What is pasted is called "image.png" by every browser: it gets the time,
 * so that the second is told from the first.
 */
export function named(file: File): { name: string; file: Blob } {
  const isPasted = file.name === "image.png" || file.name === "";
  return { name: isPasted ? stamped("picture", "png") : file.name, file };
}

/** The files of a paste or a drop; folders are left out. */
export function filesOf(data: DataTransfer | null): { name: string; file: Blob }[] {
  return [...(data?.items ?? [])].flatMap((item) => {
    const file = item.kind === "file" ? item.getAsFile() : null;
    const isFolder = item.webkitGetAsEntry?.()?.isDirectory === true;
    return file && !isFolder ? [named(file)] : [];
  });
}
