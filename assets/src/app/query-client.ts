import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../wire/api";

const TRIES = 2;

/** Keeps the server's answers for one sign-in. */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A house on this machine or in this network answers also without the internet.
        networkMode: "always",
        retry: (count, error) =>
          count < TRIES &&
          (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
      },
      mutations: { networkMode: "always" },
    },
  });
}
