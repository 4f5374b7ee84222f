/** Colours for code outside the editor. Comes with Monaco: load it late. */
import { codeLanguages } from "./languages";
import { monaco } from "./monaco";

const byName = new Map(
  codeLanguages.flatMap(({ id, name, endings }) =>
    [id, name.toLowerCase(), ...endings].map((word) => [word, id] as const),
  ),
);

/** The lines of `code` as pieces with Monaco's classes; null for a language it does not know. */
export async function colours(
  code: string,
  language: string,
): Promise<{ text: string; className: string }[][] | null> {
  const id = byName.get(language.toLowerCase());
  if (!id) return null;
  // Monaco answers with HTML of its own making; only classes and texts are taken from it.
  const html = await monaco.editor.colorize(code, id, { tabSize: 4 });
  const lines = html.split(/<br\/?>/).slice(0, code.split("\n").length);
  return lines.map((line) =>
    [...line.matchAll(/<span class="([^"]*)">([^<]*)<\/span>/g)].map(
      ([, className = "", text = ""]) => ({
        className,
        text: decoded(text),
      }),
    ),
  );
}

function decoded(text: string): string {
  const signs: Record<string, string> = {
    lt: "<",
    gt: ">",
    amp: "&",
    quot: '"',
    nbsp: " ",
    "#160": " ",
  };
  return text
    .replace(/&(lt|gt|amp|quot|nbsp|#160);/g, (all, name: string) => signs[name] ?? all)
    .replaceAll("\u00a0", " ");
}
