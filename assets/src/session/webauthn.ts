import { factors as text } from "../messages/en/factors";
import type { Challenge } from "../wire/http";

/** What a passkey answered to a challenge, as the server takes it. */
export interface PasskeyAnswer {
  ceremony: string;
  credential: Record<string, unknown>;
}

/** Whether passkeys can be used in this browser, at this address: numbers have none. */
export function canUsePasskeys(): boolean {
  const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
  return isSecureContext && !isNumber && typeof PublicKeyCredential === "function";
}

/** Whether the browser can offer passkeys where a username is typed. */
export async function canOfferPasskeys(): Promise<boolean> {
  if (!canUsePasskeys()) return false;
  // Older browsers do not know the question.
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

/** Has the browser make a passkey. */
export async function makePasskey({ ceremony, public_key }: Challenge): Promise<PasskeyAnswer> {
  const options = decoded(public_key) as unknown as PublicKeyCredentialCreationOptions;
  const made = await tried(() => navigator.credentials.create({ publicKey: options }));
  const answer = made.response as AuthenticatorAttestationResponse;
  return {
    ceremony,
    credential: {
      ...named(made),
      response: {
        attestationObject: toText(answer.attestationObject),
        clientDataJSON: toText(answer.clientDataJSON),
      },
    },
  };
}

/**
 * Has the browser answer with a passkey. With `offered` it asks nobody, but lets one be chosen where the
 * username is typed, until the signal ends that.
 */
export async function answerByPasskey(
  { ceremony, public_key }: Challenge,
  offered?: AbortSignal,
): Promise<PasskeyAnswer> {
  const options = decoded(public_key) as unknown as PublicKeyCredentialRequestOptions;
  const how = offered ? { mediation: "conditional" as const, signal: offered } : {};
  const used = await tried(() => navigator.credentials.get({ publicKey: options, ...how }));
  const answer = used.response as AuthenticatorAssertionResponse;
  return {
    ceremony,
    credential: {
      ...named(used),
      response: {
        authenticatorData: toText(answer.authenticatorData),
        clientDataJSON: toText(answer.clientDataJSON),
        signature: toText(answer.signature),
        userHandle: answer.userHandle && toText(answer.userHandle),
      },
    },
  };
}

/** What all credentials tell. */
function named(credential: PublicKeyCredential) {
  const { credProps } = credential.getClientExtensionResults();
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    extensions: credProps ? { credProps } : {},
  };
}

async function tried(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await ask();
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new Error(text.browserSays[name] ?? text.browserRefused);
  }
  if (!(credential instanceof PublicKeyCredential)) throw new Error(text.browserRefused);
  return credential;
}

/** What stands for bytes in a challenge. */
const BYTES = ["challenge", "id"];

/** A challenge with bytes where the server wrote text. */
export function decoded(options: Record<string, unknown>): Record<string, unknown> {
  const { user, excludeCredentials, allowCredentials } = options;
  const all = (list: unknown) =>
    Array.isArray(list) ? list.map((one: Record<string, unknown>) => bytesIn(one)) : [];
  return {
    ...bytesIn(options),
    ...(user ? { user: bytesIn(user as Record<string, unknown>) } : {}),
    ...(excludeCredentials ? { excludeCredentials: all(excludeCredentials) } : {}),
    ...(allowCredentials ? { allowCredentials: all(allowCredentials) } : {}),
  };
}

function bytesIn(part: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(part).map(([key, value]) =>
    BYTES.includes(key) && typeof value === "string" ? [key, toBytes(value)] : [key, value],
  );
  return Object.fromEntries(entries);
}

/** Bytes from base64url. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

/** Base64url from bytes. */
export function toText(bytes: ArrayBuffer): string {
  const raw = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
