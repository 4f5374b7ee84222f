// The frames of the live protocol (src/live/PROTOCOL.md), generated from the server's types.
// `UPDATE=1 cargo test --release types` writes this file; a test fails when it is out of date.

export type Attachment = { 
/**
 * Which file.
 */
id: UploadId, 
/**
 * What it is called.
 */
name: string, 
/**
 * What it was found to be (RFC 6838), whatever its sender called it.
 */
media_type: string, 
/**
 * In bytes.
 */
size: number, 
/**
 * In pixels, for pictures.
 */
width: number | null, 
/**
 * In pixels, for pictures.
 */
height: number | null, 
/**
 * Whether there is a small picture of it.
 */
thumbnail: boolean, };

export type CaseResult = { 
/**
 * What people call it.
 */
name: string, 
/**
 * Whether it is hidden: then nothing more is told than the verdict.
 */
hidden: boolean, 
/**
 * What became of it.
 */
verdict: CaseVerdict, 
/**
 * What it was worth.
 */
points: number, 
/**
 * How long it took.
 */
wall_ms: number, 
/**
 * What went wrong, in a sentence.
 */
why: string | null, 
/**
 * The beginning of what was typed, if it did not pass.
 */
input: string | null, 
/**
 * The beginning of what was to be printed, if something else was.
 */
expected: string | null, 
/**
 * The beginning of what was printed, if it did not pass.
 */
printed: string | null, };

export type CaseVerdict = "passed" | "wrong_output" | "wrong_exit" | "limit" | "failed";

export type ChatEvent = { "posted": Message } | { "changed": Message } | { "reacted": ChatReacted } | { "seen": { 
/**
 * Those whose marks have moved.
 */
marks: Array<Seen>, } } | { "typing": { 
/**
 * Who.
 */
user: UserId, } } | { "read": { 
/**
 * The last message seen.
 */
seq: Seq, } };

export type ChatReacted = { 
/**
 * To which message.
 */
message: MessageId, 
/**
 * One emoji.
 */
emoji: string, 
/**
 * By whom.
 */
user: UserId, 
/**
 * Whether it was given.
 */
on: boolean, };

export type ChatRequest = { "post": { 
/**
 * What to say, in Markdown.
 */
body: string, 
/**
 * Unique per author and room.
 */
nonce: string, 
/**
 * The message that this one answers.
 */
reply_to?: MessageId, 
/**
 * Files that one has sent into the room; then `body` may be empty.
 */
attachments?: Array<UploadId>, } } | { "edit": { 
/**
 * One's own message.
 */
id: MessageId, 
/**
 * The new words, in Markdown.
 */
body: string, } } | { "delete": { 
/**
 * One's own message; anyone's, for those who keep order.
 */
id: MessageId, } } | { "react": { 
/**
 * Which message.
 */
id: MessageId, 
/**
 * One emoji.
 */
emoji: string, 
/**
 * Whether it is given.
 */
on: boolean, } } | { "pin": { 
/**
 * Which message.
 */
id: MessageId, 
/**
 * Whether it is pinned.
 */
on: boolean, } } | { "typing": Record<symbol, never> } | { "read": { 
/**
 * The last message seen.
 */
seq: Seq, } };

export type ClientFrame = { 
/**
 * The room it is for, as the server numbers it.
 */
r?: RoomNo, 
/**
 * Comes back in `done` or `refused`.
 */
re: number, 
/**
 * For the round trip time.
 */
ping?: Ping, 
/**
 * Enter a room.
 */
join?: Join, 
/**
 * Leave a room, keep the connection.
 */
leave?: Leave, 
/**
 * See [`rooms::Request`].
 */
presence?: PresenceRequest, 
/**
 * See [`chat::Request`].
 */
chat?: ChatRequest, 
/**
 * See [`editor::TreeRequest`].
 */
tree?: TreeRequest, 
/**
 * See [`editor::DocRequest`].
 */
doc?: DocRequest, 
/**
 * See [`sandbox::Request`].
 */
run?: RunRequest, };

export type ConnId = number;

