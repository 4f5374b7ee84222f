//! Programs in `tests/programs`, a folder each, and everything that they print.
//!
//! A folder holds the files of a room. Those whose name begins with a dot are about the
//! program: `.stdin`, `.args` (one a line), `.entry` (which file starts), and what is
//! expected: `.stdout` (both streams, as the room sees them) and `.exit`. `BLESS=1` writes
//! the expectations anew, for people to read before they commit them.

use std::fs;
use std::path::{Path, PathBuf};

use longhouse::base::RoomId;
use longhouse::sandbox::{Config, Ended, File, Job, by_path};

use super::{follow, job, pool};

/// The folders of one language's programs, in their order.
fn folders(language: &str) -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/programs")
        .join(language);
    let mut found: Vec<_> = fs::read_dir(all)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

/// The files below `folder`, by their path in the room.
fn files(folder: &Path, inside: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let at = format!("{inside}{name}");
        if path.is_dir() {
            files(&path, &format!("{at}/"), found);
        } else if !name.starts_with('.') {
            found.push((at, fs::read_to_string(path).unwrap()));
        }
    }
}

fn about(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}

fn program(folder: &Path) -> Job {
    let mut found = Vec::new();
    files(folder, "", &mut found);
    let is_main = |path: &str| path.starts_with("main.") && by_path(path).is_some();
    let entry = match about(folder, ".entry") {
        Some(entry) => entry.trim().to_owned(),
        None => found
            .iter()
            .find(|(path, _)| is_main(path))
            .unwrap()
            .0
            .clone(),
    };
    let mut job = job(RoomId::fresh(), &[(&entry, "")]);
    job.source.files = found
        .into_iter()
        .map(|(path, text)| File {
            path,
            text: text.into(),
        })
        .collect();
    let args = about(folder, ".args").unwrap_or_default();
    job.source.args = args.lines().map(str::to_owned).collect();
    job
}

/// Runs every program of a language; says which did not do what they should.
async fn all_of(language: &str) {
    let (pool, _folder) = pool(Config::default());
    let mut wrong = Vec::new();
    for folder in folders(language) {
        let mut running = pool.submit(program(&folder)).unwrap();
        let stdin = about(&folder, ".stdin").unwrap_or_default();
        running.controls().type_in(&stdin).unwrap();
        running.controls().eof();
        let (printed, outcome) = follow(&mut running).await;
        let exit = match outcome.ended {
            Ended::Code(code) => format!("code {code}\n"),
            other => format!("{other:?}\n"),
        };
        if std::env::var_os("BLESS").is_some() {
            fs::write(folder.join(".stdout"), &printed).unwrap();
            fs::write(folder.join(".exit"), &exit).unwrap();
        }
        let expected = about(&folder, ".stdout").unwrap_or_default();
        let code = about(&folder, ".exit").unwrap_or_default();
        if (&printed, &exit) != (&expected, &code) {
            wrong.push(format!(
                "{}: expected {code}{expected}\nbut was {exit}{printed}",
                folder.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn c_programs_print_what_they_should() {
    all_of("c").await;
}

#[tokio::test]
async fn cpp_programs_print_what_they_should() {
    all_of("cpp").await;
}

#[tokio::test]
async fn typescript_programs_print_what_they_should() {
    all_of("typescript").await;
}

#[tokio::test]
async fn lua_programs_print_what_they_should() {
    all_of("lua").await;
}

#[tokio::test]
async fn sql_programs_print_what_they_should() {
    all_of("sql").await;
}

#[tokio::test]
async fn ruby_programs_print_what_they_should() {
    all_of("ruby").await;
}

#[tokio::test]
async fn php_programs_print_what_they_should() {
    all_of("php").await;
}

#[tokio::test]
async fn hostile_programs_get_nowhere() {
    all_of("hostile").await;
}

#[tokio::test]
async fn python_programs_print_what_they_should() {
    all_of("python").await;
}

#[tokio::test]
async fn javascript_programs_print_what_they_should() {
    all_of("javascript").await;
}
