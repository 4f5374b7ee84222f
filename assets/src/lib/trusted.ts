interface Policy {
  createScriptURL(url: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy("longhouse", {
  createScriptURL(raw) {
    const url = new URL(raw, location.href);
    if (url.origin !== location.origin || !url.pathname.startsWith("/assets/")) {
      throw new TypeError(`refused the script ${raw}`);
    }
    return url.href;
  },
});

/** Names a script by URL. The only way to do so here: everything else is refused by the browser. */
export const scriptUrl = (url: string): string =>
  (policy ? policy.createScriptURL(url) : url) as string;
