//! Where frames for one connection wait until the kernel takes them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::net::TcpStream;
use tokio::sync::Notify;

use super::{Close, websocket};
use crate::base::ConnId;

/// How many bytes may wait for a client that does not read. What the kernel
/// has taken does not count; it takes some hundred KiB more.
const WAITING: usize = 64 * 1024;

/// The same when documents, terminals or a room's snapshot are on their way,
/// which come in bursts that say nothing about the client. More than the largest document.
const WAITING_BULK: usize = 6 * 1024 * 1024;

/// How much room for frames a connection keeps while nothing waits: for one small frame, so
/// that most turns allocate nothing.
const KEPT: usize = 1024;

/// One connection's way out. Rooms put complete frames in; a turn of a room's task
/// writes all that it put in with one system call, and never waits.
///
/// Keeps next to no memory while nothing waits.
#[derive(Debug)]
pub struct Outlet {
    /// The connection.
    pub id: ConnId,
    stream: TcpStream,
    waiting: Mutex<Waiting>,
    /// Something waits that could not be written at once, or the connection is to be closed.
    wake: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    frames: Vec<u8>,
    sent: usize,
    /// How much of it is not bulk. Bulk does not count against the small limit: a document
    /// on its way says nothing about the client.
    small: usize,
    close: Option<Close>,
    broken: bool,
}

/// How far a flush got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flushed {
    /// Nothing waits.
    All,
    /// The kernel takes no more for now.
    Some,
    /// The connection is broken.
    Broken,
}

impl Outlet {
    /// The way out of `stream`.
    pub fn new(id: ConnId, stream: TcpStream) -> Self {
        Self {
            id,
            stream,
            waiting: Mutex::default(),
            wake: Notify::new(),
        }
    }

    /// The stream, for the one task that reads it.
    pub fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// Puts in a complete frame. [`flush`](Self::flush) sends it.
    ///
    /// A client that has let too much wait is closed instead; it resyncs when it is back.
    pub fn push(&self, frame: &[u8]) {
        let mut waiting = self.lock();
        if waiting.small.min(waiting.left()) > WAITING {
            drop(waiting);
            return self.close(Close::TooSlow("this connection does not keep up"));
        }
        if waiting.is_open() {
            waiting.small += frame.len();
            waiting.frames.extend_from_slice(frame);
        }
    }

    /// The same for what comes in bursts: documents, terminals, snapshots.
    ///
    /// One frame is always taken, however large: the limit is on what was let wait before it.
    pub fn push_bulk(&self, frame: &[u8]) {
        let mut waiting = self.lock();
        if waiting.left() > WAITING_BULK {
            drop(waiting);
            return self.close(Close::TooSlow("this connection does not keep up"));
        }
        if waiting.is_open() {
            waiting.frames.extend_from_slice(frame);
        }
    }

    /// Puts in a frame without a limit, for a caller that waits until it is sent.
    pub fn push_unbounded(&self, frame: &[u8]) {
        let mut waiting = self.lock();
        if waiting.is_open() {
            waiting.frames.extend_from_slice(frame);
        }
    }

    /// Puts frames in and writes, in one step: `news` itself goes to the kernel when nothing
    /// waits before it, and is copied only as far as the kernel does not take it.
    pub fn deliver(&self, news: &[u8]) -> Flushed {
        let mut waiting = self.lock();
        if waiting.small.min(waiting.left()) > WAITING {
            drop(waiting);
            self.close(Close::TooSlow("this connection does not keep up"));
            return Flushed::Some;
        }
        let flushed = waiting.deliver(&self.stream, news);
        if flushed != Flushed::All {
            self.wake.notify_one();
        }
        flushed
    }

    /// Whether so much waits that news which will soon be old had better be left out.
    pub fn is_congested(&self) -> bool {
        let waiting = self.lock();
        waiting.left() > WAITING / 4
    }

    /// Writes what waits, as far as the kernel takes it now.
    pub fn flush(&self) -> Flushed {
        let mut waiting = self.lock();
        let flushed = waiting.write(&self.stream);
        if flushed != Flushed::All {
            self.wake.notify_one();
        }
        flushed
    }

    /// Asks for the connection to be closed. What waits is still sent first, if it can be soon.
    pub fn close(&self, close: Close) {
        let mut waiting = self.lock();
        if waiting.close.is_none() {
            waiting.close = Some(close);
            websocket::encode_close(&mut waiting.frames, close);
        }
        self.wake.notify_one();
    }

    /// Why the connection is to be closed, if it is.
    pub fn closing(&self) -> Option<Close> {
        let waiting = self.lock();
        if waiting.broken {
            return Some(waiting.close.unwrap_or(Close::Normal));
        }
        waiting.close
    }

