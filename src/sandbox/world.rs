//! What a program sees: its room's files, a clock, randomness, three streams. No network.
//!
//! The files are copied into a directory of its own, which is gone when it ends. It is the
//! root of all the program can name: `/room` holds the files, `/tmp` is empty, and `/lib` has
//! what some runtimes read first.

pub(super) mod preview1;
pub(super) mod preview2;
pub(super) mod steady;
mod tree;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};
use wasmtime_wasi::p1::WasiP1Ctx;
use wasmtime_wasi::{FsPerms, WasiCtxBuilder};

use self::steady::Steady;
use super::language::Template;
use super::limits::Limit;
use super::streams::{Keyboard, Screen};
use super::{Window, Wrote, wrote};

/// Where a program finds the room's files.
pub(super) const ROOM: &str = "/room";

/// A file of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its path in the room: relative, with `/`, without `..`.
    pub path: String,
    /// What is in it.
    pub text: Bytes,
}

/// The directory of one run, removed when dropped.
#[derive(Debug)]
pub(super) struct Directory {
    root: PathBuf,
}

impl Directory {
    /// Makes a directory below `parent` with `files` in it, and what a runtime reads first.
    pub(super) fn new(
        parent: &Path,
        files: &[File],
        prelude: Option<&Template>,
    ) -> io::Result<Self> {
        let root = parent.join(format!(
            "run-{}-{}",
            std::process::id(),
            uuid::Uuid::now_v7().simple()
        ));
        fs::create_dir_all(root.join("tmp"))?;
        let directory = Self { root };
        let room = directory.root.join(&ROOM[1..]);
        fs::create_dir(&room)?;
        for file in files {
            let path = room.join(inside(&file.path)?);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, &file.text)?;
        }
        if let Some(prelude) = prelude {
            let lib = directory.root.join("lib");
            fs::create_dir(&lib)?;
            fs::write(lib.join(prelude.file), prelude.text)?;
        }
        Ok(directory)
    }

    /// Where the room's files are.
    pub(super) fn room(&self) -> PathBuf {
        self.root.join(&ROOM[1..])
    }

    /// What the program wrote, where it differs from what it was `given`; at most so many files.
    pub(super) fn wrote(&self, given: &[File], most: u32) -> Wrote {
        if most == 0 {
            return Wrote::default();
        }
        wrote::wrote(&self.room(), given, most)
    }

    /// Which limit the directory is over, if it is.
    pub(super) fn check(&self, bytes: u64, files: u32) -> Option<Limit> {
        tree::is_over(&self.root, bytes, files).then_some(Limit::Files)
    }
}

/// Where a compiler puts what it makes. Names in rooms do not end with a dot.
pub(super) const MADE: &str = "/made.";

/// What a compiler sees of its own folder. Each is there by itself, so that beside them a room may
/// have a folder `usr`, too.
const USR: [&str; 3] = ["include", "lib", "parsed"];

/// Which files a program sees.
#[derive(Clone, Copy, Debug)]
pub(super) enum World<'a> {
    /// The room's, and whatever it writes beside them.
    Program,
    /// The room's, to read, as `/`, so that messages name them as people do; headers and
    /// libraries from this folder; and a folder for what it makes.
    Compiler(&'a Path),
}

impl Directory {
    /// Where something is that a compiler made, or will make.
    pub(super) fn made(&self, name: &str) -> PathBuf {
        self.root.join(&MADE[1..]).join(name)
    }

    /// Removes what a compiler made: the program does not see it.
    pub(super) fn clear_made(&self) {
        // What stays is removed with the rest.
        tree::remove(&self.made(""));
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // What cannot be removed now is removed at the next start.
        tree::remove(&self.root);
    }
}

/// Removes the directories of runs whose process was killed. Called before this process has any.
pub(super) fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        if is_left_behind(&entry.file_name().to_string_lossy()) {
            // Whoever may not be removed is in nobody's way.
            tree::remove(&entry.path());
        }
    }
}

fn is_left_behind(name: &str) -> bool {
    let owner = || name.strip_prefix("run-")?.split_once('-')?.0.parse().ok();
    let Some(pid) = owner().and_then(Pid::from_raw) else {
        return false;
    };
    pid == rustix::process::getpid() || test_kill_process(pid) == Err(Errno::SRCH)
}

