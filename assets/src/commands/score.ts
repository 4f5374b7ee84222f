/**
 * How well `query` finds a command: 0 not at all, 1 best. Only what is written counts, not letters
 * that happen to come in that order: a long description would match everything.
 */
export function score(query: string, name: string, words = ""): number {
  const wanted = fold(query);
  const title = fold(name);
  if (wanted === "" || title.startsWith(wanted)) return 1;
  if (title.includes(` ${wanted}`)) return 0.8;
  if (title.includes(wanted)) return 0.6;
  const all = `${title} ${fold(words)}`;
  return wanted.split(/\s+/).every((word) => all.includes(word)) ? 0.3 : 0;
}

/** Without accents, case, and surrounding space. */
function fold(text: string): string {
  return text.trim().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