    /// Whether something waits to be written.
    pub fn is_waiting(&self) -> bool {
        let waiting = self.lock();
        !waiting.broken && waiting.sent < waiting.frames.len()
    }

    /// Waits until there is something for the connection's own task to do.
    pub async fn woken(&self) {
        self.wake.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn left(&self) -> usize {
        self.frames.len() - self.sent
    }

    fn is_open(&self) -> bool {
        self.close.is_none() && !self.broken
    }

    fn deliver(&mut self, stream: &TcpStream, news: &[u8]) -> Flushed {
        if !self.is_open() {
            return self.write(stream);
        }
        let mut taken = 0;
        if self.left() == 0 {
            // Anything but a count is told by the write below, or by the next one.
            taken = stream.try_write(news).unwrap_or(0);
        }
        let rest = &news[taken..];
        if rest.is_empty() {
            return Flushed::All;
        }
        self.small += rest.len();
        self.frames.extend_from_slice(rest);
        self.write(stream)
    }

    fn write(&mut self, stream: &TcpStream) -> Flushed {
        while self.sent < self.frames.len() && !self.broken {
            match stream.try_write(&self.frames[self.sent..]) {
                Ok(0) => self.broken = true,
                Ok(n) => self.sent += n,
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    return Flushed::Some;
                }
                Err(_) => self.broken = true,
            }
        }
        if self.frames.capacity() > KEPT {
            self.frames = Vec::new();
        }
        self.frames.clear();
        self.sent = 0;
        self.small = 0;
        if self.broken {
            Flushed::Broken
        } else {
            Flushed::All
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;

    use super::*;

    async fn pair() -> (Outlet, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap());
        let (accepted, client) = tokio::join!(listener.accept(), client);
        (Outlet::new(ConnId(1), accepted.unwrap().0), client.unwrap())
    }

    /// Reads `n` bytes while the connection's own task would write them.
    async fn read(outlet: &Outlet, client: &mut TcpStream, n: usize) -> Vec<u8> {
        let mut got = vec![0; n];
        let read = client.read_exact(&mut got);
        let write = async {
            while outlet.is_waiting() {
                outlet.stream().writable().await.unwrap();
                outlet.flush();
            }
        };
        let (read, ()) = tokio::join!(read, write);
        read.unwrap();
        got
    }

    #[tokio::test]
    async fn frames_of_a_turn_arrive_together_and_little_is_kept() {
        let (outlet, mut client) = pair().await;
        outlet.push(b"one");
        outlet.push(b"two");
        assert_eq!(outlet.flush(), Flushed::All);
        let mut got = [0; 6];
        client.read_exact(&mut got).await.unwrap();
        assert_eq!(&got, b"onetwo");
        assert!(outlet.lock().frames.capacity() <= KEPT);
        outlet.push_bulk(&[0; 10_000]);
        assert_eq!(outlet.flush(), Flushed::All);
        assert_eq!(outlet.lock().frames.capacity(), 0);
    }

    #[tokio::test]
    async fn a_document_on_its_way_closes_nobody() {
        let (outlet, mut client) = pair().await;
        outlet.push_bulk(&[1; 200_000]);
        outlet.push(b"saved");
        assert_eq!(outlet.closing(), None);
        outlet.flush();
        let got = read(&outlet, &mut client, 200_005).await;
        assert_eq!(&got[200_000..], b"saved");
    }

    #[tokio::test]
    async fn what_is_delivered_comes_after_what_waits_and_nothing_is_torn() {
        let (outlet, mut client) = pair().await;
        outlet.push(b"private ");
        assert_eq!(outlet.deliver(b"shared"), Flushed::All);
        assert_eq!(outlet.deliver(b"!"), Flushed::All);
        let mut got = [0; 15];
        client.read_exact(&mut got).await.unwrap();
        assert_eq!(&got, b"private shared!");
        // More than the kernel takes at once.
        let large: Vec<u8> = (0..8_000_000_u32).map(|n| (n % 251) as u8).collect();
        assert_eq!(outlet.deliver(&large), Flushed::Some);
        assert!(read(&outlet, &mut client, large.len()).await == large);
    }

    #[tokio::test]
    async fn who_does_not_read_is_closed_and_told_why() {
        let (outlet, _client) = pair().await;
        let frame = vec![0; 32 * 1024];
        let mut pushed = 0;
        while outlet.closing().is_none() {
            outlet.push(&frame);
            outlet.flush();
            pushed += 1;
            assert!(pushed < 10_000, "never closed");
        }
        assert_eq!(outlet.closing().map(Close::code), Some(4408));
        let before = outlet.lock().frames.len();
        outlet.push(&frame);
        assert_eq!(outlet.lock().frames.len(), before, "nothing more is taken");
    }
}
