//! Compiled runtimes as files: ours, whole, and as they were written.

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use rustix::fs::{FlockOperation, flock};

/// How closely a compiled runtime is looked at before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Trust {
    /// Its owner and its length: for a command that shall start in milliseconds.
    Quick,
    /// Every byte: for a server, once per start.
    Full,
}

/// Whether a compiled runtime is ours, and as it was written.
pub(super) fn is_sound(path: &Path, trust: Trust) -> bool {
    let look = || {
        let found = fs::symlink_metadata(path).ok()?;
        let sum = fs::read_to_string(path.with_extension("sum")).ok()?;
        let (length, sha256) = sum.trim().split_once(' ')?;
        let ours = found.is_file()
            && found.uid() == rustix::process::geteuid().as_raw()
            && found.mode() & 0o022 == 0
            && length.parse() == Ok(found.len());
        Some(ours && (trust == Trust::Quick || sha256_of(path)? == sha256))
    };
    look().unwrap_or(false)
}

fn sha256_of(path: &Path) -> Option<String> {
    let mut file = File::open(path).ok()?;
    let mut context = digest::Context::new(&digest::SHA256);
    let mut chunk = vec![0; 1 << 20];
    loop {
        match std::io::Read::read(&mut file, &mut chunk).ok()? {
            0 => return Some(HEXLOWER.encode(context.finish().as_ref())),
            n => context.update(&chunk[..n]),
        }
    }
}

/// Waits until no other process compiles a runtime into this folder: one takes up to two
/// gigabytes and minutes, and the next may find that there is nothing left to do.
pub(super) fn turn(folder: &Path) -> std::io::Result<File> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(".turn"))?;
    flock(&file, FlockOperation::LockExclusive)?;
    Ok(file)
}

/// Writes a compiled runtime and its checksum: whole, or not at all.
pub(super) fn keep(folder: &Path, path: &Path, code: &[u8]) -> std::io::Result<()> {
    let sum = HEXLOWER.encode(digest::digest(&digest::SHA256, code).as_ref());
    for (target, bytes) in [
        (
            path.with_extension("sum"),
            format!("{} {sum}\n", code.len()).as_bytes(),
        ),
        (path.to_owned(), code),
    ] {
        let temporary = folder.join(format!(".{}", uuid::Uuid::now_v7().simple()));
        let mut file = File::options()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&temporary)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(error) = written.and_then(|()| fs::rename(&temporary, target)) {
            // A half-written file would only take space.
            let _ = fs::remove_file(&temporary);
            return Err(error);
        }
    }
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_not_sound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.cwasm");
        keep(folder.path(), &path, b"code").unwrap();
        assert!(is_sound(&path, Trust::Full));
        fs::write(&path, b"cold").unwrap();
        assert!(is_sound(&path, Trust::Quick) && !is_sound(&path, Trust::Full));
        fs::write(&path, b"co").unwrap();
        assert!(!is_sound(&path, Trust::Quick));
    }

    #[test]
    fn a_file_others_may_write_is_not_sound() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.cwasm");
        keep(folder.path(), &path, b"code").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
        assert!(!is_sound(&path, Trust::Full));
    }
}
