/** Which language a file is in, by what someone chose or by its name. */

/** A language as the editor colours it. */
export type CodeLanguage = { id: string; name: string; endings: readonly string[] };

/** Languages that can be chosen, in the order of the menu. */
export const codeLanguages: readonly CodeLanguage[] = [
  { id: "python", name: "Python", endings: ["py", "pyi"] },
  { id: "javascript", name: "JavaScript", endings: ["js", "mjs", "cjs", "jsx"] },
  { id: "typescript", name: "TypeScript", endings: ["ts", "mts", "cts", "tsx"] },
  { id: "c", name: "C", endings: ["c", "h"] },
  { id: "cpp", name: "C++", endings: ["cpp", "cc", "cxx", "hpp", "hh"] },
  { id: "csharp", name: "C#", endings: ["cs"] },
  { id: "css", name: "CSS", endings: ["css"] },
  { id: "dockerfile", name: "Dockerfile", endings: ["dockerfile"] },
  { id: "go", name: "Go", endings: ["go"] },
  { id: "html", name: "HTML", endings: ["html", "htm"] },
  { id: "ini", name: "INI", endings: ["ini", "toml", "cfg", "conf"] },
  { id: "java", name: "Java", endings: ["java"] },
  { id: "json", name: "JSON", endings: ["json"] },
  { id: "kotlin", name: "Kotlin", endings: ["kt", "kts"] },
  { id: "lua", name: "Lua", endings: ["lua"] },
  { id: "markdown", name: "Markdown", endings: ["md", "markdown"] },
  { id: "php", name: "PHP", endings: ["php"] },
  { id: "r", name: "R", endings: ["r"] },
  { id: "ruby", name: "Ruby", endings: ["rb"] },
  { id: "rust", name: "Rust", endings: ["rs"] },
  { id: "scss", name: "SCSS", endings: ["scss"] },
  { id: "shell", name: "Shell", endings: ["sh", "bash", "zsh"] },
  { id: "sql", name: "SQL", endings: ["sql"] },
  { id: "swift", name: "Swift", endings: ["swift"] },
  { id: "xml", name: "XML", endings: ["xml", "svg"] },
  { id: "yaml", name: "YAML", endings: ["yml", "yaml"] },
  { id: "plaintext", name: "Plain text", endings: ["txt", "log", "csv"] },
];

const byEnding = new Map(
  codeLanguages.flatMap(({ id, endings }) => endings.map((end) => [end, id])),
);

/** The language of a file: as chosen, else by its name. */
export function languageOf({ name, language }: { name: string; language: string | null }): string {
  if (language) return language;
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  return byEnding.get(ending) ?? "plaintext";
}

/** What people call a language. */
export function languageName(id: string): string {
  return codeLanguages.find((language) => language.id === id)?.name ?? id;
}
