//! Why a file is not taken.

use std::io;

use super::attached::MOST;
use crate::base::{Explain, Fault};
use crate::store;

/// Why a request about a file was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Larger than a file may be.
    #[error("files of up to {0} MiB can be attached here; this one is larger")]
    TooLarge(u64),
    /// The person is sending too many others.
    #[error("you are sending {0} files already; wait until some have arrived, or cancel them")]
    TooManyAtOnce(u32),
    /// The person has sent too much.
    #[error("you can send {0} MiB in 24 hours, and this would be more; try again later")]
    DayFull(u64),
    /// The room holds too much.
    #[error("the files of this room may take {0} MiB together, and this would be more")]
    RoomFull(u64),
    /// Nobody, or somebody else, or the room is closed to them by now.
    #[error("there is no such file, or it is not open to you")]
    NoSuchUpload,
    /// The account has been closed.
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
    /// The caller's role does not allow it.
    #[error("your role in this room does not let you write here")]
    ReadOnly,
    /// `Upload-Offset` is not there, or no number.
    #[error("the header Upload-Offset has to say where this piece begins")]
    NoOffset,
    /// What is sent does not begin where what is there ends.
    #[error("{0} bytes of this file have arrived; go on from there")]
    WrongOffset(u64),
    /// More was sent than the file was said to have.
    #[error("this is more than the file was said to have; this piece was not kept")]
    BeyondSize,
    /// Another request goes on with the same file.
    #[error("another request goes on with this file")]
    Superseded,
    /// A message cannot carry so many.
    #[error("a message carries at most {MOST} files")]
    TooManyInMessage,
    /// Not one's own, not of this room, not whole, or on another message already.
    #[error("a file of this message is not there, or hangs on another message; attach it again")]
    NotAttachable,
    /// The disk failed us.
    #[error("the disk failed: {0}")]
    Disk(#[from] io::Error),
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::TooLarge(_) | Self::RoomFull(_) | Self::BeyondSize => Fault::TooLarge,
            Self::TooManyAtOnce(_) | Self::DayFull(_) => Fault::Busy,
            Self::NoSuchUpload | Self::NoSuchRoom => Fault::NotFound,
            Self::ReadOnly => Fault::Forbidden,
            Self::NoOffset => Fault::Malformed,
            Self::WrongOffset(_) | Self::Superseded => Fault::Conflict,
            Self::TooManyInMessage | Self::NotAttachable => Fault::Invalid,
            Self::Disk(error) if is_full(error) => Fault::Unavailable,
            Self::Disk(_) => Fault::Internal,
            Self::Store(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "upload_too_large",
            Self::TooManyAtOnce(_) => "too_many_uploads",
            Self::DayFull(_) => "uploads_of_day_full",
            Self::RoomFull(_) => "room_files_full",
            Self::NoSuchUpload => "no_such_upload",
            Self::NoSuchRoom => "no_such_room",
            Self::ReadOnly => "read_only",
            Self::NoOffset => "no_offset",
            Self::WrongOffset(_) => "wrong_offset",
            Self::BeyondSize => "beyond_size",
            Self::Superseded => "superseded",
            Self::TooManyInMessage => "too_many_files",
            Self::NotAttachable => "not_attachable",
            Self::Disk(error) if is_full(error) => "disk_full",
            Self::Disk(_) => "internal",
            Self::Store(error) => error.code(),
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::TooManyAtOnce(_) => Some(10),
            Self::DayFull(_) => Some(3_600),
            _ => None,
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
