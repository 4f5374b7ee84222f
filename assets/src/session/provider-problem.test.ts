import { expect, test } from "vitest";
import { hasArrived } from "./arrived";
import { providerProblem } from "./provider-problem";

const providers = [{ id: "google", name: "Google", icon: "google" as const }];

test("every problem has a sentence, and names the provider if we know it", () => {
  const said = (search: string) => providerProblem(search, providers);
  expect(said("")).toBeNull();
  expect(said("next=%2F")).toBeNull();
  expect(said("problem=provider_unreachable&provider=google")).toContain("Google");
  expect(said("problem=nonsense&provider=google")).toContain("Google");
  expect(said("problem=constructor&provider=google")).toContain("Google");
});

test("an address puts no words into our mouth", () => {
  const said = providerProblem("problem=call+0900&provider=Call+0900", providers);
  expect(said).not.toContain("0900");
});

test("who comes from a provider is known by the address", () => {
  expect(hasArrived("arrived=1&next=%2F")).toBe(true);
  expect(hasArrived("next=%2Farrived")).toBe(false);
});
