//! `longhouse exec`, as a script sees it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::support::share_runtimes;

/// A folder with a program in it, and the compiled runtimes of all these tests.
pub struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn exec(&self, args: &[&str], stdin: &str) -> Output {
        // Compiled once, for these tests and for those with a server.
        let state = Path::new(env!("CARGO_TARGET_TMPDIR"));
        share_runtimes(state);
        let mut child = Command::new(env!("CARGO_BIN_EXE_longhouse"))
            .arg("exec")
            .args(args)
            .current_dir(self.folder.path())
            .env("STATE_DIRECTORY", state)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut typed = child.stdin.take().unwrap();
        // A program that ends without reading closes the pipe.
        let _ = typed.write_all(stdin.as_bytes());
        drop(typed);
        child.wait_with_output().unwrap()
    }
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn streams_arguments_and_status_pass_through() {
    let bench = Bench::new(&[
        (
            "src/main.py",
            "import sys, helper\nprint(helper.shout(input()), sys.argv[1:])\nprint('oops', file=sys.stderr)\nsys.exit(3)",
        ),
        ("src/helper.py", "def shout(s): return s.upper()"),
    ]);
    let done = bench.exec(&["src/main.py", "src/helper.py", "--", "-x", "a b"], "hi\n");
    assert_eq!(text(&done.stdout), "HI ['-x', 'a b']\n");
    assert_eq!(text(&done.stderr), "oops\n");
    assert_eq!(done.status.code(), Some(3));
}

#[test]
fn large_input_is_read_to_its_end() {
    let bench = Bench::new(&[(
        "count.js",
        "console.log(require('fs').readFileSync(0).length)",
    )]);
    let done = bench.exec(&["count.js"], &"x".repeat(1 << 20));
    assert_eq!(text(&done.stdout), "1048576\n", "{}", text(&done.stderr));
}

#[test]
fn limits_have_statuses_of_their_own() {
    let bench = Bench::new(&[
        ("loop.js", "for (;;);"),
        (
            "bomb.py",
            "a = []\nwhile True: a.append(bytearray(1 << 20))",
        ),
        ("notes.txt", ""),
    ]);
    for (args, status, says) in [
        (&["--time", "1", "loop.js"][..], 124, "limit of 1 s"),
        (&["--memory", "64", "bomb.py"], 137, "limit of 64 MiB"),
        (
            &["--language", "cobol", "loop.js"],
            127,
            "no language is called cobol",
        ),
        (&["notes.txt"], 127, "say which with --language"),
        (&["missing.py"], 125, "missing.py"),
    ] {
        let done = bench.exec(args, "");
        assert_eq!(
            done.status.code(),
            Some(status),
            "{args:?}: {}",
            text(&done.stderr)
        );
        assert!(
            text(&done.stderr).contains(says),
            "{args:?}: {}",
            text(&done.stderr)
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_randomness() {
    let bench = Bench::new(&[("main.py", "import random; print(random.random())")]);
    let run = |args: &[&str]| bench.exec(args, "").stdout;
    assert_eq!(
        run(&["--seed", "5", "main.py"]),
        run(&["--seed", "5", "main.py"])
    );
    assert_ne!(run(&["main.py"]), run(&["main.py"]));
}

#[test]
fn the_help_names_every_status_that_is_not_the_programs() {
    let done = Bench::new(&[]).exec(&["--help"], "");
    let help = text(&done.stdout);
    let readme = include_str!("../../README.md");
    for status in [124, 125, 126, 127, 134, 137, 141, 153] {
        assert!(
            help.contains(&format!("\n  {status}  ")),
            "{status}: {help}"
        );
        assert!(readme.contains(&format!("\n| {status} | ")), "{status}");
    }
}

#[test]
fn an_error_of_syntax_is_the_programs_own() {
    let bench = Bench::new(&[("bad.py", "def ("), ("bad.js", "let = = 1")]);
    for entry in ["bad.py", "bad.js"] {
        let done = bench.exec(&[entry], "");
        assert_eq!(done.status.code(), Some(1), "{entry}");
        assert!(text(&done.stderr).contains("SyntaxError"), "{entry}");
        assert_eq!(text(&done.stdout), "", "{entry}");
    }
}

#[test]
fn of_a_folder_the_file_called_main_is_started() {
    let bench = Bench::new(&[
        ("app/main.js", "console.log(require('./parts/one.js'))"),
        ("app/parts/one.js", "module.exports = 'one'"),
        ("two/main.js", ""),
        ("two/main.py", ""),
        ("none/other.py", ""),
    ]);
    let run = |folder: &str| bench.exec(&[folder], "");
    assert_eq!(text(&run("app").stdout), "one\n");
    for (folder, why) in [("two", "several files"), ("none", "no file")] {
        let done = run(folder);
        assert_eq!(done.status.code(), Some(125));
        assert!(text(&done.stderr).contains(why), "{}", text(&done.stderr));
    }
}
