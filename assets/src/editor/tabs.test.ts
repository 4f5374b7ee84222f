import { expect, test } from "vitest";
import { type OpenTabs, Tabs } from "./tabs";

function tabs(open: string[], active: string | null = open[0] ?? null) {
  const remembered: OpenTabs[] = [];
  return { tabs: new Tabs({ open, active }, (state) => remembered.push(state)), remembered };
}

test("a file opens beside the one that shows, once", () => {
  const { tabs: t, remembered } = tabs(["a", "b"]);
  t.open("c");
  expect(t.state.get()).toEqual({ open: ["a", "c", "b"], active: "c" });
  t.open("a");
  expect(t.state.get()).toEqual({ open: ["a", "c", "b"], active: "a" });
  expect(remembered.at(-1)).toEqual(t.state.get());
});

test("closing the one that shows shows its neighbour", () => {
  const { tabs: t } = tabs(["a", "b", "c"], "b");
  t.close("b");
  expect(t.state.get()).toEqual({ open: ["a", "c"], active: "c" });
  t.close("c");
  t.close("a");
  expect(t.state.get()).toEqual({ open: [], active: null });
});

test("what is deleted closes", () => {
  const { tabs: t } = tabs(["a", "b"], "a");
  t.keep((file) => file === "b");
  expect(t.state.get()).toEqual({ open: ["b"], active: "b" });
});

test("turning goes round", () => {
  const { tabs: t } = tabs(["a", "b"], "b");
  t.turn(1);
  expect(t.state.get().active).toBe("a");
  t.turn(-1);
  expect(t.state.get().active).toBe("b");
});
