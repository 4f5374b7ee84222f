import { providers as text } from "../messages/en/providers";
import type { Provider } from "../wire/http";

/** What went wrong at a provider, when the address says that something did. */
export function providerProblem(
  search: string,
  providers: readonly Provider[] | undefined,
): string | null {
  const query = new URLSearchParams(search);
  const code = query.get("problem");
  if (code === null) return null;
  // Only names that we know ourselves: what stands in an address may come from anyone.
  const provider = providers?.find(({ id }) => id === query.get("provider"));
  return text.problem(code, provider?.name ?? text.someProvider);
}
