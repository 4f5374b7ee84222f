//! What a room is when it starts: all that the store has of it.

use super::registry::{Rooms, Running};
use super::{Opened, Room};
use crate::base::{Refusal, RoomId, Seq};
use crate::{chat, editor, rooms, sandbox};

/// Opens the room's state from the store and runs its task. `None`: there is no such room.
pub(super) async fn open(
    rooms: &Rooms,
    id: RoomId,
    running: &Running,
) -> Result<(Room, Seq), Refusal> {
    let no = running.no;
    let epoch = rooms.epoch().to_owned();
    let settings = rooms.chat();
    let opened = rooms
        .db()
        .read(move |conn| {
            let (room, seq, members) = rooms::open(conn, id)?;
            let said = chat::open(conn, id).map_err(Refusal::from)?;
            let files = editor::open(conn, id).map_err(Refusal::from)?;
            let runs = sandbox::open(conn, id).map_err(Refusal::from)?;
            Ok::<_, OpenError>(Opened {
                room,
                seq,
                members,
                chat: chat::Live::new(said, settings),
                editor: editor::Live::new(no, files, epoch),
                runs: sandbox::Live::new(no, runs),
            })
        })
        .await
        .map_err(|OpenError(refusal)| refusal)?;
    let seq = opened.seq;
    Ok((Room::new(no, rooms.epoch().to_owned(), opened), seq))
}

/// Why a room did not open.
struct OpenError(Refusal);

impl From<Refusal> for OpenError {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl From<rooms::Error> for OpenError {
    fn from(error: rooms::Error) -> Self {
        Self(error.into())
    }
}

impl From<crate::store::Error> for OpenError {
    fn from(error: crate::store::Error) -> Self {
        Self(error.into())
    }
}
