//! Values everyone shares: ids, time, secrets, limits, and what can go wrong.
//!
//! Nothing here does I/O, and nothing here knows a feature.

mod device;
mod fault;
#[cfg(test)]
pub(crate) mod fuzz;
mod id;
mod limit;
mod nonce;
mod recent;
mod secret;
mod time;

pub use device::is_device;
pub use fault::{Explain, Fault, Refusal};
pub use id::{
    ConnId, DocId, FileId, InviteId, LetterId, MessageId, PasskeyId, RoomId, RoomNo, RunNo, Seq,
    SessionId, SnapshotId, UploadId, UserId,
};
pub use limit::TokenBucket;
pub use nonce::{BadNonce, Nonce};
pub use recent::Recent;
pub use secret::{Secret, random_bytes, random_token};
pub use time::{Timestamp, Utc, now};
