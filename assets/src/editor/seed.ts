/**
 * The first letters of a file, as both sides write them: who makes a file offline sees at once what is
 * in it, and when the server makes it too, the letters are the same ones and do not double.
 */
import * as Y from "yjs";

/** The update by which the first author of `file` puts `text` into it. */
export function seed(file: string, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = author(file);
  doc.getText("content").insert(0, text.replace(/^\ufeff/u, "").replace(/\r\n?/gu, "\n"));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The first author is told by the file's id. */
function author(file: string): number {
  return Number.parseInt(file.slice(-8), 16) || 1;
}
