/** Texts of letters and their links: passwords, addresses, invitations to the house. */
export const letters = {
  // Forgot
  forgotTitle: "A new password",
  forgotText: "Tell us which account it is for. If it has an address, a link goes there.",
  forgotTextKept: "Tell us which account it is for. An administrator then has a link for you.",
  sendLink: "Send a link",
  askForLink: "Ask for a link",
  loginMissing: "Enter your email or username.",
  sent: "Look into your letters",
  sentText:
    "If there is such an account, a letter with a link is on its way. It works once, for 30 minutes. Without an address, ask an administrator of this house.",
  keptText: "If there is such an account, ask an administrator of this house for the link.",
  backToSignIn: "Back to signing in",

  // Reset
  resetTitle: "Choose a new password",
  resetText: "You will be signed out everywhere else, and the tokens of your scripts end.",
  newPassword: "New password",
  setPassword: "Set password",
  resetDone: "Your password is set",
  resetDoneText: "Sign in with it now.",
  signIn: "Sign in",
  linkGone: "This link is no longer good",
  linkGoneText: "It was used already, or its time is over. Ask for a new one.",
  askAgain: "Ask for a new link",

  // Verify
  verifyTitle: "Confirm your address",
  verifyText: "So that you can get back in by it.",
  verify: "Confirm this address",
  verified: "Your address is confirmed",
  verifiedText: "You can close this page, or go on.",
  goOn: "Go on",

  // Join
  joinTitle: (who: string) => `${who} invites you`,
  joinTitleOwn: "Come in",
  joinText: (house: string) => `Create your account at ${house}.`,
  joinGone: "This invitation is no longer good",
  joinGoneText: "It was used up, has ended, or was taken back. Ask for a new one.",
  joinedAlready: "You are signed in already. The invitation is for someone without an account.",
  domainText: (house: string) =>
    `${house} takes in people of certain addresses. Enter yours; if it is one of them, a link goes there.`,
  askSent: "Look into your letters",
  askSentText: "A letter is on its way. The link in it works once, for a day.",
  askSentKept: "Ask an administrator of this house for your link.",
  address: "Email",

  // E-mail section
  email: "Email",
  emailText: "By it you get back in, and hear of what happens to your account.",
  noEmail: "You have not told an address.",
  confirmed: "Confirmed",
  unconfirmed: "Not confirmed",
  pending: (to: string) => `Waits to be confirmed: ${to}`,
  resend: "Send the letter again",
  resent: "A letter is on its way.",
  resentKept: "An administrator has the link for you.",
  newAddress: "New address",
  changeAddress: "Change address",
  setAddress: "Set address",
  changeHint: "It counts once you have opened the link that is sent there.",
  asked: "A letter to the new address is on its way.",

  // Administration: how people come in
  registration: "Who may join",
  house: "Name of the house",
  ways: {
    open: "Anyone who can reach it",
    invite: "By invitation",
    domain: "By invitation, and who has an address of these domains",
    closed: "Nobody new",
  },
  domains: "Domains",
  domainsHint: "Separated by spaces, such as: example.org example.com",
  publicUrl: "Address of the house",
  publicUrlHint: "Links in letters begin with it.",
  publicUrlFixed: "It stands in the settings of the server.",

  // Administration: invitations
  invitations: "Invitations",
  invitationsText: "Links that let people make an account.",
  inviteEmail: "Email",
  inviteEmailHint: "The link is sent there. Without one you pass it on yourself.",
  term: "Holds for",
  terms: { day: "a day", week: "a week", month: "a month" },
  uses: "Lets in",
  usesOf: (count: number) => (count === 1 ? "1 person" : `${count} people`),
  invite: "Make an invitation",
  noInvitations: "No invitation is open.",
  forAddress: (email: string) => `For ${email}`,
  forAnyone: "For whoever has the link",
  by: (who: string) => `by ${who}`,
  byThemselves: "asked for by themselves",
  ends: (when: string) => `ends ${when}`,
  takeBack: "Take back",

  // Administration: letters
  letters: "Letters",
  lettersText: "What the house has written. Links of letters that did not leave can be passed on.",
  noServer:
    "No mail server is set up, so no letter leaves. Pass the links on yourself, or set one up under [mail] in the settings of the server.",
  noLetters: "No letters.",
  states: { waiting: "Waiting", sent: "Sent", kept: "Here", failed: "Not sent" },
  noAddress: "No address",
  copyLink: "Copy link",
  copied: "Link copied",
  copyFailed: "The link could not be copied.",
  testTo: "Send a test letter to",
  test: "Send",
  testSent: "A test letter is on its way.",
} as const;
