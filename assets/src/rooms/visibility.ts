import { rooms as text } from "../messages/en/rooms";
import type { Visibility } from "../wire/frames";
import type { Choice } from "./ChoiceCards";

/** Who may find a room. */
export const visibilities: readonly Choice<Visibility>[] = [
  { value: "private", label: text.privateLabel, note: text.privateText },
  { value: "public", label: text.publicLabel, note: text.publicText },
];
