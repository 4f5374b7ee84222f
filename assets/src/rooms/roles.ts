import type { Role } from "../wire/frames";

/** From the least to the most; the same table as `Role` in `src/rooms/member.rs`. */
const ORDER = [
  "viewer",
  "commenter",
  "editor",
  "moderator",
  "owner",
] as const satisfies readonly Role[];

/** Someone's role, or nothing as long as we are not told. */
type Known = Role | null | undefined;

const isAtLeast = (role: Known, least: Role): boolean =>
  role != null && ORDER.indexOf(role) >= ORDER.indexOf(least);

/** Whether this role may talk. */
export const canChat = (role: Known): boolean => isAtLeast(role, "commenter");

/** Whether this role may change files and the tree. */
export const canWrite = (role: Known): boolean => isAtLeast(role, "editor");

/** Whether this role may say which messages matter to everyone. */
export const canPin = (role: Known): boolean => isAtLeast(role, "editor");

/** Whether this role may run programs and feed them. */
export const canRun = (role: Known): boolean => isAtLeast(role, "editor");

/** Whether this role may keep order among those below it. */
export const canModerate = (role: Known): boolean => isAtLeast(role, "moderator");

/** Whether this role may decide about the room. */
export const canManage = (role: Known): boolean => isAtLeast(role, "owner");

/** As what this role may let people in, the most first. */
export function invitesAs(role: Known): Exclude<Role, "owner">[] {
  if (canManage(role)) return ["moderator", "editor", "commenter", "viewer"];
  return isAtLeast(role, "editor") ? ["editor", "commenter", "viewer"] : [];
}

/** What this role may make of someone who is `theirs`, the most first. Guests keep no order. */
export function gives(role: Known, theirs: Role, isGuest: boolean): Role[] {
  const isBelow = (given: Role) => !isAtLeast(given, "moderator");
  const may = (given: Role) =>
    canManage(role) ? !isGuest || isBelow(given) : canModerate(role) && isBelow(given);
  if (!canManage(role) && !isBelow(theirs)) return [];
  return ORDER.filter(may).reverse();
}

/** Whether this role may show someone out who is `theirs`. */
export const canRemove = (role: Known, theirs: Role): boolean =>
  canManage(role) || (canModerate(role) && !isAtLeast(theirs, "moderator"));
