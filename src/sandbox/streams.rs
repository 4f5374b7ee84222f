//! The three streams of a program.
//!
//! Input waits in a bounded buffer. Output goes to a [`Terminal`], which says how much it
//! takes: when it takes nothing, the program waits. So a slow reader slows the program
//! down, and never fills memory.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, empty, sink};
use wasmtime_wasi::async_trait;
use wasmtime_wasi::cli::{IsTerminal, StdinStream, StdoutStream};
use wasmtime_wasi::p2::{InputStream, OutputStream, Pollable, StreamError, StreamResult};

use super::limits::{Limit, STDIN};
use super::run::Stop;

/// Which stream something was printed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// Where output goes.
pub trait Terminal: Send + Sync + 'static {
    /// How many bytes are taken now; if none, `waker` is woken when there is room.
    fn room(&self, waker: Option<&Waker>) -> usize;
    /// Takes at most as many bytes as there was room for.
    fn print(&self, stream: Stream, bytes: &[u8]);
    /// Whether it shows colours.
    fn has_colours(&self) -> bool {
        true
    }
}

/// What is typed into a program.
#[derive(Clone, Debug, Default)]
pub struct Keyboard(Arc<(Mutex<Typed>, Condvar)>);

#[derive(Debug, Default)]
struct Typed {
    waiting: VecDeque<u8>,
    is_closed: bool,
    reader: Vec<Waker>,
}

/// Input that a program does not read has piled up.
#[derive(Debug, thiserror::Error, PartialEq)]
#[error("the program does not read its input: wait until it has taken what is typed already")]
pub struct Full;

impl Keyboard {
    /// One on which all has been typed already.
    pub(super) fn given(all: &[u8]) -> Self {
        let keyboard = Self::default();
        {
            let mut typed = keyboard.lock();
            typed.waiting.extend(all);
            typed.is_closed = true;
        }
        keyboard
    }

    /// Types `bytes`: all of them, or none.
    pub fn push(&self, bytes: &[u8]) -> Result<(), Full> {
        let mut typed = self.lock();
        if typed.waiting.len() + bytes.len() > STDIN {
            return Err(Full);
        }
        if !typed.is_closed {
            typed.waiting.extend(bytes);
        }
        typed.wake();
        Ok(())
    }

    /// Blocks this thread until the program has read something.
    pub(super) fn wait_for_space(&self) {
        let full = |typed: &mut Typed| typed.waiting.len() > STDIN / 2;
        let waited = self.0.1.wait_while(self.lock(), full);
        drop(waited);
    }

    /// Takes all that is waiting, as a program would.
    #[cfg(test)]
    pub(super) fn take(&self) -> Vec<u8> {
        self.lock().waiting.drain(..).collect()
    }

    /// Says that nothing more will be typed.
    pub fn close(&self) {
        let mut typed = self.lock();
        typed.is_closed = true;
        typed.wake();
    }

    fn lock(&self) -> MutexGuard<'_, Typed> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Typed {
    fn wake(&mut self) {
        for waker in self.reader.drain(..) {
            waker.wake();
        }
    }
}

impl IsTerminal for Keyboard {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdinStream for Keyboard {
    fn async_stream(&self) -> Box<dyn AsyncRead + Send + Sync> {
        // Both worlds of WASI that we offer ask for `p2_stream`.
        Box::new(empty())
    }

