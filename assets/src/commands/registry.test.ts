import { describe, expect, test, vi } from "vitest";
import { type KeyPress, matches } from "./keys";
import { type Command, Registry } from "./registry";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  name: id,
  group: "do",
  run: () => {},
  ...more,
});

describe("keys", () => {
  test("mod is Control, or Command on Apple keyboards", () => {
    expect(matches(press("k", { ctrlKey: true }), "mod+k", false)).toBe(true);
    expect(matches(press("k", { metaKey: true }), "mod+k", false)).toBe(false);
    expect(matches(press("k", { metaKey: true }), "mod+k", true)).toBe(true);
    expect(matches(press("k", { ctrlKey: true }), "mod+k", true)).toBe(false);
  });

  test("more keys held than asked for are another shortcut", () => {
    expect(matches(press("k", { ctrlKey: true, altKey: true }), "mod+k", false)).toBe(false);
    expect(matches(press("K", { ctrlKey: true, shiftKey: true }), "mod+k", false)).toBe(false);
  });

  test("a slash that needs Shift is still a slash", () => {
    expect(matches(press("/", { ctrlKey: true, shiftKey: true }), "mod+/", false)).toBe(true);
  });

  test("a letter that Alt turned into another is found by its place", () => {
    const held = { ctrlKey: true, altKey: true, code: "KeyB" };
    expect(matches(press("∫", held), "mod+alt+b", false)).toBe(true);
  });
});

describe("the registry", () => {
  test("forgets commands with what offered them", () => {
    const registry = new Registry();
    const remove = registry.add([command("a")]);
    registry.add([command("b")]);
    remove();
    expect(registry.available().map(({ id }) => id)).toEqual(["b"]);
  });

  test("leaves out what makes no sense now", () => {
    const registry = new Registry();
    registry.add([command("a", { when: () => false }), command("b", { when: () => true })]);
    expect(registry.available().map(({ id }) => id)).toEqual(["b"]);
  });

  test("the newest owner of a shortcut gets it", () => {
    const registry = new Registry();
    const first = vi.fn();
    const second = vi.fn();
    registry.add([command("a", { keys: "f6", run: first })]);
    registry.add([command("b", { keys: "f6", run: second })]);
    vi.stubGlobal("Element", class {});
    expect(registry.press({ ...press("F6"), target: null } as unknown as KeyboardEvent)).toBe(true);
    vi.unstubAllGlobals();
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
  });
});
