/** Texts of mentions. */
export const text = {
  suggestions: { "@": "People to mention", "#": "Files", ":": "Emoji" },
  here: "Everyone who is here now",
  room: "Everyone in this room",
} as const;
