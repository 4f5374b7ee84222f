import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../wire/api";
import type { Challenge, Factors, Passkey } from "../wire/http";
import { useProve } from "./prove";
import { answerByPasskey, makePasskey } from "./webauthn";

const KEY = ["factors"] as const;

/** By what I can show who I am. */
export function useFactors() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Factors>("/api/me/factors", { signal }),
  });
}

/** Shows once more that it is me. */
export const proveBy = (proof: { password: string } | { code: string }): Promise<void> =>
  api.post("/api/me/prove", proof);

/** The same by a passkey. */
export async function proveByPasskey(): Promise<void> {
  const challenge = await api.post<Challenge>("/api/session/passkey/options");
  await api.post("/api/me/prove", await answerByPasskey(challenge));
}

/** What can be changed about my factors. Lists are asked for again afterwards. */
export function useFactorChanges() {
  const prove = useProve();
  const client = useQueryClient();
  const changed = async <T>(request: () => Promise<T>): Promise<T> => {
    const done = await prove(request);
    await client.invalidateQueries({ queryKey: KEY });
    return done;
  };
  const at = (id: string) => `/api/me/passkeys/${id}`;
  return {
    /** Has the browser make a passkey, and adds it. */
    async addPasskey(name: string): Promise<void> {
      const challenge = await prove(() => api.post<Challenge>("/api/me/passkeys/options"));
      const made = await makePasskey(challenge);
      await changed(() => api.post<Passkey>("/api/me/passkeys", { name, ...made }));
    },
    renamePasskey: (id: string, name: string) => changed(() => api.patch<void>(at(id), { name })),
    removePasskey: (id: string) => changed(() => api.delete(at(id))),
    /** A secret for an authenticator app. It counts once a code was right. */
    beginApp: () => prove(() => api.post<{ secret: string; uri: string }>("/api/me/totp")),
    confirmApp: (code: string) => changed(() => api.post<Codes>("/api/me/totp/confirm", { code })),
    removeApp: () => changed(() => api.delete("/api/me/totp")),
    newCodes: () => changed(() => api.post<Codes>("/api/me/recovery-codes")),
  };
}

/** Recovery codes, told once. */
export interface Codes {
  recovery_codes: string[];
}
