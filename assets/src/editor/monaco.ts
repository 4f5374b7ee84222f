/** Monaco, complete and local. The only module that imports it: others reach it by `import("./monaco")`. */
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/register.all";
import "monaco-editor/languages/features/typescript/register";
import "monaco-editor/languages/features/json/register";
import "monaco-editor/languages/features/css/register";
import "monaco-editor/languages/features/html/register";
import editorWorkerUrl from "monaco-editor/editor/editor.worker?worker&url";
import cssWorkerUrl from "monaco-editor/languages/features/css/css.worker?worker&url";
import htmlWorkerUrl from "monaco-editor/languages/features/html/html.worker?worker&url";
import jsonWorkerUrl from "monaco-editor/languages/features/json/json.worker?worker&url";
import tsWorkerUrl from "monaco-editor/languages/features/typescript/ts.worker?worker&url";
import { scriptUrl } from "../lib/trusted";
import { monacoLoaded } from "./loaded";
import { themes } from "./themes";
import "./typescript";

/** How often what is missing is looked for. */
const RETRY_MS = 3000;

const workers: Record<string, string> = {
  typescript: tsWorkerUrl,
  javascript: tsWorkerUrl,
  json: jsonWorkerUrl,
  css: cssWorkerUrl,
  scss: cssWorkerUrl,
  less: cssWorkerUrl,
  html: htmlWorkerUrl,
  handlebars: htmlWorkerUrl,
  razor: htmlWorkerUrl,
};

self.MonacoEnvironment = {
  getWorker: async (_id, label) => {
    const url = workers[label] ?? editorWorkerUrl;
    await fetched(url);
    return new Worker(scriptUrl(url), { type: "module", name: label });
  },
};

/** A worker that starts while we are offline fails for good: it waits until its code is here. */
async function fetched(url: string): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(url);
      await answer.blob();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

for (const [name, theme] of Object.entries(themes)) monaco.editor.defineTheme(name, theme);

function applyTheme(): void {
  const light = document.documentElement.dataset.theme === "light";
  monaco.editor.setTheme(light ? "longhouse-light" : "longhouse-dark");
}
applyTheme();
new MutationObserver(applyTheme).observe(document.documentElement, {
  attributeFilter: ["data-theme"],
});

// Monaco measures glyphs once: without this the caret drifts when the web font arrives.
void document.fonts
  .load('13px "JetBrains Mono Variable"')
  .then(() => monaco.editor.remeasureFonts());

/** How every editor here is set, before anyone's own settings. */
export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, Menlo, monospace',
  fontSize: 13,
  lineHeight: 1.6,
  fontLigatures: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  smoothScrolling: true,
  renderLineHighlight: "line",
  padding: { top: 12, bottom: 12 },
  guides: { indentation: true, bracketPairs: false },
  stickyScroll: { enabled: true },
  bracketPairColorization: { enabled: false },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  lineNumbersMinChars: 4,
  accessibilitySupport: "auto",
  fixedOverflowWidgets: true,
  unicodeHighlight: { ambiguousCharacters: true },
};

monacoLoaded.set(true);

export { monaco };
