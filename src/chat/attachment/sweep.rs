//! What is left of files that nobody has any use for.

use std::time::Duration;

use super::error::Error;
use super::{Uploads, store};
use crate::base::{Timestamp, UploadId};

/// What has come less long ago than this is left alone: somebody may be about to refer to it.
const GRACE: Duration = Duration::from_secs(3_600);

/// Forgets files that were begun a day ago and that no message carries, then removes content
/// that nothing refers to, in one of sixteen parts of the store.
pub async fn sweep(uploads: &Uploads, part: u8, now: Timestamp) -> Result<(), Error> {
    let before = now.plus_ms(-store::DAY_MS);
    uploads
        .db
        .write(move |tx| store::forget_unsaid(tx, before))
        .await?;
    clear(uploads, part, GRACE).await
}

async fn clear(uploads: &Uploads, part: u8, grace: Duration) -> Result<(), Error> {
    let (db, blobs) = (&uploads.db, &uploads.blobs);
    let look = blobs.clone();
    let found =
        tokio::task::spawn_blocking(move || Ok((look.stuck(grace)?, look.old(part, grace)?)));
    let (stuck, old) = found
        .await
        .unwrap_or_else(|error| Err(std::io::Error::other(error)))?;
    for id in stuck {
        if !db
            .read(move |conn| store::is_expected(conn, UploadId(id)))
            .await?
        {
            blobs.discard(id)?;
        }
    }
    for hash in old {
        if !db.read(move |conn| store::is_referred(conn, hash)).await? {
            blobs.remove_old(hash, grace)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{RoomId, UserId, now};
    use crate::blob::Blobs;
    use crate::chat::Config;
    use crate::chat::attachment::store::{Limits, New, Whole, begin, complete};
    use crate::store::Db;

    /// A house with one person in one room.
    async fn house() -> (tempfile::TempDir, Uploads, RoomId, UserId) {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("t.db")).unwrap();
        let (room, user) = (RoomId::fresh(), UserId::fresh());
        let made = db.write(move |tx| {
            let person =
                "insert into user (id, name, role, created_at) values (?1, 'Ann', 'guest', 0)";
            tx.execute(person, [user])?;
            let place = "
                insert into room (id, code, name, visibility, created_at, active_at)
                values (?1, 'c', 'n', 'private', 0, 0)";
            tx.execute(place, [room])?;
            Ok::<_, Error>(())
        });
        made.await.unwrap();
        let blobs = Blobs::open(dir.path()).unwrap();
        let uploads = Uploads::new(db, blobs, Config::default());
        (dir, uploads, room, user)
    }

    async fn announced(uploads: &Uploads, room: RoomId, user: UserId, at: Timestamp) -> UploadId {
        let new = New {
            id: UploadId::fresh(),
            room,
            user,
            name: "x".into(),
            size: 3,
            at,
        };
        let limits = Limits {
            at_once: 9,
            per_day: None,
            in_room: None,
        };
        let id = new.id;
        let begun = uploads.db.write(move |tx| begin(tx, &new, limits));
        assert_eq!(begun.await.unwrap(), None);
        uploads
            .blobs
            .append(id.0)
            .await
            .unwrap()
            .keep()
            .await
            .unwrap();
        id
    }

    #[tokio::test]
    async fn what_nothing_refers_to_is_removed_and_what_is_on_its_way_stays() {
        let (_dir, uploads, room, user) = house().await;
        let (at, long_ago) = (now(), now().plus_ms(-store::DAY_MS - 1));
        let moving = announced(&uploads, room, user, at).await;
        let given_up = announced(&uploads, room, user, long_ago).await;
        let arrived = announced(&uploads, room, user, at).await;
        let put = |bytes: &[u8]| uploads.blobs.put(bytes).unwrap();
        let (kept, small, orphan) = (put(b"kept"), put(b"small"), put(b"nobody's"));
        let whole = Whole {
            blob: kept,
            media_type: "text/plain",
            size: None,
            thumbnail: Some(small),
        };
        let done = uploads.db.write(move |tx| complete(tx, arrived, &whole));
        done.await.unwrap();
        for part in 0..16 {
            sweep(&uploads, part, at).await.unwrap();
        }
        let is_there = async |hash| uploads.blobs.read(hash).await.is_ok();
        assert!(is_there(orphan).await, "it may be on its way to a row");
        for part in 0..16 {
            clear(&uploads, part, Duration::ZERO).await.unwrap();
        }
        assert!(!is_there(orphan).await);
        assert!(is_there(kept).await && is_there(small).await);
        assert!(uploads.blobs.arriving(moving.0).exists());
        assert!(!uploads.blobs.arriving(given_up.0).exists());
        assert!(!uploads.blobs.arriving(arrived.0).exists());
    }
}
