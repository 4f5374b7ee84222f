//! Tests of a program: a file of cases, each an input and what the program is to print.
//!
//! ```toml
//! [[case]]
//! name = "adds two numbers"
//! input = "1 2\n"
//! output = "3\n"
//! points = 2
//! ```
//!
//! The cases of `main.py` are in `main.tests.toml` beside it, or in `tests.toml`. Hidden cases
//! are kept apart from the tree: of those, people learn only whether they passed.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limits::Limit;
use super::outcome::{Ended, Outcome};
use super::streams::{Stream, Terminal};
use super::world::File;

/// How the name of a file of cases ends.
const ENDING: &str = "tests.toml";
/// The most cases of one program.
const MAX_CASES: usize = 100;
/// How much of a text is shown in a report, in bytes.
const SHOWN: usize = 1 << 10;
/// How many lines of a text are shown in a terminal.
const LINES: usize = 5;
/// How much of what a program prints is kept to be compared, in bytes.
const KEPT: usize = 1 << 20;
/// How long a file of cases may be, in bytes.
pub(super) const MAX_FILE: usize = 1 << 20;

/// What a program is given, and what it is to do.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// All that is typed.
    #[serde(default)]
    pub input: String,
    /// The program's arguments.
    #[serde(default)]
    pub args: Vec<String>,
    /// What it is to print to its standard output. Without it, only the status counts.
    pub output: Option<String>,
    /// The status with which it is to end.
    #[serde(default)]
    pub exit: i32,
    /// What passing is worth.
    #[serde(default = "one")]
    pub points: u32,
    /// Whether spaces at the ends of lines, and empty lines at the end, count.
    #[serde(default)]
    pub exact: bool,
    /// Whether people learn only if it passed.
    #[serde(skip)]
    pub is_hidden: bool,
}

fn one() -> u32 {
    1
}

/// Why there is nothing to test with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file of cases.
    #[error("there are no tests for {0}: write them into {1}")]
    None(String, String),
    /// The file is not as it should be.
    #[error("{0}: {1}")]
    Unreadable(String, String),
    /// A mistyped number of cases.
    #[error("{0} has {1} cases; at most {MAX_CASES} are run at once")]
    TooMany(String, usize),
}

/// Reads a file of cases.
pub fn parse(path: &str, text: &str, is_hidden: bool) -> Result<Vec<Case>, Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Cases {
        #[serde(default)]
        case: Vec<Case>,
    }
    let read: Cases = toml::from_str(text)
        .map_err(|error| Error::Unreadable(path.to_owned(), error.to_string()))?;
    if read.case.len() > MAX_CASES {
        return Err(Error::TooMany(path.to_owned(), read.case.len()));
    }
    let named = |(n, mut case): (usize, Case)| {
        case.is_hidden = is_hidden;
        if case.name.is_empty() {
            let hidden = if is_hidden { "hidden case" } else { "case" };
            case.name = format!("{hidden} {}", n + 1);
        }
        case
    };
    Ok(read.case.into_iter().enumerate().map(named).collect())
}

/// The cases of the program that starts with `entry`, the `hidden` ones last.
pub fn find(files: &[File], entry: &str, hidden: Option<&str>) -> Result<Vec<Case>, Error> {
    let places = places(entry);
    let found = places
        .iter()
        .find_map(|place| files.iter().find(|file| file.path == *place));
    let mut cases = match found {
        Some(file) => parse(&file.path, &String::from_utf8_lossy(&file.text), false)?,
        None => Vec::new(),
    };
    if let Some(hidden) = hidden {
        cases.extend(parse("the hidden cases", hidden, true)?);
    }
    if cases.is_empty() {
        return Err(Error::None(entry.to_owned(), places[0].clone()));
    }
    Ok(cases)
}

/// Where the cases of a program may be.
fn places(entry: &str) -> [String; 2] {
    let folder = entry.rfind('/').map_or("", |slash| &entry[..=slash]);
    let name = &entry[folder.len()..];
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    [
        format!("{folder}{stem}.{ENDING}"),
        format!("{folder}{ENDING}"),
    ]
}

/// Whether a file has cases: a program that is tested does not see it.
pub(super) fn is_cases(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name == ENDING || name.ends_with(&format!(".{ENDING}"))
}

/// What became of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "CaseVerdict")]
pub enum Verdict {
    /// It did what it was to do.
    Passed,
    /// It printed something else.
    WrongOutput,
    /// It ended with another status.
    WrongExit,
    /// It reached a limit.
    Limit,
    /// It crashed, or could not be started.
    Failed,
}

/// A case that was run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[ts(rename = "CaseResult")]
pub struct Judged {
    /// What people call it.
    pub name: String,
    /// Whether it is hidden: then nothing more is told than the verdict.
    pub hidden: bool,
    /// What became of it.
    pub verdict: Verdict,
    /// What it was worth.
    pub points: u32,
    /// How long it took.
    #[ts(type = "number")]
    pub wall_ms: u64,
    /// What went wrong, in a sentence.
    pub why: Option<String>,
    /// The beginning of what was typed, if it did not pass.
    pub input: Option<String>,
    /// The beginning of what was to be printed, if something else was.
    pub expected: Option<String>,
    /// The beginning of what was printed, if it did not pass.
    pub printed: Option<String>,
}

/// What came of all cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[ts(rename = "TestReport")]
pub struct Report {
    /// In their order.
    pub cases: Vec<Judged>,
    /// How many passed.
    pub passed: u32,
    /// The points of those that passed.
    pub points: u32,
    /// The points of all.
    pub of: u32,
}

