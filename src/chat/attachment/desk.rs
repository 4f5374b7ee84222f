//! How a file comes in: announced, sent in pieces, looked at, kept.

use std::sync::Arc;

use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt;

use super::error::Error;
use super::picture::Pictures;
use super::store::{self, Full, Limits, New, Upload, Whole};
use super::turns::{Turn, Turns};
use super::{look, name};
use crate::base::{RoomId, UploadId, UserId, now};
use crate::blob::{Appender, Blobs};
use crate::chat::Config;
use crate::store::Db;

const MIB: u64 = 1024 * 1024;

/// Takes files in. Clone it freely.
#[derive(Clone, Debug)]
pub struct Uploads {
    pub(super) db: Db,
    pub(super) blobs: Blobs,
    config: Arc<Config>,
    turns: Turns,
    pictures: Pictures,
}

impl Uploads {
    /// A desk that keeps files in `blobs`, and notes them in `db`.
    pub fn new(db: Db, blobs: Blobs, config: Config) -> Self {
        Self {
            db,
            blobs,
            config: Arc::new(config),
            turns: Turns::default(),
            pictures: Pictures::new(),
        }
    }

    /// Announces a file of `size` bytes.
    pub(super) async fn begin(
        &self,
        room: RoomId,
        user: UserId,
        raw_name: &str,
        size: u64,
    ) -> Result<UploadId, Error> {
        let config = &self.config;
        if size > config.upload_max_mib.saturating_mul(MIB) {
            return Err(Error::TooLarge(config.upload_max_mib));
        }
        let limit = |mib: u64| (mib > 0).then(|| mib.saturating_mul(MIB));
        let limits = Limits {
            at_once: config.uploads_at_once,
            per_day: limit(config.uploads_per_day_mib),
            in_room: limit(config.room_files_mib),
        };
        let new = New {
            id: UploadId::fresh(),
            room,
            user,
            name: name::clean(raw_name),
            size,
            at: now(),
        };
        let id = new.id;
        match self
            .db
            .write(move |tx| store::begin(tx, &new, limits))
            .await?
        {
            None => Ok(id),
            Some(Full::Hands) => Err(Error::TooManyAtOnce(config.uploads_at_once)),
            Some(Full::Day) => Err(Error::DayFull(config.uploads_per_day_mib)),
            Some(Full::Room) => Err(Error::RoomFull(config.room_files_mib)),
        }
    }

    /// The file `id` of `user`, and how much of it there is.
    pub(super) async fn progress(
        &self,
        id: UploadId,
        user: UserId,
    ) -> Result<(Upload, u64), Error> {
        let upload = self.db.read(move |conn| store::own(conn, id, user)).await?;
        let there = match upload.is_whole {
            true => upload.size,
            false => self.blobs.arrived(id.0).await?.min(upload.size),
        };
        Ok((upload, there))
    }

    /// Takes a piece that begins at `offset`, and of which `announced` bytes are to come, if that
    /// was said. Answers how much of the file there is then.
    ///
    /// Goes on when the caller does not wait: what has come is kept, and only one request at a
    /// time ever writes to a file.
    pub(super) async fn take(
        &self,
        id: UploadId,
        user: UserId,
        offset: u64,
        announced: Option<u64>,
        body: Body,
    ) -> Result<u64, Error> {
        self.progress(id, user).await?;
        let desk = self.clone();
        let task = tokio::spawn(async move {
            let mut turn = desk.turns.take(id).await;
            // Whoever was before us may have sent the rest.
            let (upload, there) = desk.progress(id, user).await?;
            if offset != there {
                return Err(Error::WrongOffset(there));
            }
            if announced.is_some_and(|more| more > upload.size - there) {
                return Err(Error::BeyondSize);
            }
            if upload.is_whole {
                return Ok(there);
            }
            let file = desk.blobs.append(id.0).await?;
            let there = piece(file, &upload, &mut turn, body.into_data_stream()).await?;
            if there == upload.size {
                desk.keep(&upload).await?;
            }
            Ok(there)
        });
        task.await
            .unwrap_or_else(|error| Err(std::io::Error::other(error).into()))
    }

    /// Looks at a file of which all is there, and gives it its place.
    async fn keep(&self, upload: &Upload) -> Result<(), Error> {
        let (id, path) = (upload.id, self.blobs.arriving(upload.id.0));
        let at = path.clone();
        let seen = apart(move || look::look(&at)).await?;
        let picture = self.pictures.look(path, seen.media_type).await;
        let blobs = self.blobs.clone();
        let (size, small) = (picture.size, picture.small);
        let thumbnail = apart(move || {
            let thumbnail = small.map(|small| blobs.put(&small)).transpose()?;
            blobs.take_in(id.0, seen.hash)?;
            Ok(thumbnail)
        });
        let whole = Whole {
            blob: seen.hash,
            media_type: seen.media_type,
            size,
            thumbnail: thumbnail.await?,
        };
        self.db
            .write(move |tx| store::complete(tx, id, &whole))
            .await
    }

    /// Forgets a file that no message carries, arrived or not.
    pub(super) async fn cancel(&self, id: UploadId, user: UserId) -> Result<(), Error> {
        self.progress(id, user).await?;
        // Who is sending it ends, and finds out.
        let _turn = self.turns.take(id).await;
        self.db.write(move |tx| store::cancel(tx, id, user)).await?;
        let blobs = self.blobs.clone();
        apart(move || blobs.discard(id.0)).await
    }
}

/// Appends what comes, and answers how much there is then. What came of a piece that breaks off
/// is kept; nothing is kept of one that is longer than the file was said to be.
async fn piece(
    mut file: Appender,
    upload: &Upload,
    turn: &mut Turn,
    mut body: BodyDataStream,
) -> Result<u64, Error> {
    let begin = file.length();
    loop {
        let next = tokio::select! {
            biased;
            () = turn.ended() => {
                file.keep().await?;
                return Err(Error::Superseded);
            }
            next = body.next() => next,
        };
        // A connection that broke is nobody to answer to: what has come counts.
        let Some(Ok(bytes)) = next else {
            return Ok(file.keep().await?);
        };
        if file.length() + bytes.len() as u64 > upload.size {
            file.cut(begin).await?;
            file.keep().await?;
            return Err(Error::BeyondSize);
        }
        file.append(&bytes).await?;
    }
}

/// Does what blocks beside the threads that serve.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(std::io::Error::other)??)
}
