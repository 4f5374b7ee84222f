//! Texts put into a room's files from outside the editor, without writing over anybody.
//!
//! Whatever takes time is calculated in the task of the caller; the room's task only orders
//! the commits. What others are typing meanwhile stays.

use axum::body::Bytes;

use super::archive;
use super::change::apart;
use super::tree::{Entry, Kind, resolve};
use super::{Draft, Error, MAX_DOCUMENT, Name, Write, Written, export, name, plan, store, text};
use crate::base::FileId;
use crate::rooms::{Door, Membership};
use crate::store::Db;
use crate::web::ApiError;

/// How often a change is tried again that someone else's came between.
const TRIES: usize = 5;
/// How many names are tried for a text whose own is taken.
const NAMES: usize = 100;

/// Where a room's files are written to by path.
#[derive(Clone)]
pub struct Desk {
    db: Db,
    door: Door<Write, Written>,
}

/// What a change amounted to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Outcome {
    /// There was nothing before.
    Created,
    /// It has another text.
    Updated,
}

impl Desk {
    /// A desk that reads from `db`, and has the room of each file change it.
    pub fn new(db: Db, door: Door<Write, Written>) -> Self {
        Self { db, door }
    }

    /// Has the room commit `write`.
    pub(super) async fn ask(&self, member: &Membership, write: Write) -> Result<Written, ApiError> {
        let done = self.door.commit(member.room, member.caller(), write).await;
        done.map_err(ApiError::refused)
    }

    /// Has everything on disk that the room knows of.
    pub(super) async fn settle(&self, member: &Membership) -> Result<(), ApiError> {
        self.ask(member, Write::Settle).await.map(|_| ())
    }

    /// What is shown at `path`.
    pub(super) async fn at(&self, member: &Membership, path: &str) -> Result<Option<Entry>, Error> {
        let (room, path) = (member.room, path.to_owned());
        let nodes = self.db.read(move |conn| store::nodes(conn, room)).await?;
        Ok(plan::find(resolve(&nodes), &path))
    }

    /// Makes the text at `path` what it should be, by the smallest change that does it.
    pub(super) async fn write(
        &self,
        member: &Membership,
        path: Vec<Name>,
        text: String,
    ) -> Result<Outcome, ApiError> {
        let shown = archive::joined(&path);
        for _ in 0..TRIES {
            self.settle(member).await?;
            match self.at(member, &shown).await? {
                Some(entry) if entry.kind == Kind::Folder => return Err(Error::NotAFile.into()),
                Some(entry) => {
                    self.edit(member, entry.id, text).await?;
                    return Ok(Outcome::Updated);
                }
                None => {
                    let draft = Draft {
                        path: path.clone(),
                        kind: Kind::File,
                        text: text.clone(),
                    };
                    let make = Write::Make {
                        drafts: vec![draft],
                        only_first: false,
                    };
                    // Otherwise someone else has made it in between.
                    if let Written::Tree { .. } = self.ask(member, make).await? {
                        return Ok(Outcome::Created);
                    }
                }
            }
        }
        Err(Error::Busy.into())
    }

    /// Makes the text of a file what it should be. The room has to be settled.
    pub(super) async fn edit(
        &self,
        member: &Membership,
        file: FileId,
        text: String,
    ) -> Result<(), ApiError> {
        let room = member.room;
        let stored = self
            .db
            .read(move |conn| store::load(conn, room, file))
            .await?;
        let doc = stored.id;
        let parts: Vec<_> = std::iter::once(stored.state).chain(stored.log).collect();
        let size: usize = parts.iter().map(Bytes::len).sum();
        let update = apart(move || text::edit(&parts, &text::normalised(&text))).await??;
        let Some(update) = update else { return Ok(()) };
        if size + update.len() > MAX_DOCUMENT / 8 * 9 || update.len() > MAX_DOCUMENT {
            return Err(Error::DocumentFull.into());
        }
        self.ask(
            member,
            Write::Insert {
                file,
                bytes: update.into(),
            },
        )
        .await?;
        self.ask(
            member,
            Write::Snapshot {
                doc,
                by: vec![member.user],
            },
        )
        .await?;
        Ok(())
    }

    /// Puts `text`, which comes from a copy of the room's files, where it belongs, and says
    /// where that is. What people wrote since the copy was made is not written over: then it
    /// lies beside theirs, under a name of its own. `is_copied` knows a text of the copy.
    pub async fn keep(
        &self,
        member: &Membership,
        path: &str,
        text: &str,
        is_copied: impl Fn(&str) -> bool,
    ) -> Result<String, ApiError> {
        check_writer(member)?;
        for n in 0..NAMES {
            let path = match n {
                0 => path.to_owned(),
                n => beside(path, n),
            };
            let names = name::parse_path(&path)?;
            if self.takes(member, &path, text, n == 0, &is_copied).await? {
                self.write(member, names, text.to_owned()).await?;
                return Ok(path);
            }
        }
        Err(Error::Busy.into())
    }

    /// Whether `text` at `path` would write over nothing that anybody would miss.
    async fn takes(
        &self,
        member: &Membership,
        path: &str,
        text: &str,
        is_original: bool,
        is_copied: impl Fn(&str) -> bool,
    ) -> Result<bool, ApiError> {
        self.settle(member).await?;
        let Some(entry) = self.at(member, path).await? else {
            return Ok(true);
        };
        if entry.kind == Kind::Folder {
            return Ok(false);
        }
        let room = member.room;
        let now = self
            .db
            .read(move |conn| export::read(conn, room, entry.id))
            .await?;
        Ok(now == text::normalised(text) || (is_original && is_copied(&now)))
    }
}

/// A name for what cannot lie at `path`.
fn beside(path: &str, n: usize) -> String {
    match path.rsplit_once('/') {
        Some((folder, last)) => format!("{folder}/{}", name::numbered(last, n)),
        None => name::numbered(path, n),
    }
}

/// Refuses those who may not write.
pub(super) fn check_writer(member: &Membership) -> Result<(), Error> {
    if member.role.can_write() {
        Ok(())
    } else {
        Err(Error::ReadOnly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_name_of_a_path_is_numbered() {
        assert_eq!(beside("out.txt", 1), "out (1).txt");
        assert_eq!(beside("v1.2/out", 3), "v1.2/out (3)");
    }
}
