//! What a program wrote into its directory: found when it has ended, before the directory goes.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use aws_lc_rs::digest;

use super::world::File;

/// How many files are offered to the room. The others are counted.
pub(super) const OFFERED: u32 = 20;
/// How long a text may be that is offered, in bytes.
const MAX_TEXT: u64 = 512 << 10;
/// How many bytes of text one run offers.
const MAX_RUN: u64 = 2 << 20;
/// How many files and folders are looked at.
const LOOKED_AT: u32 = 10_000;
/// The longest path that is offered, in bytes.
const MAX_PATH: usize = 512;
/// What an interpreter leaves behind for itself.
const CACHES: &str = "__pycache__";

/// A text as a program found it, in 32 bytes.
pub type Digest = [u8; 32];

/// All that a program wrote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wrote {
    /// New and changed files, by path.
    pub files: Vec<WroteFile>,
    /// How many more there are.
    pub more: u32,
}

/// A file that a program made or changed.
#[derive(Clone, Debug, PartialEq)]
pub struct WroteFile {
    /// Where: as in the room.
    pub path: String,
    /// How long it is.
    pub bytes: u64,
    /// What is in it.
    pub content: Content,
    /// What was in it when the program began.
    pub before: Option<Digest>,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// This.
    Text(Arc<str>),
    /// Something that is no text in UTF-8.
    Binary,
    /// More than is offered.
    Large,
}

/// What identifies a text.
pub fn digest_of(text: &[u8]) -> Digest {
    let mut found = [0; 32];
    found.copy_from_slice(digest::digest(&digest::SHA256, text).as_ref());
    found
}

/// How deep folders are looked into.
const DEEPEST: u32 = 64;

/// Compares what is below `room` with what was `given`; lists at most `most` files.
pub(super) fn wrote(room: &Path, given: &[File], most: u32) -> Wrote {
    let mut search = Search {
        room,
        given: given
            .iter()
            .map(|file| (file.path.as_str(), file))
            .collect(),
        most,
        left: MAX_RUN,
        looks: LOOKED_AT,
        found: Wrote::default(),
    };
    // What cannot be read is not offered; all that was found before is.
    let _ = search.folder(room, 0);
    search.found
}

struct Search<'a> {
    room: &'a Path,
    given: HashMap<&'a str, &'a File>,
    most: u32,
    left: u64,
    looks: u32,
    found: Wrote,
}

impl Search<'_> {
    fn folder(&mut self, folder: &Path, depth: u32) -> io::Result<()> {
        if depth > DEEPEST {
            return Ok(());
        }
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            self.looks = self.looks.saturating_sub(1);
            if self.looks == 0 {
                break;
            }
            entries.push(entry?);
        }
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            // Never what a link points to: that may lie outside.
            let kind = entry.file_type()?;
            if kind.is_dir() && entry.file_name() != CACHES {
                self.folder(&entry.path(), depth + 1)?;
            } else if kind.is_file() {
                self.file(&entry.path())?;
            }
        }
        Ok(())
    }

    fn file(&mut self, at: &Path) -> io::Result<()> {
        let path = at.strip_prefix(self.room).ok().and_then(Path::to_str);
        let Some(path) = path.filter(|path| is_plain(path)) else {
            self.found.more += 1;
            return Ok(());
        };
        let bytes = fs::symlink_metadata(at)?.len();
        let given = self.given.get(path).copied();
        let is_same = |file: &File| file.text.len() as u64 == bytes;
        if given.is_some_and(|file| is_same(file) && fs::read(at).is_ok_and(|now| now == file.text))
        {
            return Ok(());
        }
        if self.found.files.len() as u64 >= u64::from(self.most) {
            self.found.more += 1;
            return Ok(());
        }
        let content = self.content(at, bytes)?;
        self.found.files.push(WroteFile {
            path: path.to_owned(),
            bytes,
            content,
            before: given.map(|file| digest_of(&file.text)),
        });
        Ok(())
    }

    fn content(&mut self, at: &Path, bytes: u64) -> io::Result<Content> {
        if bytes > MAX_TEXT.min(self.left) {
            return Ok(Content::Large);
        }
        let text = String::from_utf8(fs::read(at)?).ok();
        let Some(text) = text.filter(|text| !text.contains('\0')) else {
            return Ok(Content::Binary);
        };
        self.left -= bytes;
        Ok(Content::Text(text.into()))
    }
}

/// Whether a path can be shown as it is.
fn is_plain(path: &str) -> bool {
    path.len() <= MAX_PATH && !path.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let room = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = room.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        room
    }

    fn given(path: &str, text: &'static str) -> File {
        File {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn new_and_changed_files_are_found_and_others_are_not() {
        let room = room(&[
            ("main.py", b"print(1)"),
            ("notes.txt", b"new"),
            ("data/out.csv", b"a,b\n"),
            ("__pycache__/main.pyc", b"x"),
        ]);
        let before = [given("main.py", "print(1)"), given("notes.txt", "old")];
        let found = wrote(room.path(), &before, 20);
        let [out, notes] = &found.files[..] else {
            panic!("{found:?}")
        };
        assert_eq!((out.path.as_str(), out.before), ("data/out.csv", None));
        assert_eq!(notes.before, Some(digest_of(b"old")));
        assert_eq!(notes.content, Content::Text("new".into()));
        assert_eq!(found.more, 0);
    }

    #[test]
    fn what_is_no_text_or_too_long_is_named_without_its_content() {
        let long = vec![b'x'; MAX_TEXT as usize + 1];
        let room = room(&[
            ("a.bin", b"\xff\xfe"),
            ("b.bin", b"a\0b"),
            ("long.txt", &long),
        ]);
        let found = wrote(room.path(), &[], 20);
        let contents: Vec<_> = found.files.iter().map(|file| &file.content).collect();
        assert_eq!(
            contents,
            [&Content::Binary, &Content::Binary, &Content::Large]
        );
    }

    #[test]
    fn no_link_leads_out_and_no_name_gives_orders() {
        let room = room(&[("evil\u{1b}[2J.txt", b"x")]);
        std::os::unix::fs::symlink("/etc/passwd", room.path().join("passwd")).unwrap();
        std::os::unix::fs::symlink("/etc", room.path().join("etc")).unwrap();
        let found = wrote(room.path(), &[], 20);
        assert_eq!((found.files.len(), found.more), (0, 1));
    }

    #[test]
    fn many_files_are_counted_and_much_text_is_not_carried() {
        let text = vec![b'x'; MAX_TEXT as usize];
        let names: Vec<_> = (10..40).map(|n| format!("{n}")).collect();
        let files: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), &text[..]))
            .collect();
        let room = room(&files);
        let found = wrote(room.path(), &[], 20);
        assert_eq!((found.files.len(), found.more), (20, 10));
        let texts = found
            .files
            .iter()
            .filter(|file| file.content != Content::Large);
        assert_eq!(texts.count() as u64, MAX_RUN / MAX_TEXT);
    }
}
