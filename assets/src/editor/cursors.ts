/** Other people's cursors and selections in one editor. */
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { CursorUser } from "./document";
import { monaco } from "./monaco";

type Code = monaco.editor.IStandaloneCodeEditor;

/** Where someone's caret is, as it travels: positions that stay put while others type. */
export type Cursor = { anchor: unknown; head: unknown };

/** After so long without moving, a name fades. */
const FADE_MS = 4000;

type Remote = { marks: monaco.editor.IEditorDecorationsCollection; flag: Flag };

export class Cursors {
  readonly #remotes = new Map<number, Remote>();
  readonly #editor: Code;
  readonly #model: monaco.editor.ITextModel;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;

  constructor(editor: Code, model: monaco.editor.ITextModel, text: Y.Text, awareness: Awareness) {
    this.#editor = editor;
    this.#model = model;
    this.#text = text;
    this.#awareness = awareness;
    awareness.on("change", this.draw);
    this.draw();
  }

  /** Draws everyone where they are now. */
  draw = (): void => {
    if (this.#editor.getModel() !== this.#model) return;
    const seen = new Set<number>();
    for (const [id, state] of this.#awareness.getStates()) {
      if (id === this.#awareness.clientID || !isUser(state.user) || !state.cursor) continue;
      const cursor = this.#offsets(state.cursor as Cursor);
      if (!cursor) continue;
      seen.add(id);
      this.#draw(id, state.user, cursor.anchor, cursor.head);
    }
    for (const [id, remote] of this.#remotes) if (!seen.has(id)) this.#remove(id, remote);
  };

  dispose(): void {
    this.#awareness.off("change", this.draw);
    for (const [id, remote] of this.#remotes) this.#remove(id, remote);
  }

  #draw(id: number, user: CursorUser, anchor: number, head: number): void {
    const from = this.#model.getPositionAt(anchor);
    const to = this.#model.getPositionAt(head);
    const range =
      anchor <= head ? monaco.Range.fromPositions(from, to) : monaco.Range.fromPositions(to, from);
    const slot = `who-${user.slot % 9}`;
    const caret = {
      range: monaco.Range.fromPositions(to, to),
      options: {
        beforeContentClassName: `rc-caret ${slot}`,
        stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      },
    };
    const selection = { range, options: { className: `rc-sel ${slot}` } };
    const remote = this.#remotes.get(id) ?? this.#add(id, user);
    remote.marks.set(anchor === head ? [caret] : [selection, caret]);
    remote.flag.show(user, to);
  }

  #add(id: number, user: CursorUser): Remote {
    const marks = this.#editor.createDecorationsCollection();
    const remote = { marks, flag: new Flag(this.#editor, id, user) };
    this.#remotes.set(id, remote);
    return remote;
  }

  #remove(id: number, remote: Remote): void {
    remote.marks.clear();
    remote.flag.dispose();
    this.#remotes.delete(id);
  }

  #offsets({ anchor, head }: Cursor): { anchor: number; head: number } | null {
    const from = this.#offset(anchor);
    const to = this.#offset(head);
    return from === null || to === null ? null : { anchor: from, head: to };
  }

  #offset(json: unknown): number | null {
    const { doc } = this.#text;
    if (!doc || !json || typeof json !== "object") return null;
    try {
      const at = Y.createAbsolutePositionFromRelativePosition(
        Y.createRelativePositionFromJSON(json),
        doc,
      );
      return at && at.type === this.#text ? at.index : null;
    } catch {
      // Anyone may write anything into their awareness; what is no position is no cursor.
      return null;
    }
  }
}

function isUser(user: unknown): user is CursorUser {
  const { name, slot } = (user ?? {}) as Partial<CursorUser>;
  return typeof name === "string" && Number.isInteger(slot);
}

/** A name above a caret. */
class Flag implements monaco.editor.IContentWidget {
  allowEditorOverflow = false;
  readonly #editor: Code;
  readonly #id: number;
  readonly #node = document.createElement("div");
  #at: monaco.IPosition = { lineNumber: 0, column: 0 };
  #timer = 0;

  constructor(editor: Code, id: number, user: CursorUser) {
    this.#editor = editor;
    this.#id = id;
    this.#node.setAttribute("aria-hidden", "true");
    this.#name(user);
    editor.addContentWidget(this);
  }

  getId(): string {
    return `longhouse.flag.${this.#id}`;
  }

  getDomNode(): HTMLElement {
    return this.#node;
  }

  getPosition(): monaco.editor.IContentWidgetPosition {
    const { ABOVE, BELOW } = monaco.editor.ContentWidgetPositionPreference;
    return { position: this.#at, preference: [ABOVE, BELOW] };
  }

  show(user: CursorUser, at: monaco.IPosition): void {
    this.#name(user);
    if (at.lineNumber === this.#at.lineNumber && at.column === this.#at.column) return;
    this.#at = at;
    this.#editor.layoutContentWidget(this);
    this.#node.dataset.idle = "false";
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#node.dataset.idle = "true";
    }, FADE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#editor.removeContentWidget(this);
  }

  #name({ name, slot }: CursorUser): void {
    this.#node.className = `rc-flag who-${slot % 9}`;
    const [first = name] = name.split(/\s+/u);
    if (this.#node.textContent !== first) this.#node.textContent = first;
  }
}
