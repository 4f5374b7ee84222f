//! What the sandbox says over the WebSocket.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Content, Place, Run, State, WroteFile};
use crate::base::{FileId, RoomNo, RunNo, Timestamp, UserId};
use crate::wire::write_varint;

/// The tag of binary frames with terminal output.
const TERMINAL: u8 = 3;

/// From a client.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RunRequest")]
pub enum Request {
    /// Run a file. The same `nonce` again starts nothing.
    Start {
        /// Which file.
        file: FileId,
        /// In which language; by default the file's own.
        #[serde(default)]
        language: Option<String>,
        /// The program's arguments.
        #[serde(default)]
        args: Vec<String>,
        /// Unique per person and room.
        nonce: String,
        /// For a run that can be repeated. Then all its input comes with it.
        #[serde(default)]
        #[ts(optional, type = "number | null")]
        seed: Option<u64>,
        /// All its input. Without it, and without a seed, people may type.
        #[serde(default)]
        stdin: Option<String>,
        /// How many characters fit in a line of one's terminal.
        #[serde(default)]
        columns: Option<u32>,
        /// How many lines it has.
        #[serde(default)]
        lines: Option<u32>,
    },
    /// Run the tests of a file's program.
    Test {
        /// Which file.
        file: FileId,
        /// Unique per person and room.
        nonce: String,
    },
    /// Repeat a run that had a seed, with the sources and the input of then.
    Repeat {
        /// Which.
        run: RunNo,
        /// Unique per person and room.
        nonce: String,
    },
    /// Type into a program.
    Stdin {
        /// Which.
        run: RunNo,
        /// What.
        text: String,
    },
    /// Nothing more will be typed.
    Eof {
        /// Into which.
        run: RunNo,
    },
    /// Interrupt a program, as Ctrl-C does.
    Interrupt {
        /// Which.
        run: RunNo,
    },
    /// Stop a program.
    Stop {
        /// Which.
        run: RunNo,
    },
    /// Settle who types into a program.
    Keyboard {
        /// Which.
        run: RunNo,
        /// How.
        want: Want,
    },
}

/// Who is to have a keyboard.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "KeyboardWant")]
pub enum Want {
    /// Only oneself.
    Take,
    /// Oneself, if the one who has it agrees. Done once the wish is told.
    Ask,
    /// Everyone who may run programs.
    Open,
    /// Only this person.
    Give(UserId),
    /// Not this person, who has asked; or nobody more, if it is oneself.
    Decline(UserId),
}

/// Who may type into a program.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "RunKeyboard")]
pub struct Keyboard {
    /// Into which.
    pub run: RunNo,
    /// Only this person; `null`: everyone who may run programs.
    pub holder: Option<UserId>,
    /// Whether the holder is away: whoever types first is the next.
    pub free: bool,
    /// Who has asked for it.
    pub asks: Vec<UserId>,
}

/// Files that a program wrote, which can be put into the tree.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "RunOffer")]
pub struct Offer {
    /// Which program.
    pub run: RunNo,
    /// By path.
    pub files: Vec<OfferedFile>,
    /// How many more it wrote, which are not offered.
    pub more: u32,
    /// Until when; or until newer runs have written.
    pub until: Timestamp,
}

/// A file that a program wrote.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct OfferedFile {
    /// Where.
    pub path: String,
    /// How long it is.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether it was not there when the program began.
    pub is_new: bool,
    /// Whether it can be kept, and if not, why.
    pub kind: OfferedKind,
}

/// What is in a file that a program wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OfferedKind {
    /// A text, which can be kept.
    Text,
    /// Something else, for which the tree has no place.
    Binary,
    /// More than is offered.
    Large,
}

impl From<&WroteFile> for OfferedFile {
    fn from(file: &WroteFile) -> Self {
        Self {
            path: file.path.clone(),
            bytes: file.bytes,
            is_new: file.before.is_none(),
            kind: match file.content {
                Content::Text(_) => OfferedKind::Text,
                Content::Binary => OfferedKind::Binary,
                Content::Large => OfferedKind::Large,
            },
        }
    }
}

/// To clients.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RunEvent")]
pub enum Event {
    /// Someone started a program. Durable.
    Started(Run),
    /// A program has ended. Durable.
    Finished(Run),
    /// How far a program is.
    State {
        /// Which.
        run: RunNo,
        /// How far.
        state: State,
        /// While it waits for its turn: where it stands, and what it waits for.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        queued: Option<Place>,
    },
    /// Someone typed into a program.
    Typed {
        /// Which.
        run: RunNo,
        /// Who.
        user: UserId,
        /// Where it begins in the output, which shows it too: the frame with it follows.
        #[ts(type = "number")]
        offset: u64,
        /// What, as it shows.
        text: String,
    },
    /// Who may type into a program, whenever that changes.
    Keyboard(Keyboard),
    /// A program that has ended wrote files.
    Wrote(Offer),
}

/// A binary frame: output of `run`, beginning `offset` bytes after its start.
pub(super) fn terminal(room: RoomNo, run: RunNo, offset: u64, output: &[u8]) -> Bytes {
    let mut frame = Vec::with_capacity(output.len() + 24);
    frame.push(TERMINAL);
    write_varint(&mut frame, room.0.unsigned_abs());
    write_varint(&mut frame, run.0.unsigned_abs());
    write_varint(&mut frame, offset);
    frame.extend_from_slice(output);
    frame.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_frames_say_where_they_belong() {
        assert_eq!(
            &terminal(RoomNo(2), RunNo(7), 300, b"hi")[..],
            b"\x03\x02\x07\xac\x02hi"
        );
    }
}