    fn p2_stream(&self) -> Box<dyn InputStream> {
        Box::new(self.clone())
    }
}

#[async_trait]
impl InputStream for Keyboard {
    fn read(&mut self, size: usize) -> StreamResult<Bytes> {
        let mut typed = self.lock();
        if typed.waiting.is_empty() && typed.is_closed {
            return Err(StreamError::Closed);
        }
        let size = size.min(typed.waiting.len());
        let read = typed.waiting.drain(..size).collect();
        self.0.1.notify_all();
        Ok(read)
    }
}

#[async_trait]
impl Pollable for Keyboard {
    async fn ready(&mut self) {
        std::future::poll_fn(|cx: &mut Context<'_>| {
            let mut typed = self.lock();
            if !typed.waiting.is_empty() || typed.is_closed {
                return Poll::Ready(());
            }
            typed.reader.push(cx.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

/// What a program has printed so far, on both streams.
pub(super) type Printed = Arc<Mutex<u64>>;

/// One output stream of a program.
#[derive(Clone)]
pub(super) struct Screen {
    stream: Stream,
    terminal: Arc<dyn Terminal>,
    printed: Printed,
    limit: u64,
}

impl Screen {
    pub(super) fn new(
        stream: Stream,
        terminal: Arc<dyn Terminal>,
        printed: Printed,
        limit: u64,
    ) -> Self {
        Self {
            stream,
            terminal,
            printed,
            limit,
        }
    }
}

impl IsTerminal for Screen {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdoutStream for Screen {
    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        // Both worlds of WASI that we offer ask for `p2_stream`.
        Box::new(sink())
    }

    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }
}

#[async_trait]
impl OutputStream for Screen {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        let allowed = {
            let mut printed = self.printed.lock().unwrap_or_else(PoisonError::into_inner);
            let left = usize::try_from(self.limit - *printed).unwrap_or(usize::MAX);
            let allowed = bytes.len().min(left);
            *printed += allowed as u64;
            allowed
        };
        self.terminal.print(self.stream, &bytes[..allowed]);
        if allowed < bytes.len() {
            return Err(StreamError::Trap(Stop::Limit(Limit::Output).into()));
        }
        Ok(())
    }

    fn flush(&mut self) -> StreamResult<()> {
        Ok(())
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        Ok(self.terminal.room(None))
    }
}

#[async_trait]
impl Pollable for Screen {
    async fn ready(&mut self) {
        std::future::poll_fn(|cx| match self.terminal.room(Some(cx.waker())) {
            0 => Poll::Pending,
            _ => Poll::Ready(()),
        })
        .await;
    }
}

/// A terminal whose output is fetched by someone else, in order, at their own pace.
#[derive(Debug, Default)]
pub struct Scroll {
    waiting: Mutex<Waiting>,
    printed: tokio::sync::Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    bytes: Vec<u8>,
    writers: Vec<Waker>,
    is_closed: bool,
}

/// How much output waits to be fetched before the program waits.
const SCROLL: usize = 64 << 10;

impl Scroll {
    /// Waits for output, and takes all there is; `None` after the last.
    pub async fn next(&self) -> Option<Bytes> {
        loop {
            let printed = self.printed.notified();
            {
                let mut waiting = self.lock();
                if !waiting.bytes.is_empty() {
                    for writer in waiting.writers.drain(..) {
                        writer.wake();
                    }
                    return Some(std::mem::take(&mut waiting.bytes).into());
                }
                if waiting.is_closed {
                    return None;
                }
            }
            printed.await;
        }
    }

    /// Says that the program has ended, or that nobody will fetch any more.
    pub fn close(&self) {
        let mut waiting = self.lock();
        waiting.is_closed = true;
        for writer in waiting.writers.drain(..) {
            writer.wake();
        }
        self.printed.notify_waiters();
        self.printed.notify_one();
    }

    /// What waits to be fetched, as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.lock().bytes).into_owned()
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Terminal for Scroll {
    fn room(&self, waker: Option<&Waker>) -> usize {
        let mut waiting = self.lock();
        if waiting.is_closed {
            return SCROLL;
        }
        let room = SCROLL.saturating_sub(waiting.bytes.len());
        if let (0, Some(waker)) = (room, waker) {
            waiting.writers.push(waker.clone());
        }
        room
    }

    fn print(&self, _: Stream, bytes: &[u8]) {
        let mut waiting = self.lock();
        if !waiting.is_closed {
            waiting.bytes.extend_from_slice(bytes);
            self.printed.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn input_that_is_not_read_is_refused_at_the_limit() {
        let keyboard = Keyboard::default();
        assert_eq!(keyboard.push(&vec![b'x'; STDIN]), Ok(()));
        assert_eq!(keyboard.push(b"y"), Err(Full));
        assert_eq!(keyboard.clone().read(10).unwrap().len(), 10);
        assert_eq!(keyboard.push(b"y"), Ok(()));
    }

    #[test]
    fn what_was_typed_before_the_end_is_still_read() {
        let mut keyboard = Keyboard::default();
        keyboard.push(b"ab").unwrap();
        keyboard.close();
        keyboard.push(b"too late").unwrap();
        assert_eq!(keyboard.read(10).unwrap(), "ab");
        assert!(matches!(keyboard.read(10), Err(StreamError::Closed)));
    }

    #[tokio::test]
    async fn a_full_terminal_takes_nothing_until_it_is_read() {
        let scroll = Scroll::default();
        scroll.print(Stream::Out, &vec![b'x'; SCROLL]);
        assert_eq!(scroll.room(None), 0);
        assert_eq!(scroll.next().await.unwrap().len(), SCROLL);
        assert_eq!(scroll.room(None), SCROLL);
        scroll.close();
        assert_eq!(scroll.next().await, None);
    }

    #[test]
    fn output_stops_exactly_at_its_limit() {
        let scroll = Arc::new(Scroll::default());
        let mut screen = Screen::new(Stream::Out, scroll.clone(), Printed::default(), 3);
        assert!(screen.write("ab".into()).is_ok());
        assert!(matches!(
            screen.write("cd".into()),
            Err(StreamError::Trap(_))
        ));
        assert_eq!(scroll.lock().bytes, b"abc");
    }
}
