//! A single-threaded WebSocket hub written to show what the machine allows.
use base64::Engine;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use tokio::net::TcpStream;
use tokio::sync::Notify;

struct Conn {
    s: TcpStream,
    out: RefCell<Vec<u8>>,
    dirty: Cell<bool>,
    dead: Cell<bool>,
    room: usize,
}
#[derive(Default)]
struct Hub {
    ids: RefCell<HashMap<String, usize>>,
    rooms: RefCell<Vec<Vec<Rc<Conn>>>>,
    dirty: RefCell<Vec<Rc<Conn>>>,
    wake: Notify,
}
type Job = (usize, Vec<u8>);

impl Hub {
    fn broadcast(&self, room: usize, frame: &[u8]) {
        let rooms = self.rooms.borrow();
        let mut d = self.dirty.borrow_mut();
        for c in &rooms[room] {
            c.out.borrow_mut().extend_from_slice(frame);
            if !c.dirty.replace(true) {
                d.push(c.clone());
            }
        }
        drop(d);
        self.wake.notify_one();
    }
    fn flush(&self) {
        let list = std::mem::take(&mut *self.dirty.borrow_mut());
        for c in list {
            c.dirty.set(false);
            let mut o = c.out.borrow_mut();
            match c.s.try_write(&o) {
                Ok(n) if n == o.len() => {
                    o.clear();
                    if o.capacity() > 65536 {
                        o.shrink_to(4096)
                    }
                }
                Ok(n) => {
                    o.drain(..n);
                    c.dirty.set(true);
                }
                Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => c.dirty.set(true),
                Err(_) => c.dead.set(true),
            }
            if c.dirty.get() && !c.dead.get() {
                // slow reader: its own task waits for room
                let c2 = c.clone();
                drop(o);
                tokio::task::spawn_local(async move {
                    loop {
                        if c2.s.writable().await.is_err() {
                            return;
                        }
                        let mut o = c2.out.borrow_mut();
                        match c2.s.try_write(&o) {
                            Ok(n) => {
                                o.drain(..n);
                            }
                            Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => {}
                            Err(_) => return,
                        }
                        if o.is_empty() {
                            c2.dirty.set(false);
                            return;
                        }
                    }
                });
            }
        }
    }
}

fn frame(payload: &[u8]) -> Vec<u8> {
    let n = payload.len();
    let mut f = Vec::with_capacity(n + 10);
    f.push(0x81);
    if n < 126 {
        f.push(n as u8)
    } else if n < 65536 {
        f.push(126);
        f.extend_from_slice(&(n as u16).to_be_bytes())
    } else {
        f.push(127);
        f.extend_from_slice(&(n as u64).to_be_bytes())
    }
    f.extend_from_slice(payload);
    f
}

