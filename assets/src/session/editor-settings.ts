import type { EditorSettings } from "../wire/http";

/** How the editor looks to who has chosen nothing. */
export const editorDefaults: Required<EditorSettings> = {
  font_size: 13,
  tab_size: 4,
  word_wrap: false,
  minimap: false,
};
