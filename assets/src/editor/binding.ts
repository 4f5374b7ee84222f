/**
 * A `Y.Text` and a Monaco model as one text.
 *
 * A remote transaction is one batch of edits, undo takes back only what was typed here, and lines end
 * with LF on both sides, since any other ending would shift offsets.
 */
import * as Y from "yjs";
import { Cursors } from "./cursors";
import type { CursorUser, Document } from "./document";
import { monaco } from "./monaco";

type Code = monaco.editor.IStandaloneCodeEditor;
type Delta = Y.YTextEvent["delta"];

/** Typing without a pause as long as this is undone at once. */
const UNDO_MS = 400;

/** Whose hands are on this keyboard. */
type Us = {
  user: CursorUser;
  /** Told when something was typed here. */
  typed(): void;
};

export class Binding {
  readonly #document: Document;
  readonly #text: Y.Text;
  readonly #model: monaco.editor.ITextModel;
  readonly #editor: Code;
  readonly #us: Us;
  readonly #undo: Y.UndoManager;
  readonly #disposers: (() => void)[] = [];
  #hide: (() => void) | null = null;
  #cursors: Cursors | null = null;
  #applying = false;
  #erasing = false;

  constructor(document: Document, model: monaco.editor.ITextModel, editor: Code, us: Us) {
    this.#document = document;
    this.#text = document.text;
    this.#model = model;
    this.#editor = editor;
    this.#us = us;
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    this.#normalise();
    this.#text.observe(this.#remote);
    const change = model.onDidChangeContent((event) => this.#typed(event));
    this.#undo = new Y.UndoManager(this.#text, {
      trackedOrigins: new Set([this]),
      captureTimeout: UNDO_MS,
    });
    this.#takeOverUndo();
    this.#disposers.push(
      () => this.#text.unobserve(this.#remote),
      () => change.dispose(),
    );
  }

  /** The editor shows this text now: others see our caret, and we see theirs. */
  show(): void {
    this.hide();
    const cursors = new Cursors(this.#editor, this.#model, this.#text, this.#document.awareness);
    const moved = this.#editor.onDidChangeCursorSelection(({ reason, source }) => {
      this.tell();
      const jumped = reason === monaco.editor.CursorChangeReason.Explicit;
      // A step of undo ends where the caret was moved by hand.
      if (jumped && source !== "remote") this.#undo.stopCapturing();
    });
    const scrolled = this.#editor.onDidScrollChange(() => this.tell());
    this.#cursors = cursors;
    this.#hide = () => {
      this.#cursors = null;
      cursors.dispose();
      moved.dispose();
      scrolled.dispose();
      this.#document.awareness.setLocalState(null);
    };
    this.tell();
  }

  /** The editor shows something else. */
  hide(): void {
    this.#hide?.();
    this.#hide = null;
  }

  dispose(): void {
    this.hide();
    for (const dispose of this.#disposers.reverse()) dispose();
    this.#undo.destroy();
  }

  /** Says where our caret is, and from which line on we look. */
  tell(): void {
    const selection = this.#editor.getSelection();
    if (!selection || this.#editor.getModel() !== this.#model) return;
    const at = (position: monaco.IPosition) => {
      const offset = this.#model.getOffsetAt(position);
      return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, offset));
    };
    const anchor = at(selection.getSelectionStart());
    const head = at(selection.getPosition());
    const top = this.#editor.getVisibleRanges()[0]?.startLineNumber ?? 1;
    this.#document.awareness.setLocalState({ user: this.#us.user, cursor: { anchor, head }, top });
  }

  #typed(event: monaco.editor.IModelContentChangedEvent): void {
    if (this.#applying) return;
    // From the end, so that offsets before a change still hold.
    const changes = [...event.changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
    const erasing = changes.every(({ text }) => text === "");
    // What was deleted and what was typed in its place come back one after the other.
    if (erasing !== this.#erasing) this.#undo.stopCapturing();
    this.#erasing = erasing;
    this.#document.doc.transact(() => {
      for (const { rangeOffset, rangeLength, text } of changes) {
        if (rangeLength > 0) this.#text.delete(rangeOffset, rangeLength);
        if (text) this.#text.insert(rangeOffset, text.replace(/\r\n?/g, "\n"));
      }
    }, this);
    this.#us.typed();
  }

  #remote = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    if (event.delta.some(({ insert }) => typeof insert === "string" && insert.includes("\r"))) {
      // Not inside the transaction that brought it.
      queueMicrotask(() => this.#normalise());
    }
    const editor = this.#editor;
    const model = this.#model;
    // A caret that sits where someone else inserts must not be pushed along.
    const carets = (editor.getModel() === model ? editor.getSelections() : null) ?? [];
    const kept = carets.map((selection) => ({
      from: shifted(model.getOffsetAt(selection.getSelectionStart()), event.delta),
      to: shifted(model.getOffsetAt(selection.getPosition()), event.delta),
    }));
    this.#quietly(() => model.applyEdits(this.#edits(event.delta)));
    if (kept.length > 0)
      editor.setSelections(
        kept.map(({ from, to }) => this.#selection(from, to)),
        "remote",
      );
    this.#cursors?.draw();
  };

  /** The delta as edits of the model as it is before them. */
  #edits(delta: Delta): monaco.editor.IIdentifiedSingleEditOperation[] {
    const edits: monaco.editor.IIdentifiedSingleEditOperation[] = [];
    let at = 0;
    for (const { retain, insert, delete: gone = 0 } of delta) {
      if (retain) at += retain;
      else {
        const from = this.#model.getPositionAt(at);
        const to = this.#model.getPositionAt(at + gone);
        const text = typeof insert === "string" ? insert.replace(/\r\n?/g, "\n") : "";
        edits.push({ range: monaco.Range.fromPositions(from, to), text });
        at += gone;
      }
    }
    return merged(edits);
  }

  #selection(from: number, to: number): monaco.Selection {
    return monaco.Selection.fromPositions(
      this.#model.getPositionAt(from),
      this.#model.getPositionAt(to),
    );
  }

  /** Takes carriage returns out, which other editors may have written, and makes both sides equal. */
  #normalise(): void {
    const text = this.#text.toString();
    if (text.includes("\r") && !this.#editor.getOption(monaco.editor.EditorOption.readOnly)) {
      this.#document.doc.transact(() => {
        for (let at = text.length - 1; at >= 0; at--)
          if (text[at] === "\r") this.#text.delete(at, 1);
      }, this);
    }
    const wanted = this.#text.toString();
    this.#quietly(() => {
      if (this.#model.getValue() !== wanted) this.#model.setValue(wanted);
    });
  }

  /** Monaco's own undo would take back what others typed: menu, palette and keys use ours. */
  #takeOverUndo(): void {
    type Undo = Record<"undo" | "redo" | "canUndo" | "canRedo", () => unknown>;
    const model = this.#model as unknown as Partial<Undo>;
    model.undo = () => void this.#undo.undo();
    model.redo = () => void this.#undo.redo();
    model.canUndo = () => this.#undo.canUndo();
    model.canRedo = () => this.#undo.canRedo();
    this.#disposers.push(() => {
      delete model.undo;
      delete model.redo;
      delete model.canUndo;
      delete model.canRedo;
    });
  }

  #quietly(run: () => void): void {
    this.#applying = true;
    try {
      run();
    } finally {
      this.#applying = false;
    }
  }
}

/** An insert and a removal at one place are one edit: as two they would overlap. */
function merged(
  edits: monaco.editor.IIdentifiedSingleEditOperation[],
): monaco.editor.IIdentifiedSingleEditOperation[] {
  const out: monaco.editor.IIdentifiedSingleEditOperation[] = [];
  for (const edit of edits) {
    const last = out.at(-1);
    const touches =
      last &&
      last.range.endLineNumber === edit.range.startLineNumber &&
      last.range.endColumn === edit.range.startColumn;
    if (!last || !touches) out.push(edit);
    else {
      const range = monaco.Range.plusRange(last.range, edit.range);
      out[out.length - 1] = { range, text: `${last.text ?? ""}${edit.text ?? ""}` };
    }
  }
  return out;
}

/** Where `offset` is after `delta`; an insert exactly at it goes behind it. */
export function shifted(offset: number, delta: Delta): number {
  let at = 0;
  let out = offset;
  for (const { retain, insert, delete: gone } of delta) {
    if (retain) at += retain;
    else if (typeof insert === "string") {
      if (at < out) out += insert.length;
      at += insert.length;
    } else if (gone && at < out) out -= Math.min(gone, out - at);
  }
  return out;
}