export type Deleted = { 
/**
 * When.
 */
at: Timestamp, 
/**
 * By whom.
 */
by: UserId, };

export type DocEvent = { "opened": { 
/**
 * The file.
 */
file: FileId, 
/**
 * What binary frames call it.
 */
doc: DocId, 
/**
 * Changes when the server's past has changed.
 */
epoch: string, } } | { "saved": { 
/**
 * The document.
 */
doc: DocId, 
/**
 * The client's own count.
 */
n: number, } } | { "refused": { 
/**
 * The document.
 */
doc: DocId, 
/**
 * A stable name for programs.
 */
code: string, 
/**
 * A sentence for people.
 */
message: string, } };

export type DocId = number;

export type DocRequest = { "open": { 
/**
 * The file.
 */
file: FileId, } } | { "close": { 
/**
 * The document.
 */
doc: DocId, } };

export type Fault = "malformed" | "invalid" | "unauthorized" | "forbidden" | "not_found" | "conflict" | "too_large" | "busy" | "unavailable" | "internal";

export type FileId = string;

export type HouseRole = "admin" | "member" | "guest";

export type Join = { 
/**
 * Its code.
 */
room: string, 
/**
 * What the client has, when it comes back.
 */
resume?: Resume, };

export type Joined = { 
/**
 * What frames of this room call it.
 */
r: RoomNo, 
/**
 * The room.
 */
room: Room, 
/**
 * Changes when the server's past has changed, so that nothing can be resumed.
 */
epoch: string, 
/**
 * The last durable event.
 */
seq: Seq, 
/**
 * Yourself in this room.
 */
me: Me, 
/**
 * Who is here.
 */
presence: Array<Presence>, 
/**
 * Everything anew; `None` when the missed events follow instead.
 */
reset: Snapshot | null, };

export type KeyboardWant = "take" | "ask" | "open" | { "give": UserId } | { "decline": UserId };

export type Kind = "file" | "folder";

export type Language = { 
/**
 * Its name for programs.
 */
id: string, 
/**
 * Its name for people.
 */
name: string, 
/**
 * The version of its runtime, and the standard of the language.
 */
version: string, 
/**
 * Endings of its files, the usual one first.
 */
extensions: Array<string>, 
/**
 * Whether programs can start.
 */
state: Readiness, 
/**
 * While preparing: how far it is, from 0 to 1, estimated from the runtime's size.
 */
progress: number | null, };

export type Leave = { 
/**
 * Which.
 */
r: RoomNo, };

export type Limit = "time" | "memory" | "output" | "processes" | "files";

export type Me = { 
/**
 * Who.
 */
user: UserId, 
/**
 * What one may do.
 */
role: Role, 
/**
 * Which colour one has.
 */
slot: number, };

export type Member = { 
/**
 * Who.
 */
user: UserId, 
/**
 * Their unique name; guests have none.
 */
username: string | null, 
/**
 * What they are called.
 */
name: string, 
/**
 * What they may do.
 */
role: Role, 
/**
 * Whether they came by a link and have no account.
 */
guest: boolean, 
/**
 * Which colour of the presence palette is theirs in this room.
 */
slot: number, 
/**
 * Since when.
 */
joined_at: Timestamp, };

export type Message = { 
/**
 * Its place in the history.
 */
id: MessageId, 
/**
 * Its place among the room's durable events.
 */
seq: Seq, 
/**
 * Who said it.
 */
author: UserId, 
/**
 * What they are called now; they may have left the room.
 */
author_name: string, 
/**
 * What was said, in Markdown.
 */
body: string, 
/**
 * The client's own name for it.
 */
nonce: string, 
/**
 * When it reached us.
 */
sent_at: Timestamp, 
/**
 * What it answers.
 */
reply_to: Quote | null, 
/**
 * When its words were last changed.
 */
edited_at: Timestamp | null, 
/**
 * When its words were taken back. `body` is empty then.
 */
deleted_at: Timestamp | null, 
/**
 * Since when it is pinned.
 */
pinned_at: Timestamp | null, 
/**
 * What others think of it, in the order in which each was first given.
 */
reactions: Array<Reaction>, 
/**
 * The files that hang on it.
 */
attachments: Array<Attachment>, };

