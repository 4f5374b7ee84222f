import { factors as text } from "../messages/en/factors";

// The first that is found counts: Edge says that it is Chrome, and Chrome that it is Safari.
const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

/** What to call this device, as far as its browser tells. */
export function deviceName(agent: string): string {
  const found = (all: readonly (readonly [string, string])[]) =>
    all.find(([mark]) => agent.includes(mark))?.[1];
  const [browser, system] = [found(BROWSERS), found(SYSTEMS)];
  if (browser && system) return text.thisDevice(browser, system);
  return system ?? browser ?? "";
}
