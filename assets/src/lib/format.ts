const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const date = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dateWithYear = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const list = new Intl.ListFormat(undefined, { type: "conjunction" });
const number = new Intl.NumberFormat();
const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** A count or a figure, with the separators of the reader. */
export const formatNumber = (value: number): string => number.format(value);

/** A time of day. */
export const formatClock = (at: number): string => clock.format(at);

/** A day and time in full, for titles and screen readers. */
export const formatMoment = (at: number): string => moment.format(at);

/** A day, with the year. */
export const formatDate = (at: number): string => dateWithYear.format(at);

/** "Ines, Tomasz, and Liv". */
export const formatList = (parts: readonly string[]): string => list.format(parts);

/** How long ago something was, shortly: minutes and hours today, then a weekday, then a date. */
export function formatAgo(at: number, now: number): string {
  const ago = Math.max(0, now - at);
  if (ago < MINUTE) return relative.format(0, "minute");
  if (ago < HOUR) return relative.format(-Math.floor(ago / MINUTE), "minute");
  if (ago < DAY) return relative.format(-Math.floor(ago / HOUR), "hour");
  if (ago < 7 * DAY) return weekday.format(at);
  return ago < 300 * DAY ? date.format(at) : dateWithYear.format(at);
}

/** How long until something happens, in the largest unit that fits. */
export function formatUntil(at: number, now: number): string {
  const left = Math.max(0, at - now);
  if (left < HOUR) return relative.format(Math.ceil(left / MINUTE), "minute");
  if (left < DAY) return relative.format(Math.round(left / HOUR), "hour");
  return relative.format(Math.round(left / DAY), "day");
}

/** A size in bytes, in steps of 1000 as disks are sold. */
export function formatBytes(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  let value = bytes;
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  // Intl has no plural for the short form of a byte in every language, and "B" reads the same in all.
  if (at === 0) return `${number.format(value)} B`;
  const options = { style: "unit", unit: units[at], maximumFractionDigits: value < 10 ? 1 : 0 };
  return new Intl.NumberFormat(undefined, options as Intl.NumberFormatOptions).format(value);
}

/** A length of time as people say it: "412 ms", "1.4 s", "2 min 5 s". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${number.format(Math.round(ms))} ms`;
  if (ms < MINUTE) return `${decimal.format(ms / 1000)} s`;
  const minutes = Math.floor(ms / MINUTE);
  return `${number.format(minutes)} min ${number.format(Math.floor((ms % MINUTE) / 1000))} s`;
}

/** Up to two letters that stand for a name: whole graphemes, so emoji and accents stay in one piece. */
export function initials(name: string): string {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const words = name
    .split(/[\s:_.-]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const first = (word: string) => [...segmenter.segment(word)][0]?.segment ?? "";
  return (words.length > 0 ? words : [name]).slice(0, 2).map(first).join("").toLocaleUpperCase();
}

/** A slot of the presence palette for someone who has none given: the same id, the same colour. */
export function slotOf(id: string): number {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % 9;
}
