//! `install.sh`, into the root of a system that is not this one.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_longhouse");
const PROGRAM: &str = "usr/local/bin/longhouse";
const UNIT: &str = "etc/systemd/system/longhouse.service";
const SETTINGS: &str = "etc/longhouse/longhouse.toml";
const DATA: &str = "var/lib/longhouse/longhouse.db";

/// The root directory of another system, empty at first.
struct Root(TempDir);

impl Root {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// One where the house is installed, and has data.
    fn in_use() -> Self {
        let root = Self::new();
        root.install();
        fs::create_dir_all(root.path(DATA).parent().unwrap()).unwrap();
        fs::write(root.path(DATA), "precious").unwrap();
        root
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn mode(&self, path: &str) -> u32 {
        fs::metadata(self.path(path)).unwrap().permissions().mode() & 0o777
    }

    /// Runs the script with `args`, and with `answer` on its standard input.
    fn script(&self, args: &[&str], answer: &str) -> Output {
        let mut child = Command::new("sh")
            .arg(ours("install.sh"))
            .arg("--root")
            .arg(self.0.path())
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A script that asks nothing may be gone before it is answered.
        let _ = child.stdin.take().unwrap().write_all(answer.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn install(&self) -> String {
        said(&self.script(&["--binary", BINARY], ""))
    }
}

/// A file of this repository.
fn ours(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What a script said that went well.
fn said(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a script complained of that refused.
fn complaint(output: &Output) -> String {
    assert!(
        !output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_system_gets_the_program_the_unit_and_the_settings() {
    let root = Root::new();
    root.install();
    assert!(fs::read(root.path(PROGRAM)).unwrap() == fs::read(BINARY).unwrap());
    assert_eq!(root.mode(PROGRAM), 0o755);
    assert_eq!(
        root.read(SETTINGS),
        fs::read_to_string(ours("config.example.toml")).unwrap()
    );
    assert_eq!(root.mode(SETTINGS), 0o640);
    let start = "ExecStart=/usr/local/bin/longhouse serve --config /etc/longhouse/longhouse.toml";
    assert!(root.read(UNIT).lines().any(|line| line == start));
}

#[test]
fn the_unit_starts_the_program_where_it_was_put() {
    let root = Root::new();
    said(&root.script(&["--binary", BINARY, "--prefix", "/opt/a&b"], ""));
    assert!(root.path("opt/a&b/bin/longhouse").exists());
    assert!(
        root.read(UNIT)
            .contains("ExecStart=/opt/a&b/bin/longhouse serve ")
    );
}

#[test]
fn installing_again_replaces_the_program_and_keeps_settings_and_data() {
    let root = Root::in_use();
    fs::write(root.path(SETTINGS), "[log]\nlevel = \"warn\"\n").unwrap();
    fs::write(root.path(PROGRAM), "an old version").unwrap();
    root.install();
    assert!(fs::read(root.path(PROGRAM)).unwrap() == fs::read(BINARY).unwrap());
    assert_eq!(root.read(SETTINGS), "[log]\nlevel = \"warn\"\n");
    assert_eq!(root.read(DATA), "precious");
}

#[test]
fn what_does_not_run_is_not_installed() {
    let root = Root::new();
    let broken = root.path("broken");
    fs::write(&broken, "not a program").unwrap();
    let complaint = complaint(&root.script(&["--binary", broken.to_str().unwrap()], ""));
    assert!(complaint.contains("does not run"), "{complaint}");
    assert!(!root.path(PROGRAM).exists());
    assert!(!root.path(UNIT).exists());
}

#[test]
fn uninstalling_keeps_the_data_and_says_where() {
    let root = Root::in_use();
    let said = said(&root.script(&["--uninstall"], ""));
    assert!(!root.path(PROGRAM).exists());
    assert!(!root.path(UNIT).exists());
    assert_eq!(root.read(DATA), "precious");
    assert!(root.path(SETTINGS).exists());
    assert!(
        said.contains(root.path("var/lib/longhouse").to_str().unwrap()),
        "{said}"
    );
}

#[test]
fn purging_without_the_word_removes_nothing() {
    for answer in ["", "\n", "yes\n"] {
        let root = Root::in_use();
        complaint(&root.script(&["--purge"], answer));
        assert_eq!(root.read(DATA), "precious");
        assert!(
            [PROGRAM, UNIT, SETTINGS]
                .iter()
                .all(|path| root.path(path).exists())
        );
    }
}

#[test]
fn purging_with_the_word_leaves_nothing() {
    let root = Root::in_use();
    said(&root.script(&["--purge"], "delete\n"));
    for path in [PROGRAM, UNIT, "etc/longhouse", "var/lib/longhouse"] {
        assert!(!root.path(path).exists(), "{path} is still there");
    }
}

#[test]
fn an_unknown_option_changes_nothing() {
    let root = Root::new();
    let complaint = complaint(&root.script(&["--instal"], ""));
    assert!(complaint.contains("--instal"), "{complaint}");
    assert_eq!(fs::read_dir(root.0.path()).unwrap().count(), 0);
}