export type MessageId = number;

export type Node = { 
/**
 * Which.
 */
id: FileId, 
/**
 * File or folder; never changes.
 */
kind: Kind, 
/**
 * When it was made.
 */
created: Timestamp, 
/**
 * By whom.
 */
by: UserId, 
/**
 * What it is called.
 */
name: Register<string>, 
/**
 * The folder it lies in; `null` is the root.
 */
parent: Register<FileId | null>, 
/**
 * The language, when it is not told by the name.
 */
language: Register<string | null>, 
/**
 * Whether it was deleted.
 */
deleted: Register<Deleted | null>, };

export type OfferedFile = { 
/**
 * Where.
 */
path: string, 
/**
 * How long it is.
 */
bytes: number, 
/**
 * Whether it was not there when the program began.
 */
is_new: boolean, 
/**
 * Whether it can be kept, and if not, why.
 */
kind: OfferedKind, };

export type OfferedKind = "text" | "binary" | "large";

export type Participant = { 
/**
 * Who.
 */
user: UserId, 
/**
 * Their unique name.
 */
username: string | null, 
/**
 * What they are called.
 */
name: string, };

export type Ping = { 
/**
 * Anything; the client's clock, usually.
 */
at: number, };

export type Presence = { 
/**
 * Who.
 */
user: UserId, 
/**
 * On how many connections.
 */
devices: number, 
/**
 * Where, on the device used last.
 */
at: Spot | null, 
/**
 * Typing, or speaking, on any.
 */
active: boolean, 
/**
 * Away, on all.
 */
idle: boolean, 
/**
 * Whose cursor they follow.
 */
following: UserId | null, };

export type PresenceEvent = { "here": Presence } | { "gone": { 
/**
 * Who.
 */
user: UserId, } };

export type PresenceRequest = { "update": { 
/**
 * The file and line.
 */
at: Spot | null, 
/**
 * Typing, or speaking.
 */
active: boolean, 
/**
 * Away from the keyboard.
 */
idle: boolean, 
/**
 * Whose cursor I follow.
 */
following: UserId | null, } };

export type Quote = { 
/**
 * Which message.
 */
id: MessageId, 
/**
 * Who said it.
 */
author: UserId, 
/**
 * What they are called now.
 */
author_name: string, 
/**
 * How it begins; empty when its words were taken back.
 */
body: string, };

export type Reaction = { 
/**
 * One emoji.
 */
emoji: string, 
/**
 * Who, in the order of giving.
 */
users: Array<UserId>, };

export type Readiness = "ready" | "preparing" | "queued" | "failed";

export type Refusal = { 
/**
 * What the client can do about it.
 */
fault: Fault, 
/**
 * A stable name for programs.
 */
code: string, 
/**
 * A sentence for people.
 */
message: string, };

export type Register<T> = [T, Stamp];

export type Resume = { 
/**
 * The epoch it was told.
 */
epoch: string, 
/**
 * The last durable event it saw.
 */
seq: Seq, };

export type Role = "viewer" | "commenter" | "editor" | "moderator" | "owner";

export type Room = { 
/**
 * Its id.
 */
id: RoomId, 
/**
 * Its address: short, readable, unguessable.
 */
code: string, 
/**
 * What sort of room it is.
 */
kind: RoomKind, 
/**
 * Its name; of a direct conversation, the names of the others.
 */
name: string, 
/**
 * What it is for.
 */
description: string, 
/**
 * Who can find it.
 */
visibility: Visibility, 
/**
 * When it was made.
 */
created_at: Timestamp, 
/**
 * Who has owned it for longest.
 */
owner: UserId | null, 
/**
 * The people of a direct conversation; of other rooms nobody, for they have members.
 */
people: Array<Participant>, };

