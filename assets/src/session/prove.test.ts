import { expect, test } from "vitest";
import { ApiError } from "../wire/api";
import { asking, useProve } from "./prove";

const again = () => new ApiError(403, "prove_again", "show once more that it is you");

/** A request that is refused until `proved` is set. */
function dangerous() {
  const state = { proved: false, sent: 0 };
  const request = async () => {
    state.sent += 1;
    if (!state.proved) throw again();
    return "done";
  };
  return { state, request };
}

test("a request that needs no proof asks for none", async () => {
  await expect(useProve()(async () => 7)).resolves.toBe(7);
  expect(asking.get()).toBeNull();
});

test("a request is sent again once its owner has shown who they are", async () => {
  const { state, request } = dangerous();
  const sent = useProve()(request);
  await expect.poll(() => asking.get()).not.toBeNull();
  state.proved = true;
  asking.get()?.answer(true);
  await expect(sent).resolves.toBe("done");
  expect(state.sent).toBe(2);
  expect(asking.get()).toBeNull();
});

test("who thinks better of it gets the refusal, and nothing is sent again", async () => {
  const { state, request } = dangerous();
  const sent = useProve()(request);
  await expect.poll(() => asking.get()).not.toBeNull();
  asking.get()?.answer(false);
  await expect(sent).rejects.toThrow("show once more");
  expect(state.sent).toBe(1);
});

test("one answer is for all that wait", async () => {
  const one = dangerous();
  const other = dangerous();
  const sent = Promise.all([useProve()(one.request), useProve()(other.request)]);
  await expect.poll(() => one.state.sent + other.state.sent).toBe(2);
  await Promise.resolve();
  one.state.proved = other.state.proved = true;
  asking.get()?.answer(true);
  await expect(sent).resolves.toEqual(["done", "done"]);
});
