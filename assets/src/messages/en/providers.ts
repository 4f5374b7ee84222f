/** Texts of coming in by a provider: buttons, the first sign-in, connections. */
export const providers = {
  or: "or",
  continueWith: (provider: string) => `Continue with ${provider}`,
  someProvider: "the provider",

  // The first sign-in
  welcomeTitle: "Welcome.",
  welcomeText: (provider: string) =>
    `${provider} has told who you are. One thing is left: your name here.`,
  asWho: (email: string) => `You are ${email} there.`,
  choose: "Come in",
  goneTitle: "Start again",
  gone: "There is nothing to finish here, or it took too long.",

  // An account has the same address
  existsTitle: "You have been here before",
  exists: (email: string, provider: string) =>
    `There is an account with ${email} already. Sign in to it once, and ${provider} is connected with it.`,
  signInToConnect: "Sign in to connect",
  connectTitle: (provider: string) => `Connect ${provider}`,
  connectText: (email: string, provider: string) =>
    `From now on you can sign in to this account with ${provider}, as ${email}.`,
  notNow: "Not now",

  // Connections
  title: "Connected providers",
  none: "No provider is connected. With one, you sign in without a password.",
  asAndUsed: (email: string | null, when: string) =>
    email ? `${email} · last used ${when}` : `Last used ${when}`,
  notHere: "This house no longer uses it.",
  connect: (provider: string) => `Connect ${provider}`,
  connected: (provider: string) => `${provider} is connected.`,
  disconnect: "Disconnect",
  disconnectNamed: (provider: string) => `Disconnect ${provider}`,
  disconnectTitle: (provider: string) => `Disconnect ${provider}?`,
  disconnectText: (provider: string) =>
    `You can no longer sign in with ${provider}. Your account stays.`,
  disconnected: "Disconnected",

  /** What went wrong at the provider or on the way back, by the code in the address. */
  problem(code: string, provider: string): string {
    const say = Object.hasOwn(problems, code) ? problems[code] : undefined;
    return say?.(provider) ?? `Signing in with ${provider} did not work. Try again.`;
  },
} as const;

const problems: Record<string, (provider: string) => string> = {
  sign_in_lost: () => "This sign-in was begun in another browser, or too long ago. Start again.",
  sign_in_mixed_up: (provider) =>
    `What came back from ${provider} belongs to another sign-in, so it was not used. Start again.`,
  provider_declined: (provider) => `You did not let ${provider} tell us who you are.`,
  provider_refused: (provider) => `${provider} refused this sign-in. Start again.`,
  provider_unreachable: (provider) =>
    `${provider} does not answer at the moment. Try again, or sign in another way.`,
  provider_broken: (provider) =>
    `${provider} does not work as it should. Tell whoever runs this house.`,
  provider_not_believed: (provider) =>
    `What ${provider} says about you cannot be trusted, so nobody was signed in. Tell whoever runs this house.`,
  proof_spent: () => "This proof was used already. Start again.",
  no_such_provider: () => "This house knows no such provider.",
  other_domain: (provider) =>
    `Only addresses of certain domains may come in with ${provider}, and yours is none of them.`,
  house_closed: () => "This house takes in nobody new at the moment.",
  registration_closed: () =>
    "This house takes people in by invitation. Open the link you were sent, and come in from there.",
  account_disabled: () => "This account is disabled. Ask an administrator.",
  identity_taken: (provider) =>
    `Somebody else here is connected with that account at ${provider}. Use another one.`,
  unauthenticated: () => "You were signed out in the meantime. Sign in, then connect again.",
  too_many_attempts: () => "Too many tries. Wait a minute, then try again.",
};
