import { Store } from "./store";

/** What someone chose. */
export type ThemeChoice = "system" | "dark" | "light";

const KEY = "lh.theme";

function stored(): ThemeChoice {
  try {
    const raw = localStorage.getItem(KEY);
    return raw === "dark" || raw === "light" ? raw : "system";
  } catch {
    return "system";
  }
}

/** What was chosen, on this device. */
export const themeChoice = new Store<ThemeChoice>(stored());

function apply(): void {
  const choice = themeChoice.get();
  const light =
    choice === "system" ? matchMedia("(prefers-color-scheme: light)").matches : choice === "light";
  document.documentElement.dataset.theme = light ? "light" : "dark";
}

/** Chooses a theme and remembers it on this device. */
export function setTheme(choice: ThemeChoice): void {
  themeChoice.set(choice);
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
  }
  apply();
}

/** Turns dark into light and back; answers what is chosen now. */
export function toggleTheme(): ThemeChoice {
  const next = document.documentElement.dataset.theme === "light" ? "dark" : "light";
  setTheme(next);
  return next;
}

/** Follows the system's theme from now on, as long as "system" is chosen. */
export function followSystemTheme(): void {
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", apply);
}
