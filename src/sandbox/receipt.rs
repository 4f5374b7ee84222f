//! Receipts: what was run, and what came of it, in so few words that anyone can compare them.
//!
//! A run with a seed depends on nothing but what is in the first half of its receipt, so whoever
//! has the same sources and input gets the second half again, bit for bit, on any machine.
//! What a machine is fast or slow at is left out: a run that was ended by its time has no receipt.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;

use aws_lc_rs::digest::{Context, SHA256};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::limits::{Limit, Limits};
use super::outcome::{Ended, Outcome};
use super::run::Source;
use super::streams::{Stream, Terminal};
use super::sums::Sum;
use super::world::File;

/// The form of receipts that is written here.
const FORM: u32 = 1;
/// The largest bundle that is kept with a run, packed.
const MAX_BUNDLE: usize = 4 << 20;
/// The names in a bundle, beside the sources.
const RECEIPT: &str = "receipt.json";
const STDIN: &str = "stdin";
const SOURCES: &str = "sources/";

/// What was run, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[ts(rename = "RunReceipt")]
pub struct Receipt {
    /// The version of this form.
    pub receipt: u32,
    /// The language.
    pub language: String,
    /// The SHA-256 of its runtime's WebAssembly.
    pub runtime: String,
    /// The version of Longhouse that ran it. It is the one thing that may differ.
    pub longhouse: String,
    /// The file that was started.
    pub entry: String,
    /// The program's arguments.
    pub args: Vec<String>,
    /// What randomness was made from.
    #[ts(type = "number")]
    pub seed: u64,
    /// The most memory it could have, in bytes.
    #[ts(type = "number")]
    pub memory_limit: u64,
    /// The SHA-256 of all sources with their paths.
    pub sources: String,
    /// The SHA-256 of its input.
    pub stdin: String,

    /// How it ended.
    pub exit: String,
    /// The SHA-256 of its standard output.
    pub stdout: String,
    /// The SHA-256 of its standard error.
    pub stderr: String,
    /// The SHA-256 of all files that it left behind, with their paths.
    pub files: String,
    /// The most memory it had, in bytes.
    #[ts(type = "number")]
    pub memory: u64,
}

/// A receipt, and all that is needed to run the same again.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The receipt.
    pub receipt: Receipt,
    /// A ZIP archive of it, the sources and the input; none if that would be too large.
    pub bundle: Option<Bytes>,
}

/// Why a bundle cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("this bundle cannot be read: {0}")]
pub struct Unreadable(String);

impl Receipt {
    /// A receipt with its second half still open.
    pub(super) fn about(what: &Source, seed: u64, language: &str, runtime: &str) -> Self {
        Self {
            receipt: FORM,
            language: language.to_owned(),
            runtime: runtime.to_owned(),
            longhouse: env!("CARGO_PKG_VERSION").to_owned(),
            entry: what.entry.clone(),
            args: what.args.clone(),
            seed,
            memory_limit: what.limits.memory,
            sources: sum_of_files(
                what.files
                    .iter()
                    .map(|file| (file.path.as_str(), &file.text)),
            ),
            stdin: sum(what.stdin.as_deref().unwrap_or_default()),
            exit: String::new(),
            stdout: String::new(),
            stderr: String::new(),
            files: String::new(),
            memory: 0,
        }
    }

    /// In which fields another run of the same differs; empty if nothing does.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let fields = |receipt| match serde_json::to_value(receipt) {
            Ok(serde_json::Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        };
        let (ours, theirs) = (fields(self), fields(other));
        let differs = |(name, value): (&String, &serde_json::Value)| {
            (name != "longhouse" && theirs.get(name) != Some(value)).then(|| name.clone())
        };
        ours.iter().filter_map(differs).collect()
    }

    /// In which fields of the first half, what was run, another run differs.
    pub(super) fn question(&self, other: &Self) -> Vec<String> {
        let answered = Self {
            exit: self.exit.clone(),
            stdout: self.stdout.clone(),
            stderr: self.stderr.clone(),
            files: self.files.clone(),
            memory: self.memory,
            ..other.clone()
        };
        self.differences(&answered)
    }

    /// The receipt as people keep it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("a receipt is plain JSON");
        json.push('\n');
        json
    }

    /// The limits of a run that is to come to the same.
    #[must_use]
    pub fn limits(&self, usual: Limits) -> Limits {
        Limits {
            memory: self.memory_limit,
            ..usual
        }
    }
}

/// Listens to what a program prints, for its receipt.
pub(super) struct Tap {
    terminal: Arc<dyn Terminal>,
    sums: Mutex<[Context; 2]>,
}

