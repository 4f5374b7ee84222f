//! A room's files as a zip archive, out and in.

use std::collections::HashSet;
use std::io::{Cursor, Read, Write as _};

use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Error, ExportedFile, MAX_NODES, Name, name};

/// How large an archive may be that is sent to us.
pub const MAX_ARCHIVE: usize = 32 << 20;
/// How large one file in it may be. A document needs some bytes of its own.
pub const MAX_TEXT: usize = super::MAX_DOCUMENT - 1024;
/// How much all files in it may be, unpacked. What a file says about its size is not believed.
const MAX_UNPACKED: usize = 64 << 20;

/// A file out of an archive.
#[derive(Debug, PartialEq)]
pub struct Unpacked {
    /// Where it belongs.
    pub path: Vec<Name>,
    /// What is in it.
    pub text: String,
}

/// A file that is left out.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Skipped {
    /// As the archive calls it.
    pub path: String,
    /// A sentence for people.
    pub why: String,
}

/// An archive of `files`.
pub fn pack(files: &[ExportedFile]) -> Result<Vec<u8>, Error> {
    let failed = |error: zip::result::ZipError| Error::BadArchive(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644);
    for file in files {
        zip.start_file(&*file.path, options).map_err(failed)?;
        zip.write_all(file.text.as_bytes())
            .map_err(|error| Error::BadArchive(error.to_string()))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// The text files in an archive, and what is left out of it, with the reason.
pub fn unpack(bytes: &[u8]) -> Result<(Vec<Unpacked>, Vec<Skipped>), Error> {
    let bad = |error: zip::result::ZipError| Error::BadArchive(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
    if zip.len() > 4 * MAX_NODES {
        return Err(Error::TreeFull);
    }
    let (mut files, mut skipped, mut left) = (Vec::new(), Vec::new(), MAX_UNPACKED);
    let mut taken = HashSet::new();
    for index in 0..zip.len() {
        let mut entry = match zip.by_index(index) {
            Ok(entry) => entry,
            Err(error) => {
                skipped.push(Skipped {
                    path: format!("#{index}"),
                    why: error.to_string(),
                });
                continue;
            }
        };
        let path = entry
            .name()
            .map(|name| name.into_owned())
            .unwrap_or_else(|_| format!("#{index}"));
        if entry.is_dir() || path.ends_with('/') || is_litter(&path) {
            continue;
        }
        let unpacked = if entry.is_symlink() {
            Err("a link is not a file".to_owned())
        } else {
            read(&mut entry, &path, &mut left)
        };
        match unpacked {
            Ok(file) if taken.insert(key(&file.path)) => files.push(file),
            Ok(_) => skipped.push(Skipped {
                path,
                why: "there is another file of this name".to_owned(),
            }),
            Err(why) => skipped.push(Skipped { path, why }),
        }
        if left == 0 {
            return Err(Error::ArchiveTooLarge);
        }
    }
    // What is a file cannot be a folder, too.
    files.retain(|file| {
        let in_the_way = (1..file.path.len()).any(|end| taken.contains(&key(&file.path[..end])));
        if in_the_way {
            let path = joined(&file.path);
            skipped.push(Skipped {
                path,
                why: "a file lies where its folder should be".to_owned(),
            });
        }
        !in_the_way
    });
    Ok((files, skipped))
}

/// What systems put into archives for themselves.
fn is_litter(path: &str) -> bool {
    path.starts_with("__MACOSX/") || path.split('/').next_back() == Some(".DS_Store")
}

fn read(entry: &mut impl Read, path: &str, left: &mut usize) -> Result<Unpacked, String> {
    let path = name::parse_path(path).map_err(|error| error.to_string())?;
    let limit = MAX_TEXT.min(*left);
    let mut bytes = Vec::new();
    let read = entry.take(limit as u64 + 1).read_to_end(&mut bytes);
    *left = left.saturating_sub(bytes.len());
    read.map_err(|error| format!("it cannot be unpacked: {error}"))?;
    if bytes.len() > limit {
        return Err(format!(
            "it is larger than the {} MiB that a file may have",
            MAX_TEXT.div_ceil(1 << 20)
        ));
    }
    let text = String::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0'));
    let text = text.ok_or("it is not a text in UTF-8")?;
    Ok(Unpacked { path, text })
}

/// The path as one string.
pub fn joined(path: &[Name]) -> String {
    path.iter().map(Name::as_str).collect::<Vec<_>>().join("/")
}

fn key(path: &[Name]) -> String {
    name::key(&joined(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::FileId;

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files {
            zip.start_file(*path, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let file = |path: &str, text: &str| ExportedFile {
            id: FileId::fresh(),
            path: path.into(),
            language: None,
            text: text.into(),
        };
        let packed = pack(&[file("src/é 🔥.py", "print()"), file("a", "")]).unwrap();
        let (files, skipped) = unpack(&packed).unwrap();
        let paths: Vec<_> = files
            .iter()
            .map(|file| (joined(&file.path), &*file.text))
            .collect();
        assert_eq!(
            paths,
            [("src/é 🔥.py".to_owned(), "print()"), ("a".to_owned(), "")]
        );
        assert!(skipped.is_empty());
    }

    #[test]
    fn nothing_leaves_the_tree_and_nothing_but_text_comes_in() {
        let bad: &[(&str, &[u8])] = &[
            ("../x", b"x"),
            ("/etc/passwd", b"x"),
            ("a/../../x", b"x"),
            ("C:\\x", b"x"),
            ("con.txt", b"x"),
            ("logo.png", b"\x89PNG\xff"),
            ("nul", b"a\0b"),
            ("big", &vec![b'x'; MAX_TEXT + 1]),
            ("dir", b"x"),
            ("dir/file", b"x"),
        ];
        let (files, skipped) = unpack(&zip(bad)).unwrap();
        assert_eq!(
            files
                .iter()
                .map(|file| joined(&file.path))
                .collect::<Vec<_>>(),
            ["dir"]
        );
        assert_eq!(skipped.len(), 9);
        assert!(unpack(b"PK, but not really").is_err());
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let zeros = vec![b'0'; MAX_TEXT];
        let bomb: Vec<_> = (0..20).map(|n| (format!("f{n}"), zeros.clone())).collect();
        let bomb: Vec<_> = bomb
            .iter()
            .map(|(path, bytes)| (&**path, &**bytes))
            .collect();
        assert!(matches!(unpack(&zip(&bomb)), Err(Error::ArchiveTooLarge)));
    }

    #[test]
    fn a_link_is_left_out() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("link", "/etc/passwd", SimpleFileOptions::default())
            .unwrap();
        let (files, skipped) = unpack(&zip.finish().unwrap().into_inner()).unwrap();
        assert!(files.is_empty());
        assert_eq!(skipped.len(), 1);
    }
}
