//! Folders, listed in the order of names, whatever the file system's own.

use wasmtime::Caller;
use wasmtime_wasi::p1::wasi_snapshot_preview1 as library;
use wiggle::GuestMemory;

use super::{FAULT, SUCCESS, bytes, number, parts};
use crate::sandbox::run::Guest;

/// The layout of `dirent`.
const DIRENT: usize = 24;

/// Where a folder's entries are first collected: as much as some 200 files of long names. A
/// folder that has more is listed again, into twice as much.
const LISTING: usize = 64 << 10;

/// Lists a folder, in the order of names.
pub(super) async fn fd_readdir(
    mut caller: Caller<'_, Guest>,
    (fd, to, room, cookie, told): (i32, u32, u32, u64, u32),
) -> wasmtime::Result<i32> {
    let (data, guest) = parts(&mut caller)?;
    let entries = match entries(guest, fd).await? {
        Ok(entries) => entries,
        Err(status) => return Ok(status),
    };
    let listed = listing(&entries, cookie, room as usize, guest.steady.is_some());
    let Some(place) = bytes(data, to, listed.len()) else {
        return Ok(FAULT);
    };
    place.copy_from_slice(&listed);
    let Some(place) = bytes(data, told, 4) else {
        return Ok(FAULT);
    };
    place.copy_from_slice(&(listed.len() as u32).to_le_bytes());
    Ok(SUCCESS)
}

/// All entries of a folder, or the status that says why not.
async fn entries(guest: &mut Guest, fd: i32) -> wasmtime::Result<Result<Vec<u8>, i32>> {
    let mut room = LISTING;
    loop {
        let mut scratch = vec![0; room + 8];
        let mut own = GuestMemory::Unshared(&mut scratch);
        let end = i32::try_from(room).map_err(wasmtime::Error::new)?;
        let status = library::fd_readdir(&mut guest.wasi, &mut own, fd, 0, end, 0, end).await?;
        if status != SUCCESS {
            return Ok(Err(status));
        }
        let length = u32::from_le_bytes(number(&scratch, room)) as usize;
        // Full: there may be more.
        if length < room {
            scratch.truncate(length);
            return Ok(Ok(scratch));
        }
        room *= 2;
    }
}

/// The entries from `cookie` on, in the order of names, as far as they fit into `room`.
fn listing(entries: &[u8], cookie: u64, room: usize, is_steady: bool) -> Vec<u8> {
    let mut found = Vec::new();
    let mut rest = entries;
    while rest.len() >= DIRENT {
        let length = DIRENT + u32::from_le_bytes(number(rest, 16)) as usize;
        let Some((entry, more)) = rest.split_at_checked(length) else {
            break;
        };
        found.push(entry);
        rest = more;
    }
    // The folder itself and the one above it stay first.
    let own = found.len().min(2);
    found[own..].sort_by_key(|entry| &entry[DIRENT..]);
    let mut listed = Vec::new();
    let skipped = usize::try_from(cookie).unwrap_or(usize::MAX);
    for (n, entry) in found.iter().enumerate().skip(skipped) {
        if listed.len() >= room {
            break;
        }
        let start = listed.len();
        listed.extend_from_slice(entry);
        listed[start..start + 8].copy_from_slice(&(n as u64 + 1).to_le_bytes());
        if is_steady {
            listed[start + 8..start + 16].copy_from_slice(&1_u64.to_le_bytes());
        }
    }
    // The last one is cut off: that is how a program learns that there are more.
    listed.truncate(room);
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str) -> Vec<u8> {
        let mut entry = vec![9; DIRENT];
        entry[16..20].copy_from_slice(&(name.len() as u32).to_le_bytes());
        entry.extend_from_slice(name.as_bytes());
        entry
    }

    fn names(listed: &[u8]) -> Vec<(u64, String)> {
        let (mut names, mut rest) = (Vec::new(), listed);
        while rest.len() >= DIRENT {
            let end = DIRENT + u32::from_le_bytes(number(rest, 16)) as usize;
            let next = u64::from_le_bytes(number(rest, 0));
            let name = rest.get(DIRENT..end).unwrap_or(b"...");
            names.push((next, String::from_utf8_lossy(name).into_owned()));
            rest = rest.get(end..).unwrap_or_default();
        }
        names
    }

    #[test]
    fn folders_are_listed_by_name_from_any_entry_on() {
        let all = [".", "..", "b", "a", "c"].map(entry).concat();
        let listed = |cookie, room| names(&listing(&all, cookie, room, true));
        let named = |n, name: &str| (n, name.to_owned());
        let whole = [
            named(1, "."),
            named(2, ".."),
            named(3, "a"),
            named(4, "b"),
            named(5, "c"),
        ];
        assert_eq!(listed(0, 4_096), whole);
        assert_eq!(listed(3, 4_096), whole[3..]);
        assert_eq!(listed(2, 30), [named(3, "a")], "the next is cut off");
        assert_eq!(listed(5, 4_096), []);
        assert_eq!(listed(u64::MAX, 4_096), []);
    }
}
