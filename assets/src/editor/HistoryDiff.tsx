import { useEffect, useRef } from "react";
import { editorOptions, monaco } from "./monaco";

type Props = { before: string; after: string; language: string; label: string };

/** Two versions of a text, and what is different. Comes with Monaco: load it late. */
export function HistoryDiff({ before, after, language, label }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const original = monaco.editor.createModel(before, language);
    const modified = monaco.editor.createModel(after, language);
    const plainBrackets = { enabled: false, independentColorPoolPerBracketType: false };
    for (const model of [original, modified])
      model.updateOptions({ bracketColorizationOptions: plainBrackets });
    const editor = monaco.editor.createDiffEditor(element.current, {
      ...editorOptions,
      readOnly: true,
      renderSideBySide: element.current.clientWidth > 700,
      originalAriaLabel: label,
      modifiedAriaLabel: label,
      stickyScroll: { enabled: false },
      renderOverviewRuler: false,
    });
    // Monaco lets go of models that it was given, but not of what compares them, which then
    // complains that they are gone; this one is ours to end.
    const compared = editor.createViewModel({ original, modified });
    editor.setModel(compared);
    return () => {
      editor.dispose();
      compared.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [before, after, language, label]);
  return <div ref={element} className="h-full min-h-0" />;
}
