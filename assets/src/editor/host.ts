/**
 * The one code editor of a room, without React: shows one open file at a time, and keeps the others
 * with their undo history and place until they are closed.
 */
import { Store } from "../lib/store";
import type { EditorSettings } from "../wire/http";
import { Binding } from "./binding";
import type { CursorUser, Document } from "./document";
import type { DocPool } from "./documents";
import { Markers, placeIn, uriOf } from "./markers";
import { editorOptions, monaco } from "./monaco";
import type { Problem } from "./problem";

/** Where the caret is, and how the file is indented. */
export type Caret = {
  line: number;
  column: number;
  selected: number;
  tabSize: number;
  spaces: boolean;
};

type OpenFile = {
  document: Document;
  model: monaco.editor.ITextModel;
  binding: Binding;
  view: monaco.editor.ICodeEditorViewState | null;
};

type Options = {
  docs: DocPool;
  user: CursorUser;
  settings: EditorSettings;
  /** We typed something. */
  typed(): void;
  /** We went somewhere by hand. */
  moved(): void;
};

export class CodeHost {
  readonly caret = new Store<Caret | null>(null);
  readonly editor: monaco.editor.IStandaloneCodeEditor;
  /** What the editor itself finds wrong in files that are open. */
  readonly problems: Store<readonly Problem[]>;
  readonly #markers: Markers;
  readonly #options: Options;
  readonly #files = new Map<string, OpenFile>();
  readonly #held = new Map<string, { document: Document; off: () => void }>();
  readonly #languages = new Map<string, string>();
  #shown: string | null = null;
  #following: string | null = null;
  #stopFollowing: (() => void) | null = null;
  #label = "";
  #wantsFocus = false;
  #goal: { line: number; column: number } | null = null;

