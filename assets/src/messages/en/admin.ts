/** Texts of the page for administrators. */
export const admin = {
  title: "Administration",
  lead: "Who belongs here, how people come in, and what happened.",
  link: "Administration",
  linkText: "People, invitations, what happened",
  notForYou: "Only administrators see this page.",
} as const;
