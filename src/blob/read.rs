//! Content on its way out.

use std::io::{self, SeekFrom};
use std::ops::Range;

use bytes::Bytes;
use futures_util::Stream;
use futures_util::stream::try_unfold;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

/// How much is read at a time.
const PIECE: u64 = 128 * 1024;

/// The bytes of `file` in `range`, read as they are taken.
pub fn stream(file: File, range: Range<u64>) -> impl Stream<Item = io::Result<Bytes>> + Send {
    let Range { start, end } = range;
    try_unfold(
        (file, start, false),
        move |(mut file, at, is_there)| async move {
            if at >= end {
                return Ok(None);
            }
            if !is_there {
                file.seek(SeekFrom::Start(at)).await?;
            }
            let mut piece = vec![0; (end - at).min(PIECE) as usize];
            let read = file.read(&mut piece).await?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            piece.truncate(read);
            Ok(Some((Bytes::from(piece), (file, at + read as u64, true))))
        },
    )
}
