/** Texts of the security page: what belongs to one's own account. */
export const security = {
  title: "Security",
  lead: "How you sign in, where you are signed in, and what happened to your account.",
  link: "Security",
  linkText: "Password, sign-ins, tokens, your data",
} as const;