  constructor(element: HTMLElement, options: Options) {
    this.#options = options;
    this.editor = monaco.editor.create(element, { ...editorOptions, model: null });
    this.setSettings(options.settings);
    this.editor.onDidChangeCursorSelection(({ source }) => {
      this.#tellCaret();
      if (source === "mouse" || source === "keyboard") options.moved();
    });
    this.editor.onDidChangeModelOptions(() => this.#tellCaret());
    this.#markers = new Markers();
    this.problems = this.#markers.problems;
  }

  setSettings({ font_size, tab_size, word_wrap, minimap }: EditorSettings): void {
    this.editor.updateOptions({
      fontSize: font_size ?? 13,
      tabSize: tab_size ?? 4,
      wordWrap: word_wrap ? "on" : "off",
      minimap: { enabled: minimap ?? false },
    });
  }

  setReadOnly(readOnly: boolean, why: string): void {
    this.editor.updateOptions({ readOnly, readOnlyMessage: { value: why }, domReadOnly: readOnly });
  }

  /** Shows `file`, as soon as there is something of it. */
  show(file: string | null, label: string): void {
    this.#label = label;
    this.editor.updateOptions({ ariaLabel: label });
    if (file === this.#shown) return;
    this.#goal = null;
    this.#putAway();
    this.#shown = file;
    if (file !== null && !this.#held.has(file)) this.#hold(file);
    this.#present(file);
  }

  setLanguage(file: string, language: string): void {
    this.#languages.set(file, language);
    const open = this.#files.get(file);
    if (open) monaco.editor.setModelLanguage(open.model, language);
  }

  /** Marks what compilers said of the files. */
  mark(problems: readonly Problem[]): void {
    this.#markers.mark(problems);
  }

  /** Lets go of every file that is not in `files`. */
  keep(files: readonly string[]): void {
    for (const file of [...this.#held.keys()]) if (!files.includes(file)) this.#letGo(file);
  }

  /** Looks where `user` looks, while they are in the file that shows. */
  follow(user: string | null): void {
    if (user === this.#following && this.#stopFollowing) return;
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    this.#following = user;
    const document = this.#shown === null ? undefined : this.#held.get(this.#shown)?.document;
    if (user === null || !document) return;
    const look = () => this.#lookWith(document, user);
    document.awareness.on("change", look);
    this.#stopFollowing = () => document.awareness.off("change", look);
    look();
  }

  /** Brings the caret to a place in the file that shows, as soon as there is something of it. */
  goTo(line: number, column: number): void {
    this.#goal = { line, column };
    this.#wantsFocus = true;
    if (this.editor.getModel()) this.#arrive();
  }

  /** Puts the keyboard into the code, as soon as there is some. */
  focus(): void {
    this.#wantsFocus = this.editor.getModel() === null;
    this.editor.focus();
  }

  dispose(): void {
    this.#stopFollowing?.();
    this.#markers.dispose();
    for (const file of [...this.#held.keys()]) this.#letGo(file);
    this.editor.dispose();
  }

  #hold(file: string): void {
    const document = this.#options.docs.hold(file);
    const begin = () => {
      if (!document.ready.get() || this.#files.has(file)) return;
      this.#files.set(file, this.#begin(file, document));
      if (this.#shown === file) this.#present(file);
    };
    this.#held.set(file, { document, off: document.ready.subscribe(begin) });
    begin();
  }

  #begin(file: string, document: Document): OpenFile {
    const language = this.#languages.get(file) ?? "plaintext";
    const uri = uriOf(file);
    const model = monaco.editor.createModel("", language, uri);
    // The editor's option alone does not turn the coloured brackets off.
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const binding = new Binding(document, model, this.editor, this.#options);
    const { tab_size } = this.#options.settings;
    model.detectIndentation(true, tab_size ?? 4);
    this.#markers.show(model);
    return { document, model, binding, view: null };
  }

  #present(file: string | null): void {
    const open = file === null ? undefined : this.#files.get(file);
    this.editor.setModel(open?.model ?? null);
    if (!open) return;
    if (open.view) this.editor.restoreViewState(open.view);
    this.editor.updateOptions({ ariaLabel: this.#label });
    open.binding.show();
    this.#tellCaret();
    this.#arrive();
    if (this.#wantsFocus) this.focus();
    const following = this.#following;
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    if (following) this.follow(following);
  }

  #arrive(): void {
    const goal = this.#goal;
    this.#goal = null;
    const model = this.editor.getModel();
    if (!goal || !model) return;
    const place = placeIn(model, goal.line, goal.column);
    // It may have been hidden until now, and then it has no height yet.
    this.editor.layout();
    this.editor.setPosition(place);
    this.editor.revealPositionInCenterIfOutsideViewport(place);
    this.focus();
  }

  #putAway(): void {
    const open = this.#shown === null ? undefined : this.#files.get(this.#shown);
    if (!open) return;
    open.view = this.editor.saveViewState();
    open.binding.hide();
    this.caret.set(null);
  }

  #letGo(file: string): void {
    if (this.#shown === file) {
      this.#putAway();
      this.#shown = null;
      this.editor.setModel(null);
    }
    const open = this.#files.get(file);
    open?.binding.dispose();
    open?.model.dispose();
    this.#files.delete(file);
    const held = this.#held.get(file);
    this.#held.delete(file);
    held?.off();
    if (held) this.#options.docs.release(held.document);
  }

  #lookWith(document: Document, user: string): void {
    for (const state of document.awareness.getStates().values()) {
      const top = (state as { top?: unknown }).top;
      if ((state.user as CursorUser | undefined)?.id !== user || typeof top !== "number") continue;
      this.editor.setScrollTop(
        this.editor.getTopForLineNumber(top),
        monaco.editor.ScrollType.Smooth,
      );
      return;
    }
  }

  #tellCaret(): void {
    const at = this.editor.getPosition();
    const model = this.editor.getModel();
    const selection = this.editor.getSelection();
    if (!at || !model || !selection) {
      this.caret.set(null);
      return;
    }
    const { tabSize, insertSpaces } = model.getOptions();
    const selected = model.getValueLengthInRange(selection);
    this.caret.set({
      line: at.lineNumber,
      column: at.column,
      selected,
      tabSize,
      spaces: insertSpaces,
    });
  }
}