impl Report {
    /// Adds a case, and says for a terminal what became of it.
    pub(super) fn add(
        &mut self,
        case: &Case,
        outcome: &Outcome,
        heard: &Heard,
        has_colours: bool,
    ) -> String {
        let judged = judge(case, outcome, heard);
        let passed = judged.verdict == Verdict::Passed;
        self.of = self.of.saturating_add(case.points);
        if passed {
            self.passed += 1;
            self.points = self.points.saturating_add(case.points);
        }
        let said = said(&judged, has_colours);
        self.cases.push(judged);
        said
    }

    /// What came of it, in a line for a terminal.
    pub(super) fn sum(&self) -> String {
        let Self {
            cases,
            passed,
            points,
            of,
        } = self;
        format!(
            "{passed} of {} passed, {points} of {of} points\n",
            cases.len()
        )
    }

    /// Whether all passed.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.passed as usize == self.cases.len()
    }
}

fn judge(case: &Case, outcome: &Outcome, heard: &Heard) -> Judged {
    let printed = heard.text();
    let (verdict, why) = match &outcome.ended {
        Ended::Code(code) if *code != case.exit => (
            Verdict::WrongExit,
            Some(format!("it ended with {code}, not with {}", case.exit)),
        ),
        Ended::Code(_) => match &case.output {
            Some(expected) if !is_same(expected, &printed, case.exact) => {
                let why = "it printed something else".to_owned();
                (Verdict::WrongOutput, Some(why))
            }
            _ => (Verdict::Passed, None),
        },
        Ended::Limit(limit) => (Verdict::Limit, Some(reached(*limit).to_owned())),
        Ended::Stopped => (Verdict::Failed, Some("it was stopped".to_owned())),
        Ended::Crashed(why) | Ended::Failed(why) => (Verdict::Failed, Some(why.clone())),
    };
    let is_told = verdict != Verdict::Passed && !case.is_hidden;
    Judged {
        name: case.name.clone(),
        hidden: case.is_hidden,
        verdict,
        points: case.points,
        wall_ms: u64::try_from(outcome.wall.as_millis()).unwrap_or(u64::MAX),
        // What a hidden program says of itself could be what it was asked.
        why: why.filter(|_| is_told || verdict == Verdict::Limit),
        input: is_told.then(|| beginning(&case.input)),
        expected: case
            .output
            .as_deref()
            .filter(|_| is_told && verdict == Verdict::WrongOutput)
            .map(beginning),
        printed: is_told.then(|| match heard.errors() {
            errors if errors.is_empty() => beginning(&printed),
            errors => beginning(&format!("{printed}{errors}")),
        }),
    }
}

/// What became of a case: a line, and if it did not pass, what was expected and what came.
fn said(judged: &Judged, has_colours: bool) -> String {
    let (mark, colour) = match judged.verdict {
        Verdict::Passed => ("✓", "32"),
        _ => ("✗", "31"),
    };
    let mark = if has_colours {
        format!("\x1b[{colour}m{mark}\x1b[0m")
    } else {
        mark.to_owned()
    };
    let why = judged.why.as_ref().map(|why| format!(": {why}"));
    let why = why.unwrap_or_default();
    let mut said = format!("{mark} {}{why} ({} ms)\n", judged.name, judged.wall_ms);
    for (word, text) in [("expected", &judged.expected), ("printed", &judged.printed)] {
        for (n, line) in text
            .iter()
            .flat_map(|text| text.lines())
            .take(LINES)
            .enumerate()
        {
            let word = if n == 0 { word } else { "" };
            said.push_str(&format!("  {word:8}  {line}\n"));
        }
    }
    said
}

fn reached(limit: Limit) -> &'static str {
    match limit {
        Limit::Time => "it ran out of time",
        Limit::Memory => "it ran out of memory",
        Limit::Output => "it printed too much",
        Limit::Files => "it wrote too much into files",
        Limit::Processes => "it started too many processes",
    }
}

/// Whether a program printed what it was to print.
fn is_same(expected: &str, printed: &str, exact: bool) -> bool {
    if exact {
        return expected == printed;
    }
    let lines = |text: &str| -> Vec<String> {
        text.trim_end()
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect()
    };
    lines(expected) == lines(printed)
}

fn beginning(text: &str) -> String {
    if text.len() <= SHOWN {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(SHOWN)])
}

/// Keeps what a program prints, to be compared.
#[derive(Default)]
pub(super) struct Heard(Mutex<[Vec<u8>; 2]>);

impl Heard {
    pub(super) fn new() -> Arc<Self> {
        Arc::default()
    }

    fn text(&self) -> String {
        self.stream(Stream::Out)
    }

    fn errors(&self) -> String {
        self.stream(Stream::Err)
    }

    fn stream(&self, stream: Stream) -> String {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&kept[stream as usize]).into_owned()
    }
}

impl Terminal for Heard {
    fn room(&self, _: Option<&Waker>) -> usize {
        64 << 10
    }

    fn print(&self, stream: Stream, bytes: &[u8]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = &mut kept[stream as usize];
        // What is longer than any text it is compared with differs from it already.
        let room = KEPT.saturating_sub(kept.len()).min(bytes.len());
        kept.extend_from_slice(&bytes[..room]);
    }

    fn has_colours(&self) -> bool {
        false
    }
}

/// The files that a tested program sees.
pub(super) fn seen(files: &[File]) -> Vec<File> {
    let is_seen = |file: &&File| !is_cases(&file.path);
    files.iter().filter(is_seen).cloned().collect()
}

#[cfg(test)]
mod tests;
