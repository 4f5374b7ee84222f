import { formatList } from "../lib/format";
import { plural } from "../messages/plural";
import { MAX_DEPTH, type NameFault } from "./names";

/** Texts of the file tree. */
export const text = {
  files: "Files",
  theTree: "The file list",
  tree: "Files of this room",
  newFile: "New file",
  newFolder: "New folder",
  more: "More for files",
  uploadFiles: "Add files from this device",
  uploadZip: "Unpack a zip here",
  downloadZip: "Download all as zip",
  trash: "Deleted files",
  open: "Open",
  rename: "Rename",
  cut: "Cut",
  paste: "Paste here",
  delete: "Delete",
  copyPath: "Copy path",
  name: "Name",
  nameOfFile: "Name of the new file",
  nameOfFolder: "Name of the new folder",
  deleted: (name: string) => `${name} is deleted`,
  undo: "Undo",
  isHere: (names: readonly string[]) =>
    `${formatList(names)} ${names.length === 1 ? "is" : "are"} here`,
  dropHere: "Drop to add it to this room",
  cannotMove: "A folder cannot be moved into itself.",
  refused: (why: string) => `That change was not taken: ${why}`,
  faults: {
    empty: "A name is needed.",
    too_long: "That name is too long. 255 bytes are the most.",
    dots: "A name cannot be only dots.",
    separator: "A name cannot have \\ in it.",
    control: "A name cannot have invisible control characters in it.",
    ending: "A name cannot end with a dot or a space.",
    reserved:
      "Windows keeps that name for itself. Choose another, so that everyone can unpack this room.",
    too_deep: `Folders can lie in each other ${MAX_DEPTH} deep at most.`,
    taken: "There is something with that name already.",
  } satisfies Record<NameFault | "taken", string>,

  // Empty
  empty: "Nothing on the table yet.",
  emptyViewer: "Nothing on the table yet. Files show here when someone adds them.",
  dropFolder: "Drop a folder",
  startFrom: (language: string) => `Start from ${language}`,

  // Adding
  added: (count: number) => plural(count, { one: "# file added", other: "# files added" }),
  skipped: (names: readonly string[], count: number) =>
    `Left out, because ${count === 1 ? "it is" : "they are"} not text: ${formatList(names)}`,
  tooLarge: (names: readonly string[]) =>
    `Left out, because larger than 4 MB: ${formatList(names)}`,
  badNames: (names: readonly string[]) => `Left out, because of the name: ${formatList(names)}`,
  andMore: (count: number) => plural(count, { one: "# more", other: "# more" }),
  unpacking: "Unpacking",
  unpacked: (created: number, updated: number, skipped: number) =>
    `${created} added, ${updated} updated${skipped > 0 ? `, ${skipped} left out` : ""}`,

  // Trash
  trashText: "Deleted files stay here for 30 days.",
  trashEmpty: "Nothing was deleted in the last 30 days.",
  trashFailed: "The deleted files could not be loaded.",
  restore: "Restore",
  restoreNamed: (path: string) => `Restore ${path}`,
  deletedBy: (name: string, ago: string) => `${name}, ${ago}`,
  goneFor: (until: string) => `gone for good ${until}`,
} as const;
