import { formatBytes, formatDuration } from "../lib/format";
import { plural } from "../messages/plural";
import type { RunExit } from "../wire/frames";

const limits: Record<Extract<RunExit, { limit: string }>["limit"], string> = {
  time: "it ran too long",
  memory: "it used too much memory",
  output: "it wrote too much",
  processes: "it started too many processes",
  files: "it wrote too many files",
};

/** Texts of running programs. */
export const text = {
  run: "Run",
  runPanel: "Run panel",
  theTerminal: "The terminal",
  runForAll: "Run for everyone",
  runFile: (path: string) => `Run ${path} for everyone`,
  moreWays: "More ways to run",
  runs: "Runs",
  stop: "Stop",
  asText: "Show output as plain text",
  asTerminal: "Show output as a terminal",
  shared: "Shared. Anyone here can type.",
  sharedViewer: "Shared. You may watch.",
  nothing: "Run a file, and its output shows here for everyone.",
  typedBy: (name: string) => `typed by ${name}`,
  someone: "someone",
  terminalLabel: (path: string) =>
    `Output of ${path}. Type a line and press Enter to send it. Tab moves on.`,
  output: (path: string) => `Output of ${path}`,
  input: "Type into the program",
  sendLine: "Send",
  endInput: "End of input",
  starting: "Starting",
  queued: (before: number) =>
    before > 0
      ? `Waits, ${plural(before, { one: "# run before it", other: "# runs before it" })}`
      : "Waits until another program ends",
  preparing: (language: string, part: number | null) =>
    part === null ? `Preparing ${language}` : `Preparing ${language}, ${Math.round(part * 100)} %`,
  running: "Runs",
  exit: (code: number) => `exit ${code}`,
  limit: (limit: keyof typeof limits) => `stopped: ${limits[limit]}`,
  stoppedBy: (name: string) => `stopped by ${name}`,
  interruptedBy: (name: string) => `interrupted by ${name}, status 130`,
  failed: (why: string) => `did not run: ${why}`,
  took: (ms: number, bytes: number) =>
    bytes > 0 ? ` in ${formatDuration(ms)}, ${formatBytes(bytes)}` : ` in ${formatDuration(ms)}`,
  by: (name: string) => `by ${name}`,
  showRun: (path: string, name: string) => `Show the output of ${path}, run by ${name}`,
  cut: "Older output is not kept here.",
  tab: (path: string, isLive: boolean) => (isLive ? `${path}, running` : path),
  closeTab: (path: string) => `Close ${path}`,

  // Who types
  keyboard: "Keyboard",
  youHold: "You have the keyboard.",
  holds: (name: string) => `${name} has the keyboard.`,
  isAway: (name: string) => `${name} is away. Whoever types first has the keyboard.`,
  onlyMe: "Only me",
  openToAll: "Let everyone type",
  askForIt: "Ask for it",
  asked: "You asked for it.",
  neverMind: "Never mind",
  takeIt: "Take it",
  handOver: "Hand over",
  handTo: (name: string) => `Hand it to ${name}`,
  keepIt: "Keep it",
  asks: (name: string, path: string) => `${name} asks for the keyboard of ${path}`,
  granted: (path: string) => `You have the keyboard of ${path}`,
  declined: (name: string) => `${name} keeps the keyboard`,
  denied: (name: string) => `${name} has the keyboard; ask for it`,
  notSettled: (why: string) => `The keyboard stays as it is: ${why}`,

  // What a program wrote
  wrote: (path: string) => `${path} wrote`,
  keep: "Keep",
  keepAll: "Keep all",
  keepFile: (path: string) => `Keep ${path} in the tree`,
  kept: "kept",
  keptAs: (path: string) => `kept as ${path}`,
  binary: "not text: cannot be kept yet",
  large: "too large to keep",
  moreFiles: (n: number) => plural(n, { one: "and # more", other: "and # more" }),
  dismissOffer: "Do not keep these files",
  offerPasses: "Offered for 10 minutes after the run.",
  notKept: (why: string) => `It was not kept: ${why}`,

  // With a seed
  withSeed: "Run with a seed…",
  seedTitle: (path: string) => `Run ${path} with a seed`,
  seedText:
    "Chance and time come from the seed, and all input from here, so the run can be repeated bit for bit.",
  seed: "Seed",
  seedHint: "A whole number. The same seed, the same run.",
  badSeed: "A seed is a whole number from 0 to 9007199254740991.",
  allInput: "Input",
  allInputHint: "Everything the program is typed. Nobody can type later.",

  // Tests
  test: "Run tests",
  writeTests: "Write tests",
  openTests: "Open tests",
  hiddenTests: "Hidden tests…",
  hiddenTitle: (path: string) => `Hidden tests of ${path}`,
  hiddenText:
    "Cases that only owners see. Everyone else learns whether they passed, and nothing of what is in them.",
  hiddenCases: "Cases",
  hiddenHint: "Written like a file of tests. Empty: there are none.",
  hiddenExample:
    '[[case]]\nname = "large numbers"\ninput = "40000 2"\noutput = "40002"\npoints = 3',
  hiddenFailed: "The hidden tests could not be loaded.",
  hiddenSaved: (path: string) => `The hidden tests of ${path} are kept`,

  // Why Run cannot be pressed
  why: {
    viewer: "You may watch, but not run. Ask the owner to let you edit.",
    offline: "Running needs the connection. It comes back by itself.",
    noFile: "Open a file to run it.",
    language: (name: string) => `${name} files cannot run here.`,
    noProgram: "There is no program beside these tests.",
    failed: (name: string) => `${name} could not be prepared on this server.`,
    busy: "It is starting.",
  },
  notTyped: (why: string) => `It was not typed: ${why}`,
  refused: (why: string) => `It was not started: ${why}`,
} as const;
