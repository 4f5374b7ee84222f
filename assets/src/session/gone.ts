import { ApiError } from "../wire/api";

/** Whether `error` says that a link is no longer good. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === "link_gone" || error.code === "invite_gone");