/// A path that stays where it is joined.
fn inside(path: &str) -> io::Result<&Path> {
    let stays = !path.is_empty()
        && !path.contains('\0')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    stays.then(|| Path::new(path)).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("{path:?} is not a path inside the room"),
        )
    })
}

/// What a program reads from, and prints to.
pub(super) struct Console {
    pub(super) window: Window,
    pub(super) keyboard: Keyboard,
    pub(super) out: Screen,
    pub(super) err: Screen,
}

/// The imports of a program; and, with a seed, what makes them the same in every run.
pub(super) fn world(
    directory: &Directory,
    world: World<'_>,
    args: &[String],
    seed: Option<u64>,
    console: Console,
) -> wasmtime::Result<(WasiP1Ctx, Option<Steady>)> {
    let Console {
        window,
        keyboard,
        out,
        err,
    } = console;
    let mut builder = WasiCtxBuilder::new();
    builder
        .args(args)
        .env("HOME", ROOM)
        .env("LANG", "C.UTF-8")
        .env("TERM", "xterm-256color")
        .env("TZ", "UTC")
        .env("COLUMNS", window.columns.to_string())
        .env("LINES", window.lines.to_string())
        .stdin(keyboard)
        .stdout(out)
        .stderr(err)
        .allow_tcp(false)
        .allow_udp(false)
        .allow_ip_name_lookup(false)
        // The thread is the program's own.
        .allow_blocking_current_thread(true);
    match world {
        World::Program => builder
            .env("PWD", ROOM)
            .env("TMPDIR", "/tmp")
            .preopened_dir(&directory.root, "/", FsPerms::ReadWrite)?,
        World::Compiler(usr) => {
            fs::create_dir_all(directory.made(""))?;
            builder
                .env("PWD", "/")
                .env("TMPDIR", MADE)
                .preopened_dir(directory.root.join(&ROOM[1..]), "/", FsPerms::ReadOnly)?
                .preopened_dir(directory.made(""), MADE, FsPerms::ReadWrite)?;
            for name in USR {
                let (folder, seen) = (usr.join(name), format!("/usr/{name}"));
                builder.preopened_dir(folder, seen, FsPerms::ReadOnly)?;
            }
            &mut builder
        }
    };
    let steady = seed.map(|seed| Steady::prepare(&mut builder, seed));
    Ok((builder.build_p1(), steady))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> File {
        File {
            path: path.into(),
            text: "x".into(),
        }
    }

    #[test]
    fn files_keep_their_folders_and_go_with_the_run() {
        let parent = tempfile::tempdir().unwrap();
        let run = Directory::new(parent.path(), &[file("a/b/c.py"), file("d.py")], None).unwrap();
        assert!(run.root.join("room/a/b/c.py").is_file());
        drop(run);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn only_what_nobody_uses_is_swept() {
        let parent = tempfile::tempdir().unwrap();
        let alive = format!(
            "run-{}-x",
            rustix::process::getppid().unwrap().as_raw_nonzero()
        );
        for name in ["run-999999999-x", alive.as_str(), "else"] {
            fs::create_dir(parent.path().join(name)).unwrap();
        }
        sweep(parent.path());
        let left = |name: &str| parent.path().join(name).exists();
        assert_eq!(
            (left("run-999999999-x"), left(&alive), left("else")),
            (false, true, true)
        );
    }

    #[test]
    fn no_path_leaves_the_directory() {
        let parent = tempfile::tempdir().unwrap();
        for bad in ["../x", "/etc/x", "a//b", "a/../../x", "", ".", "a\0b"] {
            assert!(
                Directory::new(parent.path(), &[file(bad)], None).is_err(),
                "{bad:?}"
            );
        }
        assert_eq!(
            fs::read_dir(parent.path()).unwrap().count(),
            0,
            "failed runs leave nothing"
        );
    }

    #[test]
    fn too_many_files_and_too_many_bytes_are_seen() {
        let parent = tempfile::tempdir().unwrap();
        let files: Vec<_> = (0..10).map(|n| file(&format!("f{n}"))).collect();
        let run = Directory::new(parent.path(), &files, None).unwrap();
        assert_eq!(run.check(1 << 20, 12), None);
        assert_eq!(run.check(1 << 20, 11), Some(Limit::Files));
        assert_eq!(run.check(4_096, 100), Some(Limit::Files));
    }
}
