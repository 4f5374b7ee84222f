import { Store } from "../lib/store";
import { ApiError } from "../wire/api";

/** A request that waits until its owner has shown that it is them. */
export interface Asking {
  /** Goes on: they have shown it, or thought better of it. */
  answer(proved: boolean): void;
}

/** What the dialog asks about; null while there is nothing to ask. */
export const asking = new Store<Asking | null>(null);

/**
 * Sends `request`; when the server wants its owner to show once more that it is them, asks, and
 * sends it again. Who cancels gets the server's refusal.
 */
async function proved<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "prove_again") throw error;
    if (!(await ask())) throw error;
  }
  return request();
}

/** For requests that are dangerous: `const prove = useProve(); await prove(() => api.delete(…))`. */
export const useProve = (): typeof proved => proved;

function ask(): Promise<boolean> {
  const before = asking.get();
  return new Promise((done) => {
    asking.set({
      answer(yes) {
        asking.set(null);
        // One answer is for all that were waiting.
        before?.answer(yes);
        done(yes);
      },
    });
  });
}
