//! A run as everyone in the room sees it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limits::Limit;
use super::outcome::Ended;
use super::{Receipt, Report};
use crate::base::{BadNonce, Explain, Fault, FileId, RunNo, Timestamp, UserId};
use crate::store;

/// The most arguments of a program, and their length together.
const MAX_ARGS: usize = 64;
const MAX_ARGS_BYTES: usize = 8 << 10;
/// The largest seed: 2⁵³ − 1.
const MAX_SEED: u64 = (1 << 53) - 1;
/// The longest text typed at once, in bytes.
const MAX_TYPED: usize = 16 << 10;

/// Why a request about runs was turned down.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A nonce that is none.
    #[error(transparent)]
    Nonce(#[from] BadNonce),
    /// Arguments beyond measure.
    #[error(
        "a program takes at most {MAX_ARGS} arguments, {MAX_ARGS_BYTES} bytes together, without zero bytes"
    )]
    BadArgs,
    /// More input than we take at once.
    #[error("at most {MAX_TYPED} bytes can be typed at once")]
    TypedTooMuch,
    /// The program does not read.
    #[error(transparent)]
    NotRead(#[from] super::Full),
    /// Nobody can type any more.
    #[error("this program has been given all its input: nothing more can be typed")]
    InputEnded,
    /// Nothing of that name.
    #[error("there is no language called {0}")]
    NoSuchLanguage(String),
    /// The file's ending says nothing.
    #[error("the ending of {0} belongs to no language that runs here; choose one for the file")]
    UnknownEnding(String),
    /// The file is gone.
    #[error("there is no such file in this room")]
    NoSuchFile,
    /// Someone else types.
    #[error("{0} has the keyboard; ask for it")]
    NoKeyboard(String),
    /// Everyone types, and that is for others to change.
    #[error("only who started the program, or owns the room, decides who types into it")]
    NotYourKeyboard,
    /// Nobody there to type.
    #[error("the keyboard can be given only to someone who is here and may run programs")]
    NobodyToType,
    /// What was written is gone.
    #[error("what this program wrote is not held any longer; run it again to keep it")]
    NotOffered,
    /// More digits than a browser counts.
    #[error("a seed is a whole number from 0 to {MAX_SEED}")]
    BadSeed,
    /// There is nothing to repeat.
    #[error("this program had no seed, or was stopped by its time: it cannot be repeated")]
    NotRepeatable,
    /// Hidden tests are for those who manage the room.
    #[error("hidden tests are for those who manage the room")]
    NotYourTests,
    /// More than a file of cases.
    #[error("hidden cases are at most {} KiB long", super::cases::MAX_FILE >> 10)]
    CasesTooLarge,
    /// A bundle of ours is broken.
    #[error(transparent)]
    Bundle(#[from] super::receipt::Unreadable),
    /// The hidden cases are not as they should be.
    #[error(transparent)]
    Cases(#[from] super::cases::Error),
    /// What was written is no text.
    #[error("{0} is not a text of a size that is held, so it cannot be kept here")]
    NotKept(String),
    /// The run is over, or never was.
    #[error("no such program is running")]
    NoSuchRun,
    /// The house is busy.
    #[error(transparent)]
    Crowded(#[from] super::Crowded),
    /// The caller's role does not allow it.
    #[error("your role in this room does not let you run programs")]
    ReadOnly,
    /// The room is gone.
    #[error("there is no such room, or it is not open to you")]
    NoSuchRoom,
    /// The database failed us.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::Nonce(_)
            | Self::BadArgs
            | Self::NoSuchLanguage(_)
            | Self::UnknownEnding(_)
            | Self::BadSeed
            | Self::Bundle(_)
            | Self::Cases(_)
            | Self::NotKept(_) => Fault::Invalid,
            Self::TypedTooMuch | Self::CasesTooLarge => Fault::TooLarge,
            Self::NoSuchFile | Self::NoSuchRun | Self::NoSuchRoom | Self::NotOffered => {
                Fault::NotFound
            }
            Self::InputEnded | Self::NobodyToType | Self::NotRepeatable => Fault::Conflict,
            Self::NotRead(_) | Self::Crowded(_) => Fault::Busy,
            Self::ReadOnly | Self::NotYourTests | Self::NoKeyboard(_) | Self::NotYourKeyboard => {
                Fault::Forbidden
            }
            Self::Store(error) => error.fault(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Nonce(_) => "invalid_nonce",
            Self::BadArgs => "invalid_args",
            Self::TypedTooMuch => "typed_too_much",
            Self::NotRead(_) => "input_not_read",
            Self::InputEnded => "input_ended",
            Self::NoSuchLanguage(_) => "no_such_language",
            Self::UnknownEnding(_) => "unknown_ending",
            Self::NoSuchFile => "no_such_file",
            Self::NoKeyboard(_) => "no_keyboard",
            Self::NotYourKeyboard => "keyboard_not_yours",
            Self::NobodyToType => "nobody_to_type",
            Self::NotOffered => "not_offered",
            Self::BadSeed => "invalid_seed",
            Self::NotYourTests => "tests_not_yours",
            Self::NotRepeatable => "not_repeatable",
            Self::Bundle(_) => "broken_bundle",
            Self::CasesTooLarge => "cases_too_large",
            Self::Cases(_) => "invalid_cases",
            Self::NotKept(_) => "not_a_text",
            Self::NoSuchRun => "no_such_run",
            Self::Crowded(_) => "queue_full",
            Self::ReadOnly => "read_only",
            Self::NoSuchRoom => "no_such_room",
            Self::Store(error) => error.code(),
        }
    }

    fn retry_after_s(&self) -> Option<u64> {
        matches!(self, Self::Crowded(_) | Self::NotRead(_)).then_some(2)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// The arguments of a program: not too many, not too long.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Args(Vec<String>);

impl Args {
    /// Accepts `raw` as arguments, or says why not.
    pub fn parse(raw: Vec<String>) -> Result<Self, Error> {
        let bytes: usize = raw.iter().map(String::len).sum();
        let fits = raw.len() <= MAX_ARGS && bytes <= MAX_ARGS_BYTES;
        if !fits || raw.iter().any(|arg| arg.contains('\0')) {
            return Err(Error::BadArgs);
        }
        Ok(Self(raw))
    }

    /// The arguments themselves.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

/// Checks a seed: browsers count as far as this.
pub(super) fn seed(raw: Option<u64>) -> Result<Option<u64>, Error> {
    match raw {
        Some(seed) if seed > MAX_SEED => Err(Error::BadSeed),
        seed => Ok(seed),
    }
}

/// Checks text that is typed into a program.
pub(super) fn typed(text: &str) -> Result<(), Error> {
    (text.len() <= MAX_TYPED)
        .then_some(())
        .ok_or(Error::TypedTooMuch)
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RunState")]
pub enum State {
    /// It waits for its turn.
    Queued,
    /// Its language is being prepared.
    Preparing,
    /// It runs.
    Running,
    /// It has ended.
    Done,
}

/// Where a run stands that waits for its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
#[ts(rename = "RunPlace")]
pub struct Place {
    /// How many are before it.
    pub before: u32,
    /// What has to end before it may begin.
    pub waits_for: Bound,
}

impl Place {
    /// Of a run that nobody has looked at yet.
    pub(super) const FIRST: Self = Self {
        before: 0,
        waits_for: Bound::House,
    };
}

/// What keeps a run from beginning. Cores are none of it: those that have begun share them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RunBound")]
pub enum Bound {
    /// As many run as one person may have: another of theirs has to end.
    Person,
    /// As many run as one room may have: another of this room has to end.
    Room,
    /// As many run as the house may have: any other has to end.
    House,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RunExit")]
pub enum Exit {
    /// By itself, with this status.
    Code(i32),
    /// By a limit.
    Limit(Limit),
    /// This person stopped it.
    Stopped(UserId),
    /// This person pressed Ctrl-C: status 130, as shells have it.
    Interrupted(UserId),
    /// The sentence says what went wrong.
    Failed(String),
}

impl Exit {
    /// What `ended` is when people had asked for `stop`.
    pub(super) fn of(ended: Ended, stop: Option<Self>) -> Self {
        match (ended, stop) {
            (Ended::Code(code), _) => Self::Code(code),
            (Ended::Limit(limit), _) => Self::Limit(limit),
            (Ended::Stopped, Some(stop)) => stop,
            (Ended::Stopped, None) => Self::Failed("the server stopped it".into()),
            (Ended::Crashed(why) | Ended::Failed(why), _) => Self::Failed(why),
        }
    }
}

/// A run, as stored and as shown.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct Run {
    /// Its number in the room.
    pub id: RunNo,
    /// Who started it.
    pub by: UserId,
    /// What they are called now.
    pub by_name: String,
    /// The file it started with.
    pub file: FileId,
    /// Where that file was.
    pub path: String,
    /// In which language.
    pub language: String,
    /// What the program was told.
    pub args: Vec<String>,
    /// Whether it is tested, rather than run.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub is_test: bool,
    /// With a seed it can be repeated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub seed: Option<u64>,
    /// The run that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub repeats: Option<RunNo>,
    /// How far it is.
    pub state: State,
    /// While it waits for its turn: where it stands, and what it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub queued: Option<Place>,
    /// When it was asked for.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// How it ended.
    pub exit: Option<Exit>,
    /// How long it took.
    #[ts(type = "number")]
    pub wall_ms: i64,
    /// How long it computed.
    #[ts(type = "number")]
    pub cpu_ms: i64,
    /// The most memory it had.
    #[ts(type = "number")]
    pub memory_bytes: i64,
    /// How long its output is, with what was typed into it.
    #[ts(type = "number")]
    pub output_bytes: i64,
    /// What came of its tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub report: Option<Box<Report>>,
    /// With a seed, once it has ended by itself: what anyone who repeats it gets, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub receipt: Option<Box<Receipt>>,
    /// If it repeats another run: which fields of the receipts differ. None: it is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub differences: Option<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exits_look_as_the_protocol_says() {
        let json = |exit| serde_json::to_string(&exit).unwrap();
        assert_eq!(json(Exit::Code(3)), r#"{"code":3}"#);
        assert_eq!(json(Exit::Limit(Limit::Time)), r#"{"limit":"time"}"#);
        assert_eq!(json(Exit::Failed("no".into())), r#"{"failed":"no"}"#);
    }

    #[test]
    fn arguments_are_bounded() {
        assert!(Args::parse(vec!["x".into(); MAX_ARGS]).is_ok());
        for bad in [
            vec!["x".into(); MAX_ARGS + 1],
            vec!["x".repeat(MAX_ARGS_BYTES + 1)],
            vec!["a\0".into()],
        ] {
            assert!(Args::parse(bad).is_err());
        }
    }
}
