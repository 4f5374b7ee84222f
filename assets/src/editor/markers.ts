/** What is wrong, underlined in the code: what compilers said, and what the editor finds itself. */
import { Store } from "../lib/store";
import { monaco } from "./monaco";
import { columnIn, type Problem, type Severity } from "./problem";

/** Whose markers are those of compilers. */
const OWNER = "run";
const AUTHORITY = "room";

const SEVERITY: Record<Severity, monaco.MarkerSeverity> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  note: monaco.MarkerSeverity.Info,
};

/** What the editor calls a file. */
export function uriOf(file: string): monaco.Uri {
  return monaco.Uri.parse(`inmemory://${AUTHORITY}/${file}`);
}

export class Markers {
  /** What the editor itself finds wrong in the files that it has. */
  readonly problems = new Store<readonly Problem[]>([]);
  #said: readonly Problem[] = [];
  readonly #listener = monaco.editor.onDidChangeMarkers(() => this.#read());

  /** Marks what compilers said, in place of what they said before. */
  mark(problems: readonly Problem[]): void {
    this.#said = problems;
    for (const model of monaco.editor.getModels()) this.show(model);
  }

  /** Marks what was said of one file. */
  show(model: monaco.editor.ITextModel): void {
    const file = fileOf(model.uri);
    if (file === null) return;
    const said = this.#said.filter((problem) => problem.file === file);
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      said.map((problem) => marker(model, problem)),
    );
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #read(): void {
    const found = monaco.editor.getModelMarkers({}).flatMap((marker): Problem[] => {
      const file = fileOf(marker.resource);
      if (file === null || marker.owner === OWNER) return [];
      if (marker.severity < monaco.MarkerSeverity.Warning) return [];
      const { startLineNumber: line, startColumn: column, message } = marker;
      const isError = marker.severity === monaco.MarkerSeverity.Error;
      return [{ file, line, column, message, severity: isError ? "error" : "warning" }];
    });
    if (found.length > 0 || this.problems.get().length > 0) this.problems.set(found);
  }
}

/** The place in a text that is meant by a line and a column that a program named. */
export function placeIn(
  model: monaco.editor.ITextModel,
  line: number,
  column: number,
): monaco.Position {
  // People have gone on writing since.
  const lineNumber = Math.min(line, model.getLineCount());
  const text = model.getLineContent(lineNumber);
  return model.validatePosition({
    lineNumber,
    column: columnIn(model.getLanguageId(), text, column),
  });
}

function fileOf(uri: monaco.Uri): string | null {
  return uri.authority === AUTHORITY ? uri.path.slice(1) : null;
}

function marker(model: monaco.editor.ITextModel, problem: Problem): monaco.editor.IMarkerData {
  const { line, column, severity, message } = problem;
  const start = placeIn(model, line, column);
  const word = model.getWordAtPosition(start);
  const isInWord = word !== null && word.endColumn > start.column;
  return {
    severity: SEVERITY[severity],
    message,
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: start.lineNumber,
    endColumn: isInWord ? word.endColumn : start.column + 1,
  };
}
