/** Whom a message disturbs. The server has the same rules in `src/chat/notify.rs`. Pure. */
import type { Notify, NotifySettings } from "../wire/http";

/** A message of someone else, and how I stand to it. */
export type Case = {
  wants: Notify;
  means: "anyone" | "here" | "room" | "person";
  isDirect: boolean;
  isLooking: boolean;
  quiet: NotifySettings["quiet"];
  now: number;
};

const DAY = 24 * 60;

/** Whether `now` is in the quiet hours. */
export function isQuiet(quiet: NotifySettings["quiet"], now: number): boolean {
  if (!quiet) return false;
  const minute = (((Math.floor(now / 60_000) + quiet.zone) % DAY) + DAY) % DAY;
  return quiet.from <= quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to;
}

/** Whether I am to be told. Whoever runs this is online. */
export function shouldNotify({ wants, means, isDirect, isLooking, quiet, now }: Case): boolean {
  if (isLooking || isQuiet(quiet, now) || wants === "nothing") return false;
  return wants === "all" || means !== "anyone" || isDirect;
}