impl Tap {
    pub(super) fn new(terminal: Arc<dyn Terminal>) -> Self {
        Self {
            terminal,
            sums: Mutex::new([Context::new(&SHA256), Context::new(&SHA256)]),
        }
    }

    fn sums(&self) -> [String; 2] {
        let sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        sums.clone().map(hex)
    }
}

impl Terminal for Tap {
    fn room(&self, waker: Option<&Waker>) -> usize {
        self.terminal.room(waker)
    }

    fn print(&self, stream: Stream, bytes: &[u8]) {
        let mut sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        sums[stream as usize].update(bytes);
        drop(sums);
        self.terminal.print(stream, bytes);
    }

    fn has_colours(&self) -> bool {
        self.terminal.has_colours()
    }
}

/// The receipt of a run that has ended, unless it ended for a reason outside itself.
pub(super) fn prove(
    (what, seed): (&Source, u64),
    (language, runtime): (&str, &str),
    outcome: &Outcome,
    tap: &Tap,
    room: &Path,
) -> Option<Proof> {
    let exit = match &outcome.ended {
        Ended::Code(code) => format!("code {code}"),
        Ended::Limit(Limit::Memory) => "memory limit".to_owned(),
        Ended::Crashed(why) => why.clone(),
        Ended::Limit(_) | Ended::Stopped | Ended::Failed(_) => return None,
    };
    let [stdout, stderr] = tap.sums();
    let receipt = Receipt {
        exit,
        stdout,
        stderr,
        files: sum_of_folder(room),
        memory: outcome.memory,
        ..Receipt::about(what, seed, language, runtime)
    };
    let bundle = bundle(&receipt, what)
        .ok()
        .filter(|zip| zip.len() <= MAX_BUNDLE)
        .map(Bytes::from);
    Some(Proof { receipt, bundle })
}

fn bundle(receipt: &Receipt, what: &Source) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default())?;
        Ok::<_, zip::result::ZipError>(zip.write_all(content)?)
    };
    put(RECEIPT, receipt.to_json().as_bytes())?;
    put(STDIN, what.stdin.as_deref().unwrap_or_default())?;
    for file in &what.files {
        put(&format!("{SOURCES}{}", file.path), &file.text)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The sources and the input in a bundle that was made here.
pub fn unpack(bundle: &[u8]) -> Result<(Vec<File>, Bytes), Unreadable> {
    let bad = |error: &dyn std::fmt::Display| Unreadable(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bundle)).map_err(|error| bad(&error))?;
    let (mut files, mut stdin) = (Vec::new(), Bytes::new());
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(|error| bad(&error))?;
        let mut content = Vec::new();
        entry
            .read_to_end(&mut content)
            .map_err(|error| bad(&error))?;
        let name = entry.name().map_err(|error| bad(&error))?;
        if name == STDIN {
            stdin = content.into();
        } else if let Some(path) = name.strip_prefix(SOURCES) {
            files.push(File {
                path: path.to_owned(),
                text: content.into(),
            });
        }
    }
    Ok((files, stdin))
}

/// The SHA-256 of some bytes, in hexadecimal.
fn sum(bytes: &[u8]) -> String {
    let mut context = Context::new(&SHA256);
    context.update(bytes);
    hex(context)
}

fn hex(context: Context) -> String {
    HEXLOWER.encode(context.finish().as_ref())
}

/// The SHA-256 of files with their paths, whatever their order.
fn sum_of_files<'a, T: AsRef<[u8]> + 'a>(files: impl Iterator<Item = (&'a str, T)>) -> String {
    let mut files: Vec<_> = files.collect();
    files.sort_by_key(|(path, _)| *path);
    let mut sum = Sum::new();
    for (path, content) in &files {
        sum.add(path.as_bytes());
        sum.add(content.as_ref());
    }
    sum.finish()
}

/// The same of all that is in a folder; what cannot be read counts as empty.
fn sum_of_folder(folder: &Path) -> String {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let content = if kind.is_dir() {
                folders.push(path.clone());
                Vec::new()
            } else if kind.is_symlink() {
                let target = fs::read_link(&path).unwrap_or_default();
                target.into_os_string().into_encoded_bytes()
            } else {
                fs::read(&path).unwrap_or_default()
            };
            let inside = path.strip_prefix(folder).unwrap_or(&path);
            found.push((inside.to_string_lossy().into_owned(), content));
        }
    }
    sum_of_files(found.iter().map(|(path, content)| (path.as_str(), content)))
}

#[cfg(test)]
mod tests;