export type RoomEvent = { "changed": Room } | { "joined": Member } | { "left": { 
/**
 * Who.
 */
user: UserId, 
/**
 * Why.
 */
why: Why, } } | { "role": { 
/**
 * Who.
 */
user: UserId, 
/**
 * What they are now.
 */
role: Role, } } | { "renamed": { 
/**
 * Who.
 */
user: UserId, 
/**
 * What they are called.
 */
name: string, 
/**
 * Their unique name; guests have none.
 */
username: string | null, } } | "deleted";

export type RoomId = string;

export type RoomKind = "room" | "direct";

export type RoomNo = number;

export type Run = { 
/**
 * Its number in the room.
 */
id: RunNo, 
/**
 * Who started it.
 */
by: UserId, 
/**
 * What they are called now.
 */
by_name: string, 
/**
 * The file it started with.
 */
file: FileId, 
/**
 * Where that file was.
 */
path: string, 
/**
 * In which language.
 */
language: string, 
/**
 * What the program was told.
 */
args: Array<string>, 
/**
 * Whether it is tested, rather than run.
 */
is_test?: boolean, 
/**
 * With a seed it can be repeated.
 */
seed?: number, 
/**
 * The run that it repeats.
 */
repeats?: RunNo, 
/**
 * How far it is.
 */
state: RunState, 
/**
 * While it waits for its turn: where it stands, and what it waits for.
 */
queued?: RunPlace, 
/**
 * When it was asked for.
 */
started_at: Timestamp, 
/**
 * When it ended.
 */
finished_at: Timestamp | null, 
/**
 * How it ended.
 */
exit: RunExit | null, 
/**
 * How long it took.
 */
wall_ms: number, 
/**
 * How long it computed.
 */
cpu_ms: number, 
/**
 * The most memory it had.
 */
memory_bytes: number, 
/**
 * How long its output is, with what was typed into it.
 */
output_bytes: number, 
/**
 * What came of its tests.
 */
report?: TestReport, 
/**
 * With a seed, once it has ended by itself: what anyone who repeats it gets, too.
 */
receipt?: RunReceipt, 
/**
 * If it repeats another run: which fields of the receipts differ. None: it is the same.
 */
differences?: Array<string>, };

export type RunBound = "person" | "room" | "house";

export type RunEvent = { "started": Run } | { "finished": Run } | { "state": { 
/**
 * Which.
 */
run: RunNo, 
/**
 * How far.
 */
state: RunState, 
/**
 * While it waits for its turn: where it stands, and what it waits for.
 */
queued?: RunPlace, } } | { "typed": { 
/**
 * Which.
 */
run: RunNo, 
/**
 * Who.
 */
user: UserId, 
/**
 * Where it begins in the output, which shows it too: the frame with it follows.
 */
offset: number, 
/**
 * What, as it shows.
 */
text: string, } } | { "keyboard": RunKeyboard } | { "wrote": RunOffer };

export type RunExit = { "code": number } | { "limit": Limit } | { "stopped": UserId } | { "interrupted": UserId } | { "failed": string };

export type RunKeyboard = { 
/**
 * Into which.
 */
run: RunNo, 
/**
 * Only this person; `null`: everyone who may run programs.
 */
holder: UserId | null, 
/**
 * Whether the holder is away: whoever types first is the next.
 */
free: boolean, 
/**
 * Who has asked for it.
 */
asks: Array<UserId>, };

export type RunNo = number;

export type RunOffer = { 
/**
 * Which program.
 */
run: RunNo, 
/**
 * By path.
 */
files: Array<OfferedFile>, 
/**
 * How many more it wrote, which are not offered.
 */
more: number, 
/**
 * Until when; or until newer runs have written.
 */
until: Timestamp, };

export type RunPlace = { 
/**
 * How many are before it.
 */
before: number, 
/**
 * What has to end before it may begin.
 */
waits_for: RunBound, };

