//! What a caller can do about an error.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The few kinds of failure a caller can act on. HTTP status codes and
/// WebSocket refusals are both derived from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Not even a request of the kind that we take here.
    Malformed,
    /// The request makes no sense as it stands; repeating it will not help.
    Invalid,
    /// We do not know who is asking.
    Unauthorized,
    /// We know who is asking, and they may not.
    Forbidden,
    /// No such thing, or none that the caller may know of.
    NotFound,
    /// Something else got there first.
    Conflict,
    /// More than we take at once, by size.
    TooLarge,
    /// A limit was reached; later it may work.
    Busy,
    /// We cannot do it at the moment, whoever asks.
    Unavailable,
    /// Our own fault. The cause goes to the log, never to the caller.
    Internal,
}

/// An error that can explain itself to a caller.
pub trait Explain: std::error::Error + Send + Sync + 'static {
    /// What the caller can do about it.
    fn fault(&self) -> Fault;
    /// A stable name for programs to match on, such as `message_too_long`.
    fn code(&self) -> &'static str;
    /// Which field of the request is wrong, when it is one.
    fn field(&self) -> Option<&'static str> {
        None
    }
    /// For [`Fault::Busy`]: after how many seconds it is worth trying again.
    fn retry_after_s(&self) -> Option<u64> {
        None
    }
}

/// Why a request was turned down, as it is told over the wire.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Refusal {
    /// What the client can do about it.
    pub fault: Fault,
    /// A stable name for programs.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
}

/// What we say instead of the cause when the fault is ours.
pub(crate) const OUR_FAULT: &str = "something went wrong on our side";

impl<E: Explain> From<E> for Refusal {
    fn from(error: E) -> Self {
        let message = match error.fault() {
            Fault::Internal => {
                tracing::error!(%error, "Request failed");
                OUR_FAULT.to_owned()
            }
            _ => error.to_string(),
        };
        Self {
            fault: error.fault(),
            code: error.code(),
            message,
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
impl std::error::Error for Refusal {}
