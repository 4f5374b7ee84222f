//! How code outside a room has something changed in it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::Caller;
use crate::base::{Refusal, RoomId};

/// Commits changes of one feature in the order of their room.
///
/// The room's task implements it for every feature; handlers, which lie in lower
/// layers, hold it as a [`Door`].
pub trait Committer<Write, Event>: Send + Sync {
    /// Has `write` committed on behalf of `caller`. When the answer is `Ok`, it is on
    /// disk, and everyone in the room has been told.
    fn commit(
        &self,
        room: RoomId,
        caller: Caller,
        write: Write,
    ) -> Pin<Box<dyn Future<Output = Result<Event, Refusal>> + Send>>;
}

/// A shared [`Committer`].
pub type Door<Write, Event> = Arc<dyn Committer<Write, Event>>;
