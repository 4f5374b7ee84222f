import { plural } from "../plural";

/** Texts of passkeys, one-time codes and the second step. */
export const factors = {
  // What the browser said, by the name of its error
  browserSays: {
    NotAllowedError: "Nothing was shown in time, or it was cancelled. Try again.",
    AbortError: "It was cancelled. Try again.",
    InvalidStateError: "This device has a passkey for this account already.",
    SecurityError: "Passkeys of this house belong to another address. Open it there.",
    NotSupportedError: "This device cannot keep a passkey. Try another one.",
  } as Readonly<Record<string, string>>,
  browserRefused: "The browser could not use a passkey. Try again.",

  // Signing in
  usePasskey: "Use a passkey",
  or: "or",
  secondTitle: "One more step",
  secondLead: "This account asks for a second factor.",
  code: "Code",
  codeHint: "The six digits that your authenticator app shows.",
  recoveryCode: "Recovery code",
  recoveryCodeHint: "One of those you kept when you set this up. It works once.",
  useRecoveryCode: "Use a recovery code",
  useApp: "Use the authenticator app",
  goOn: "Go on",
  startOver: "Begin again",

  // Proving
  proveTitle: "Is it you?",
  proveText: "This changes who gets into your account. Show once more that it is you.",
  proveNothing:
    "You sign in at another place. Sign out and in again, and do this within ten minutes of it.",
  provePassword: "Your password",
  confirm: "Confirm",

  // Passkeys
  passkeys: "Passkeys",
  passkeysText:
    "Sign in with a finger, your face or a PIN, without a password. A passkey is kept by your device, and no other website can ask for it.",
  noPasskeys: "You have none yet.",
  addPasskey: "Add a passkey",
  addPasskeyText: "Your browser will ask how to keep it.",
  passkeyName: "Name",
  passkeyNameHint: "To tell it from others, such as the device that keeps it.",
  passkeyAdded: "Passkey added",
  passkeyMeta: (added: string, used: string | null) =>
    used ? `Added ${added}, last used ${used}` : `Added ${added}, not used yet`,
  rename: (name: string) => `Rename ${name}`,
  renameTitle: "Rename the passkey",
  remove: (name: string) => `Remove ${name}`,
  removeTitle: "Remove the passkey?",
  removeText: (name: string) =>
    `${name} will no longer let you in. It stays on your device until you delete it there.`,
  removePasskey: "Remove the passkey",
  noBrowser: "This browser cannot use passkeys.",
  thisDevice: (browser: string, system: string) => `${browser} on ${system}`,

  // Authenticator app
  second: "Second step",
  secondText:
    "Whoever learns your password still needs a code of your phone. Passkeys need no second step.",
  setUp: "Set up an authenticator app",
  setUpTitle: "Authenticator app",
  scan: "Scan this with your app, or type the secret into it. Then enter the code that it shows.",
  qr: "The secret as a picture for an authenticator app",
  secret: "Secret",
  copySecret: "Copy the secret",
  turnOn: "Turn on",
  on: "On",
  onSince: (date: string) => `Authenticator app since ${date}`,
  codesLeft: (count: number) =>
    plural(count, { one: "# recovery code left", other: "# recovery codes left" }),
  newCodes: "New recovery codes",
  newCodesTitle: "Replace the recovery codes?",
  newCodesText: "Those you have now will stop working.",
  turnOff: "Turn off",
  turnOffTitle: "Turn the second step off?",
  turnOffText: "Your password alone will let you in. The recovery codes stop working.",
  turnedOff: "Second step turned off",

  // Recovery codes
  codesTitle: "Recovery codes",
  codesText:
    "Each lets you in once, when your phone is gone. Keep them where others do not look: they are shown only now.",
  copyCodes: "Copy all",
  download: "Download",
  kept: "I have kept them",
} as const;
