//! The words in which live runs talk to their room and to the store.

use serde::Serialize;
use ts_rs::TS;

use super::super::frames::{Keyboard, Offer};
use super::super::language::{self, Definition};
use super::super::record::Args;
use super::super::{Error, Exit, Outcome, Run, Window};
use crate::base::{ConnId, FileId, Nonce, RunNo, Seq, Timestamp, UserId};
use crate::rooms::Cx;

/// Which file is started.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// This one.
    File(FileId),
    /// The one at this path.
    Path(String),
    /// The one that this run started with, as it was then.
    Run(RunNo),
}

/// A run that someone asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// Which file.
    pub entry: Entry,
    /// In which language; by default the file's own, or that of its ending.
    pub language: Option<String>,
    /// The program's arguments.
    pub args: Args,
    /// Unique per person and room.
    pub nonce: Nonce,
    /// What comes with it.
    pub given: Given,
}

/// What a program is given at its start, besides its files and arguments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// All its input. Without it, and without a seed, people type.
    pub stdin: Option<String>,
    /// For a run that can be repeated.
    pub seed: Option<u64>,
    /// Whether it is tested, rather than run.
    pub is_test: bool,
    /// How large the terminal is of the one who starts it.
    pub window: Window,
}

impl Given {
    /// Whether this is all the program gets: nobody types.
    pub(super) fn is_all(&self) -> bool {
        self.stdin.is_some() || self.seed.is_some() || self.is_test
    }
}

impl Start {
    /// Of a file, in its own language, without arguments.
    pub(in crate::sandbox) fn new(entry: Entry, nonce: &str, given: Given) -> Result<Self, Error> {
        Ok(Self {
            entry,
            language: None,
            args: Args::default(),
            nonce: Nonce::parse(nonce)?,
            given,
        })
    }
}

/// The file that was meant, as the editor knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which.
    pub file: FileId,
    /// Where.
    pub path: String,
    /// The language that people chose for it.
    pub language: Option<String>,
}

/// What the room does for its runs.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Find the file, and call [`Live::start`] with it.
    Find(ConnId, Start),
    /// Submit the program to the pool, and call [`Live::launched`] or [`Live::progress`].
    Launch(Launch),
}

/// A program to start with the files of the room.
#[derive(Clone, Debug, PartialEq)]
pub struct Launch {
    /// Its number.
    pub run: RunNo,
    /// For whom.
    pub user: UserId,
    /// The file to start.
    pub path: String,
    /// Its language.
    pub language: &'static str,
    /// Its arguments.
    pub args: Vec<String>,
    /// The file to start, by its number.
    pub file: FileId,
    /// The run whose sources are used, instead of the room's.
    pub repeats: Option<RunNo>,
    /// What comes with it.
    pub given: Given,
}

/// A change to commit.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Number a new run.
    Start {
        /// Who asks.
        by: UserId,
        /// What is started.
        found: Found,
        /// In which language.
        language: &'static str,
        /// With which arguments.
        args: Args,
        /// The client's own name for it.
        nonce: Nonce,
        /// What comes with it.
        given: Given,
        /// When.
        at: Timestamp,
    },
    /// Number a new run that repeats another.
    Repeat {
        /// Who asks.
        by: UserId,
        /// Which run is repeated.
        of: RunNo,
        /// The client's own name for it.
        nonce: Nonce,
        /// When.
        at: Timestamp,
    },
    /// Keep how a run ended.
    Finish {
        /// Which.
        run: RunNo,
        /// How.
        exit: Exit,
        /// Its times and sizes.
        outcome: Outcome,
        /// What it printed and people typed, shortened.
        output: Vec<u8>,
        /// When.
        at: Timestamp,
    },
}

/// A change committed.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// A new run, and what comes with it.
    Started(Seq, Run, Given),
    /// The same nonce again.
    Repeated(Run),
    /// A run is over.
    Finished(Seq, Run),
}

/// A run as it is told to those who come in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "ShownRun")]
pub struct Shown {
    /// The run.
    #[serde(flatten)]
    pub run: Run,
    /// While it runs: the offset of `output` in all it printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub output_from: Option<u64>,
    /// While it runs: what it printed last, in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub output: Option<String>,
    /// While it runs: who may type into it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub keyboard: Option<Keyboard>,
    /// For some time after its end: the files it wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wrote: Option<Offer>,
}

/// The write that a start amounts to.
pub(super) fn write_of(cx: &Cx, start: Start, found: Option<Found>) -> Result<Write, Error> {
    if let Entry::Run(of) = start.entry {
        return Ok(Write::Repeat {
            by: cx.caller.user,
            of,
            nonce: start.nonce,
            at: cx.now,
        });
    }
    let found = found.ok_or(Error::NoSuchFile)?;
    let language = chosen(start.language.as_deref(), &found)?.id;
    let Start {
        args, nonce, given, ..
    } = start;
    Ok(Write::Start {
        by: cx.caller.user,
        found,
        language,
        args,
        nonce,
        given,
        at: cx.now,
    })
}

/// The language someone asked for, or the file's own, or that of its ending.
pub(super) fn chosen(asked: Option<&str>, found: &Found) -> Result<&'static Definition, Error> {
    if let Some(id) = asked {
        return language::by_id(id).ok_or_else(|| Error::NoSuchLanguage(id.to_owned()));
    }
    let own = found.language.as_deref().and_then(language::by_id);
    own.or_else(|| language::by_path(&found.path))
        .ok_or_else(|| Error::UnknownEnding(found.path.clone()))
}
