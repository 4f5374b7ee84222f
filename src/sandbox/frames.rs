//! What the sandbox says over the WebSocket.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Run, State};
use crate::base::{FileId, RoomNo, RunNo, UserId};
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
    /// Stop a program.
    Stop {
        /// Which.
        run: RunNo,
    },
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
        /// While queued: how many are before it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        position: Option<u32>,
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
