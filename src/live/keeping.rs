//! The way of what a program wrote into the tree: two features that only rooms in motion see both of.

use std::collections::HashSet;
use std::sync::Arc;

use super::registry::Rooms;
use crate::base::{RunNo, now};
use crate::editor::Desk;
use crate::rooms::Membership;
use crate::sandbox::{Content, Error, Kept, WroteFile, digest_of};
use crate::web::ApiError;

/// Puts the files at `paths`, as `run` wrote them, into the tree for `member`.
pub(super) async fn keep(
    rooms: Rooms,
    member: Membership,
    run: RunNo,
    mut paths: Vec<String>,
) -> Result<Vec<Kept>, ApiError> {
    // Each once: a request is no more work than its run has written.
    let mut seen = HashSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    let held = |path: &String| {
        let shelf = rooms.pool().shelf();
        let file = shelf.file(now(), member.room, run, path);
        file.ok_or(Error::NotOffered).and_then(text_of)
    };
    // All of them are there, or none is kept.
    let held: Vec<_> = paths.iter().map(held).collect::<Result<_, _>>()?;
    let desk = Desk::new(rooms.db().clone(), Arc::new(rooms.clone()));
    let mut kept = Vec::new();
    for (file, text) in held {
        let is_copied = |now: &str| file.before == Some(digest_of(now.as_bytes()));
        let kept_as = desk.keep(&member, &file.path, &text, is_copied).await?;
        kept.push(Kept {
            path: file.path,
            kept_as,
        });
    }
    Ok(kept)
}

fn text_of(file: WroteFile) -> Result<(WroteFile, Arc<str>), Error> {
    match file.content.clone() {
        Content::Text(text) => Ok((file, text)),
        Content::Binary | Content::Large => Err(Error::NotKept(file.path)),
    }
}