async fn client(hub: Rc<Hub>, s: TcpStream, db: Option<std::sync::mpsc::Sender<Job>>) -> std::io::Result<()> {
    s.set_nodelay(true)?;
    let mut buf: Vec<u8> = Vec::with_capacity(1024);
    let head = loop {
        s.readable().await?;
        match s.try_read_buf(&mut buf) {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(e) => return Err(e),
        }
        if let Some(i) = memchr::memmem::find(&buf, b"\r\n\r\n") {
            break i + 4;
        }
    };
    let h = String::from_utf8_lossy(&buf[..head]).to_string();
    let path = h.split(' ').nth(1).unwrap_or("/").to_string();
    let key = h
        .lines()
        .find_map(|l| {
            l.to_ascii_lowercase()
                .starts_with("sec-websocket-key:")
                .then(|| l[18..].trim().to_string())
        })
        .unwrap_or_default();
    let acc = {
        use sha1::Digest;
        let mut d = sha1::Sha1::new();
        d.update(key.as_bytes());
        d.update(b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        base64::engine::general_purpose::STANDARD.encode(d.finalize())
    };
    s.try_write(format!("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {acc}\r\n\r\n").as_bytes())?;
    buf.drain(..head);
    let room = {
        let mut ids = hub.ids.borrow_mut();
        let n = ids.len();
        let id = *ids.entry(path).or_insert(n);
        if id == n {
            hub.rooms.borrow_mut().push(vec![]);
        }
        id
    };
    let c = Rc::new(Conn {
        s,
        out: Default::default(),
        dirty: Cell::new(false),
        dead: Cell::new(false),
        room,
    });
    hub.rooms.borrow_mut()[room].push(c.clone());
    buf.shrink_to(256);
    loop {
        // parse what is there
        let mut at = 0;
        loop {
            let b = &buf[at..];
            if b.len() < 6 {
                break;
            }
            let (mut n, mut hl) = ((b[1] & 127) as usize, 2);
            if n == 126 {
                n = u16::from_be_bytes([b[2], b[3]]) as usize;
                hl = 4
            } else if n == 127 {
                n = 1 << 40;
                hl = 10
            }
            if b.len() < hl + 4 + n {
                break;
            }
            let m = [b[hl], b[hl + 1], b[hl + 2], b[hl + 3]];
            let op = b[0] & 15;
            let mut p = b[hl + 4..hl + 4 + n].to_vec();
            if m != [0; 4] {
                for (i, x) in p.iter_mut().enumerate() {
                    *x ^= m[i & 3]
                }
            }
            at += hl + 4 + n;
            match op {
                8 => return Ok(()),
                1 | 2 => match &db {
                    Some(tx) => {
                        let _ = tx.send((c.room, p));
                    }
                    None => hub.broadcast(c.room, &frame(&p)),
                },
                _ => {}
            }
        }
        buf.drain(..at);
        c.s.readable().await?;
        match c.s.try_read_buf(&mut buf) {
            Ok(0) => break,
            Ok(_) => {}
            Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(e) => return Err(e),
        }
        if c.dead.get() {
            break;
        }
    }
    Ok(())
}

pub fn run(addr: &str, sync: Option<&str>, path: Option<&str>) {
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let ls = tokio::task::LocalSet::new();
    let (back, mut done) = tokio::sync::mpsc::unbounded_channel::<Vec<Job>>();
    let db = path.map(|p| {
        let (tx, rx) = std::sync::mpsc::channel::<Job>();
        let db = rusqlite::Connection::open(p).unwrap();
        db.pragma_update(None, "journal_mode", "WAL").unwrap();
        db.pragma_update(None, "synchronous", sync.unwrap_or("normal")).unwrap();
        db.execute_batch("create table if not exists message(id integer primary key, room integer not null, at integer not null, body blob not null)").unwrap();
        std::thread::spawn(move || {
            while let Ok(first) = rx.recv() {
                let mut batch = vec![first];
                while batch.len() < 4096 {
                    match rx.try_recv() { Ok(j) => batch.push(j), Err(_) => break }
                }
                db.execute_batch("begin").unwrap();
                {
                    let mut st = db.prepare_cached("insert into message(room,at,body) values(?1,?2,?3)").unwrap();
                    let at = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64;
                    for (r, b) in &batch { st.execute(rusqlite::params![*r as i64, at, b]).unwrap(); }
                }
                db.execute_batch("commit").unwrap();
                if back.send(batch).is_err() { return }
            }
        });
        tx
    });
    let addr = addr.to_string();
    ls.block_on(&rt, async move {
        let hub = Rc::new(Hub::default());
        let h2 = hub.clone();
        tokio::task::spawn_local(async move {
            loop {
                h2.wake.notified().await;
                tokio::task::yield_now().await;
                h2.flush();
            }
        });
        let h3 = hub.clone();
        tokio::task::spawn_local(async move {
            while let Some(b) = done.recv().await {
                for (r, p) in b {
                    h3.broadcast(r, &frame(&p));
                }
            }
        });
        let l = tokio::net::TcpListener::bind(&addr).await.unwrap();
        loop {
            let (s, _) = l.accept().await.unwrap();
            let (hub, db) = (hub.clone(), db.clone());
            tokio::task::spawn_local(async move {
                let h = hub.clone();
                let _ = client(hub, s, db).await;
                for r in h.rooms.borrow_mut().iter_mut() {
                    r.retain(|c| Rc::strong_count(c) > 1 && c.s.peer_addr().is_ok() && !c.dead.get());
                }
            });
        }
    });
}
