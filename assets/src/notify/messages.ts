/** Texts of notifications. */
export const text = {
  title: "Notifications",
  room: "What to hear of in this room",
  choices: { all: "Every message", mentions: "Mentions only", nothing: "Nothing" },
  notKept: "The choice could not be kept.",
  sound: "Sound",
  sounds: { off: "None", mentions: "For mentions", all: "For every message" },
  desktop: "Notifications of this device",
  desktopHint: "For mentions, while no tab of Longhouse is in view.",
  desktopDenied: "The browser does not allow them. It can be changed in the settings of this site.",
  quiet: "Quiet hours",
  quietHint: "No sounds and no notifications between these times.",
  from: "From",
  to: "To",
  said: (name: string, room: string) => `${name} in ${room}`,
} as const;
