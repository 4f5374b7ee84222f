//! What can go wrong with documents and the tree.

use super::name::Fault as NameFault;
use super::{MAX_DEPTH, MAX_DOCUMENT, MAX_NODES};
use crate::base::{Explain, Fault, Refusal};
use crate::store;

/// Why a request about documents or the tree was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller's role does not allow it.
    #[error("your role in this room lets you read, not change")]
    ReadOnly,
    /// No such node.
    #[error("there is no such file or folder")]
    NoSuchFile,
    /// A folder where a file is meant.
    #[error("this is a folder, not a file")]
    NotAFile,
    /// A file where a folder is meant.
    #[error("this is a file, not a folder")]
    NotAFolder,
    /// The id is taken by something else.
    #[error("this id belongs to another file")]
    Taken,
    /// A name that some disk could not hold.
    #[error("{0}")]
    BadName(NameFault),
    /// Too many folders in each other.
    #[error("folders lie at most {MAX_DEPTH} deep in each other")]
    TooDeep,
    /// Too many nodes.
    #[error(
        "a room holds at most {MAX_NODES} files and folders; delete some, or make another room"
    )]
    TreeFull,
    /// A language with a strange name.
    #[error("a language has a short name of letters, digits, - and +")]
    BadLanguage,
    /// A clock that is ahead.
    #[error("your clock is ahead of the server's; set it and try again")]
    StampAhead,
    /// More than a document takes.
    #[error("a file holds at most {} MiB, counting the history of its edits; split it, or make a new one", MAX_DOCUMENT >> 20)]
    DocumentFull,
    /// Something that is no text.
    #[error("a file holds one plain text; this client tries to write something else")]
    NotText,
    /// No such state.
    #[error("there is no such earlier state of this file")]
    NoSuchSnapshot,
    /// A zip file that is none.
    #[error("this is not a zip file that we can read: {0}")]
    BadArchive(String),
    /// A template that we do not have.
    #[error("there is no starter for this language")]
    NoTemplate,
    /// The room has files already.
    #[error("there are files in this room already")]
    NotEmpty,
    /// The room is gone.
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
    /// More than one archive holds.
    #[error("this is more than one archive holds; take the files one by one")]
    ArchiveTooLarge,
    /// Bytes that are no text.
    #[error("a file here is UTF-8 text without NUL characters")]
    BadText,
    /// Something else was in the way, and still is.
    #[error("others are changing this at the same time; try again")]
    Busy,
    /// Turned down by the room.
    #[error(transparent)]
    Refused(Refusal),
    /// What is stored does not make sense.
    #[error("the stored document cannot be read")]
    Corrupt,
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::ReadOnly => Fault::Forbidden,
            Self::NoSuchFile | Self::NoSuchSnapshot | Self::NoSuchRoom | Self::NoTemplate => {
                Fault::NotFound
            }
            Self::Taken | Self::NotEmpty | Self::NotAFile | Self::NotAFolder => Fault::Conflict,
            Self::BadName(_) | Self::TooDeep | Self::BadLanguage | Self::StampAhead => {
                Fault::Invalid
            }
            Self::NotText | Self::BadText | Self::BadArchive(_) => Fault::Invalid,
            Self::TreeFull | Self::DocumentFull | Self::ArchiveTooLarge => Fault::TooLarge,
            Self::Busy => Fault::Busy,
            Self::Refused(refusal) => refusal.fault,
            Self::Corrupt => Fault::Internal,
            Self::Store(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::ReadOnly => "read_only",
            Self::NoSuchFile => "no_such_file",
            Self::NotAFile => "not_a_file",
            Self::NotAFolder => "not_a_folder",
            Self::Taken => "id_taken",
            Self::BadName(_) => "invalid_name",
            Self::TooDeep => "too_deep",
            Self::TreeFull => "tree_full",
            Self::BadLanguage => "invalid_language",
            Self::StampAhead => "clock_ahead",
            Self::DocumentFull => "document_full",
            Self::NotText => "not_text",
            Self::NoSuchSnapshot => "no_such_snapshot",
            Self::BadArchive(_) => "invalid_archive",
            Self::NoTemplate => "no_template",
            Self::NotEmpty => "not_empty",
            Self::NoSuchRoom => "no_such_room",
            Self::ArchiveTooLarge => "archive_too_large",
            Self::BadText => "invalid_text",
            Self::Busy => "busy",
            Self::Refused(refusal) => refusal.code,
            Self::Corrupt => "document_corrupt",
            Self::Store(error) => error.code(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::BadName(_) => Some("name"),
            Self::BadLanguage => Some("language"),
            Self::StampAhead => Some("stamp"),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