export type RunReceipt = { 
/**
 * The version of this form.
 */
receipt: number, 
/**
 * The language.
 */
language: string, 
/**
 * The SHA-256 of its runtime's WebAssembly.
 */
runtime: string, 
/**
 * The version of Longhouse that ran it. It is the one thing that may differ.
 */
longhouse: string, 
/**
 * The file that was started.
 */
entry: string, 
/**
 * The program's arguments.
 */
args: Array<string>, 
/**
 * What randomness was made from.
 */
seed: number, 
/**
 * The most memory it could have, in bytes.
 */
memory_limit: number, 
/**
 * The SHA-256 of all sources with their paths.
 */
sources: string, 
/**
 * The SHA-256 of its input.
 */
stdin: string, 
/**
 * How it ended.
 */
exit: string, 
/**
 * The SHA-256 of its standard output.
 */
stdout: string, 
/**
 * The SHA-256 of its standard error.
 */
stderr: string, 
/**
 * The SHA-256 of all files that it left behind, with their paths.
 */
files: string, 
/**
 * The most memory it had, in bytes.
 */
memory: number, };

export type RunRequest = { "start": { 
/**
 * Which file.
 */
file: FileId, 
/**
 * In which language; by default the file's own.
 */
language: string | null, 
/**
 * The program's arguments.
 */
args: Array<string>, 
/**
 * Unique per person and room.
 */
nonce: string, 
/**
 * For a run that can be repeated. Then all its input comes with it.
 */
seed?: number | null, 
/**
 * All its input. Without it, and without a seed, people may type.
 */
stdin: string | null, 
/**
 * How many characters fit in a line of one's terminal.
 */
columns: number | null, 
/**
 * How many lines it has.
 */
lines: number | null, } } | { "test": { 
/**
 * Which file.
 */
file: FileId, 
/**
 * Unique per person and room.
 */
nonce: string, } } | { "repeat": { 
/**
 * Which.
 */
run: RunNo, 
/**
 * Unique per person and room.
 */
nonce: string, } } | { "stdin": { 
/**
 * Which.
 */
run: RunNo, 
/**
 * What.
 */
text: string, } } | { "eof": { 
/**
 * Into which.
 */
run: RunNo, } } | { "interrupt": { 
/**
 * Which.
 */
run: RunNo, } } | { "stop": { 
/**
 * Which.
 */
run: RunNo, } } | { "keyboard": { 
/**
 * Which.
 */
run: RunNo, 
/**
 * How.
 */
want: KeyboardWant, } };

export type RunState = "queued" | "preparing" | "running" | "done";

export type Seen = { 
/**
 * Who.
 */
user: UserId, 
/**
 * The last event read.
 */
seq: Seq, };

export type Seq = number;

export type ServerFrame = { "welcome": Welcome } | { "pong": { 
/**
 * What the ping said.
 */
at: number, } } | { "joined": Joined } | { "gone": { 
/**
 * Why.
 */
why: Why, } } | { "done": Record<symbol, never> } | { "refused": Refusal } | { "runtimes": Array<Language> } | { "room": RoomEvent } | { "presence": PresenceEvent } | { "chat": ChatEvent } | { "tree": TreeEvent } | { "doc": DocEvent } | { "run": RunEvent };

export type ShownRun = { 
/**
 * While it runs: the offset of `output` in all it printed.
 */
output_from?: number, 
/**
 * While it runs: what it printed last, in base64.
 */
output?: string, 
/**
 * While it runs: who may type into it.
 */
keyboard?: RunKeyboard, 
/**
 * For some time after its end: the files it wrote.
 */
wrote?: RunOffer, 
/**
 * Its number in the room.
 */
id: RunNo, 
/**
 * Who started it.
 */
by: UserId, 
/**
 * What they are called now.
 */
by_name: string, 
/**
 * The file it started with.
 */
file: FileId, 
/**
 * Where that file was.
 */
path: string, 
/**
 * In which language.
 */
language: string, 
/**
 * What the program was told.
 */
args: Array<string>, 
/**
 * Whether it is tested, rather than run.
 */
is_test?: boolean, 
/**
 * With a seed it can be repeated.
 */
seed?: number, 
/**
 * The run that it repeats.
 */
repeats?: RunNo, 
/**
 * How far it is.
 */
state: RunState, 
/**
 * While it waits for its turn: where it stands, and what it waits for.
 */
queued?: RunPlace, 
/**
 * When it was asked for.
 */
started_at: Timestamp, 
/**
 * When it ended.
 */
finished_at: Timestamp | null, 
/**
 * How it ended.
 */
exit: RunExit | null, 
/**
 * How long it took.
 */
wall_ms: number, 
/**
 * How long it computed.
 */
cpu_ms: number, 
/**
 * The most memory it had.
 */
memory_bytes: number, 
/**
 * How long its output is, with what was typed into it.
 */
output_bytes: number, 
/**
 * What came of its tests.
 */
report?: TestReport, 
/**
 * With a seed, once it has ended by itself: what anyone who repeats it gets, too.
 */
receipt?: RunReceipt, 
/**
 * If it repeats another run: which fields of the receipts differ. None: it is the same.
 */
differences?: Array<string>, };

