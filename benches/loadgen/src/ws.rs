//! A minimal RFC 6455 client: no extensions, zero masking key, frames parsed in place.
//! One `Conn` may be read by one task and written by several.
use anyhow::{Context, Result, bail};
use std::ops::Range;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::sync::Mutex;

/// The writing half: shared by whoever has something to say.
pub struct Conn {
    pub stream: TcpStream,
    wlock: Mutex<()>,
}

impl Conn {
    /// Ends reading: whoever waits in `fill` is told that the connection closed.
    pub fn hang_up(&self) {
        // SAFETY: the descriptor is ours and open.
        unsafe { libc::shutdown(std::os::fd::AsRawFd::as_raw_fd(&self.stream), libc::SHUT_RD) };
    }
    async fn write_all(&self, mut b: &[u8]) -> Result<()> {
        let _g = self.wlock.lock().await;
        while !b.is_empty() {
            match self.stream.try_write(b) {
                Ok(n) => b = &b[n..],
                Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => self.stream.writable().await?,
                Err(e) => return Err(e.into()),
            }
        }
        Ok(())
    }
    /// Sends one frame (`op`: 1 text, 2 binary, 10 pong).
    pub async fn send(&self, op: u8, payload: &[u8]) -> Result<()> {
        let mut f = Vec::with_capacity(payload.len() + 14);
        frame(op, payload, &mut f);
        self.write_all(&f).await
    }
    /// Sends bytes that already are frames.
    pub async fn send_raw(&self, frames: &[u8]) -> Result<()> {
        self.write_all(frames).await
    }
}

/// Appends one frame to `out`.
pub fn frame(op: u8, payload: &[u8], out: &mut Vec<u8>) {
    out.push(0x80 | op);
    let n = payload.len();
    if n < 126 {
        out.push(0x80 | n as u8);
    } else if n < 65536 {
        out.push(0x80 | 126);
        out.extend_from_slice(&(n as u16).to_be_bytes());
    } else {
        out.push(0x80 | 127);
        out.extend_from_slice(&(n as u64).to_be_bytes());
    }
    out.extend_from_slice(&[0; 4]); // a masking key of zero leaves the payload as it is
    out.extend_from_slice(payload);
}

/// The reading half, with what came and was not taken yet.
pub struct Reader {
    pub conn: Arc<Conn>,
    buf: Vec<u8>,
    start: usize,
    end: usize,
}

/// Opens a WebSocket; `headers` are whole lines, each with its line end.
pub async fn connect(addr: &str, path: &str, headers: &str) -> Result<Reader> {
    let stream = TcpStream::connect(addr).await.context("tcp connect")?;
    stream.set_nodelay(true)?;
    let conn = Arc::new(Conn {
        stream,
        wlock: Mutex::new(()),
    });
    let req = format!(
        "GET {path} HTTP/1.1\r\nHost: {addr}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://{addr}\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n"
    );
    conn.send_raw(req.as_bytes()).await?;
    let mut r = Reader {
        conn,
        buf: vec![0; 4096],
        start: 0,
        end: 0,
    };
    loop {
        r.fill().await?;
        let got = &r.buf[r.start..r.end];
        if let Some(i) = memchr::memmem::find(got, b"\r\n\r\n") {
            if !got.starts_with(b"HTTP/1.1 101") {
                bail!("refused: {}", String::from_utf8_lossy(&got[..i.min(300)]));
            }
            r.start += i + 4;
            return Ok(r);
        }
    }
}

impl Reader {
    /// Reads more bytes; the next frames come from `pop`.
    pub async fn fill(&mut self) -> Result<()> {
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
        }
        if self.end == self.buf.len() {
            if self.start > 0 {
                self.buf.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
            } else {
                let n = self.buf.len() * 2;
                self.buf.resize(n, 0);
            }
        }
        loop {
            match self.conn.stream.try_read(&mut self.buf[self.end..]) {
                Ok(0) => bail!("closed by the server"),
                Ok(n) => {
                    self.end += n;
                    return Ok(());
                }
                Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => self.conn.stream.readable().await?,
                Err(e) => return Err(e.into()),
            }
        }
    }
    /// Takes one whole frame off the buffer: (opcode, where its payload lies).
    pub fn pop(&mut self) -> Option<(u8, Range<usize>)> {
        let b = &self.buf[self.start..self.end];
        if b.len() < 2 {
            return None;
        }
        let op = b[0] & 15;
        let mut h = 2;
        let mut n = (b[1] & 127) as usize;
        if n == 126 {
            if b.len() < 4 {
                return None;
            }
            n = u16::from_be_bytes([b[2], b[3]]) as usize;
            h = 4;
        } else if n == 127 {
            if b.len() < 10 {
                return None;
            }
            n = u64::from_be_bytes(b[2..10].try_into().unwrap()) as usize;
            h = 10;
        }
        if b.len() < h + n {
            if self.buf.len() < h + n {
                let want = (h + n).next_power_of_two();
                self.buf.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
                self.buf.resize(want, 0);
            }
            return None;
        }
        let s = self.start + h;
        self.start = s + n;
        Some((op, s..s + n))
    }
    /// The payload that `pop` told of.
    pub fn bytes(&self, r: Range<usize>) -> &[u8] {
        &self.buf[r]
    }
    /// The next data frame; answers pings on the way.
    pub async fn next(&mut self) -> Result<Vec<u8>> {
        loop {
            while let Some((op, r)) = self.pop() {
                match op {
                    0..=2 => return Ok(self.buf[r].to_vec()),
                    8 => bail!("closed by the server: {}", close_reason(&self.buf[r])),
                    9 => {
                        let p = self.buf[r].to_vec();
                        self.conn.send(10, &p).await?;
                    }
                    _ => {}
                }
            }
            self.fill().await?;
        }
    }
}

/// Code and reason of a close frame.
pub fn close_reason(payload: &[u8]) -> String {
    let code = payload.first_chunk().map_or(0, |code| u16::from_be_bytes(*code));
    format!(
        "{code} {}",
        String::from_utf8_lossy(payload.get(2..).unwrap_or_default())
    )
}
