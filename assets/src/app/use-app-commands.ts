import { useMemo } from "react";
import { useLocation } from "wouter";
import { overlay } from "../commands/overlays";
import { type Command, useCommands } from "../commands/registry";
import { toggleTheme } from "../lib/theme";
import { admin as adminText } from "../messages/en/admin";
import { app as text } from "../messages/en/app";
import { security as securityText } from "../messages/en/security";
import { session as sessionText } from "../messages/en/session";
import { paths } from "../paths";
import { text as directText } from "../people/messages";
import { newMessage } from "../people/new-message";
import { useRooms } from "../rooms/queries";
import { session, useProfile } from "../session/current";

/** Turns dark to light and back, here and on one's other devices. */
export function switchTheme(): void {
  // It is switched on this page in any case; the next page load asks the server again.
  session.set({ theme: toggleTheme() }).catch(() => {});
}

/** Offers what can be done on every page. */
export function useAppCommands(): void {
  const [, go] = useLocation();
  const { data: rooms } = useRooms();
  const { role } = useProfile().user;
  const isAdmin = role === "admin";
  const isGuest = role === "guest";
  const commands = useMemo<Command[]>(
    () => [
      { id: "home", name: text.home, group: "go", run: () => go(paths.home) },
      { id: "browse", name: text.browse, group: "go", run: () => go(paths.browse) },
      {
        id: "search-messages",
        name: text.searchMessages,
        group: "go",
        words: "find messages",
        keys: "mod+shift+f",
        yieldsToEditor: true,
        run: () => go(paths.search),
      },
      {
        id: "mentions",
        name: text.mentions,
        group: "go",
        run: () => go(paths.mentions),
      },
      {
        id: "messages",
        name: directText.title,
        group: "go",
        hidden: isGuest,
        run: () => go(paths.messages),
      },
      {
        id: "new-message",
        name: directText.newMessage,
        group: "do",
        words: "direct dm talk person",
        hidden: isGuest,
        run: () => newMessage.set(true),
      },
      { id: "profile", name: text.profile, group: "go", run: () => go(paths.profile) },
      { id: "security", name: securityText.link, group: "go", run: () => go(paths.security) },
      {
        id: "admin",
        name: adminText.link,
        group: "go",
        hidden: !isAdmin,
        run: () => go(paths.admin),
      },
      { id: "theme", name: text.switchTheme, group: "do", words: "dark light", run: switchTheme },
      {
        id: "palette",
        name: text.openPalette,
        group: "do",
        keys: "mod+k",
        hidden: true,
        run: () => overlay.update((open) => (open === "palette" ? "none" : "palette")),
      },
      {
        id: "shortcuts",
        name: text.openShortcuts,
        group: "do",
        keys: "mod+/",
        yieldsToEditor: true,
        run: () => overlay.set("shortcuts"),
      },
      {
        id: "sign-out",
        name: sessionText.signOut,
        group: "do",
        run: () => {
          go(paths.home);
          void session.signOut();
        },
      },
    ],
    [go, isAdmin, isGuest],
  );
  const toRooms = useMemo<Command[]>(
    () =>
      (rooms ?? []).map(({ code, name, description }) => ({
        id: `room:${code}`,
        name,
        group: "rooms",
        words: description,
        run: () => go(paths.room(code)),
      })),
    [rooms, go],
  );
  useCommands(commands);
  useCommands(toRooms);
}