export type Snapshot = { 
/**
 * Who belongs here.
 */
members: Array<Member>, 
/**
 * The file tree.
 */
tree: Array<Node>, 
/**
 * The last messages, oldest first.
 */
messages: Array<Message>, 
/**
 * Whether there are older ones.
 */
more_messages: boolean, 
/**
 * How many of them one has not read.
 */
unread: number, 
/**
 * The last runs, newest first.
 */
runs: Array<ShownRun>, };

export type Spot = { 
/**
 * The file.
 */
file: FileId, 
/**
 * The line, from 1.
 */
line: number, };

export type Stamp = [number, number];

export type TestReport = { 
/**
 * In their order.
 */
cases: Array<CaseResult>, 
/**
 * How many passed.
 */
passed: number, 
/**
 * The points of those that passed.
 */
points: number, 
/**
 * The points of all.
 */
of: number, };

export type Timestamp = number;

export type TreeEvent = { "changed": { 
/**
 * Whole nodes.
 */
nodes: Array<Node>, } };

export type TreeRequest = { "create": { 
/**
 * Chosen by the client.
 */
id: FileId, 
/**
 * File or folder.
 */
kind: Kind, 
/**
 * What it is called.
 */
name: string, 
/**
 * The folder it lies in; `null` is the root.
 */
parent: FileId | null, 
/**
 * The language, when it is not told by the name.
 */
language: string | null, 
/**
 * What is in it at first.
 */
text?: string, 
/**
 * When.
 */
stamp: Stamp, } } | { "rename": { 
/**
 * Of which node.
 */
id: FileId, 
/**
 * The name.
 */
name: string, 
/**
 * When.
 */
stamp: Stamp, } } | { "move": { 
/**
 * Which node.
 */
id: FileId, 
/**
 * The folder; `null` is the root.
 */
parent: FileId | null, 
/**
 * When.
 */
stamp: Stamp, } } | { "language": { 
/**
 * Of which file.
 */
id: FileId, 
/**
 * Which; `null`: by the name.
 */
language: string | null, 
/**
 * When.
 */
stamp: Stamp, } } | { "delete": { 
/**
 * Which node.
 */
id: FileId, 
/**
 * When.
 */
stamp: Stamp, } } | { "restore": { 
/**
 * Which node.
 */
id: FileId, 
/**
 * When.
 */
stamp: Stamp, } };

export type UploadId = string;

export type User = { 
/**
 * Their id.
 */
id: UserId, 
/**
 * Their unique name; guests have none.
 */
username: string | null, 
/**
 * What they are called.
 */
name: string, 
/**
 * Their address, when they gave one.
 */
email: string | null, 
/**
 * What they may do in the house.
 */
role: HouseRole, 
/**
 * Since when they are here.
 */
created_at: Timestamp, };

export type UserId = string;

export type Visibility = "public" | "private";

export type Welcome = { 
/**
 * This connection.
 */
conn: ConnId, 
/**
 * Who the server takes you for.
 */
user: User, 
/**
 * The server's version.
 */
version: string, 
/**
 * The server's clock.
 */
now: Timestamp, 
/**
 * How often the server pings.
 */
heartbeat_ms: number, };

export type Why = "left" | "removed" | "deleted";
