//! Chat fan-out. One JSON line on standard output.
//!
//! `--dialect longhouse|channels|socketio|raw --addr 127.0.0.1:8000 --pids 12,34 --cpu 1 [--plan FILE]`
//! `--rooms R --per-room K --tag NAME --secs 8 --warm 2 --size 100`
//! - `--mode open --rate <messages/s over all rooms>`
//! - `--mode closed --senders <a room> --window <messages each keeps on the way>`
//! - `--mode idle`: opens the connections, waits, and tells memory per connection
use anyhow::{Context, Result};
use loadgen::chat::{Dialect, Place};
use loadgen::{Hist, args::Args, hist, hist_json, now_ns, plan::Plan, proc, sleep_until, ws};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// How long a sender waits for an echo before it takes its window for lost.
const LOST_NS: u64 = 2_000_000_000;

struct Seat {
    conn: Arc<ws::Conn>,
    place: Place,
}

/// One thread does everything, so plain cells are enough.
struct Load {
    dialect: Dialect,
    /// Finds the start of a stamp.
    mark: memchr::memmem::Finder<'static>,
    tag: String,
    per_room: usize,
    size: usize,
    window: usize,
    seats: RefCell<Vec<Seat>>,
    from: Cell<u64>,
    until: Cell<u64>,
    stopped: Cell<bool>,
    sent: Cell<u64>,
    sent_inside: Cell<u64>,
    delivered: Cell<u64>,
    delivered_inside: Cell<u64>,
    refused: Cell<u64>,
    closed: Cell<u64>,
    stalls: Cell<u64>,
    hist: RefCell<Hist>,
}

fn add(cell: &Cell<u64>, n: u64) {
    cell.set(cell.get() + n);
}

impl Load {
    fn room(&self, id: usize) -> String {
        format!("{}{}", self.tag, id / self.per_room)
    }

    fn inside(&self, at: u64) -> bool {
        (self.from.get()..self.until.get()).contains(&at)
    }

    /// A text that carries when and by whom it was sent, so that it is known again in any frame.
    fn text(&self, sender: usize) -> String {
        let mut text = format!("@T{:016x}S{sender:08x}.", now_ns());
        while text.len() < self.size {
            text.push_str("lorem ipsum ");
        }
        text.truncate(self.size.max(28));
        text
    }

    async fn say(&self, id: usize, count: usize) -> Result<()> {
        let (conn, place) = {
            let seats = self.seats.borrow();
            (seats[id].conn.clone(), seats[id].place)
        };
        let room = self.room(id);
        let mut frames = Vec::with_capacity(count * 256);
        for n in 0..count as u64 {
            let payload = self
                .dialect
                .encode(place, &room, id, self.sent.get() + n, &self.text(id));
            ws::frame(1, &payload, &mut frames);
        }
        add(&self.sent, count as u64);
        if self.inside(now_ns()) {
            add(&self.sent_inside, count as u64);
        }
        conn.send_raw(&frames).await
    }

    /// Counts the messages in one frame; returns how many of them `me` sent.
    fn count(&self, hist: &mut Hist, frame: &[u8], at: u64, me: usize) -> usize {
        let mut own = 0;
        for start in self.mark.find_iter(frame) {
            let Some((sent, sender)) = stamp(&frame[start..]) else {
                continue;
            };
            add(&self.delivered, 1);
            if self.inside(at) {
                add(&self.delivered_inside, 1);
            }
            if self.inside(sent) {
                let _ = hist.record(at.saturating_sub(sent).max(1_000));
            }
            own += usize::from(sender == me);
        }
        own
    }

    async fn read(&self, reader: &mut ws::Reader, me: usize, echoes: bool, hist: &mut Hist) -> Result<()> {
        let mut heard = now_ns();
        loop {
            if echoes {
                if let Ok(filled) = tokio::time::timeout(Duration::from_secs(2), reader.fill()).await {
                    filled?;
                }
                if now_ns() - heard > LOST_NS && !self.stopped.get() {
                    add(&self.stalls, 1);
                    heard = now_ns();
                    self.say(me, self.window).await?;
                }
            } else {
                reader.fill().await?;
            }
            let at = now_ns();
            let mut own = 0;
            while let Some((op, range)) = reader.pop() {
                own += self.take(reader, op, range, at, me, hist).await?;
            }
            if own > 0 {
                heard = at;
                if echoes && !self.stopped.get() {
                    self.say(me, own).await?;
                }
            }
        }
    }

    async fn take(
        &self,
        reader: &ws::Reader,
        op: u8,
        range: std::ops::Range<usize>,
        at: u64,
        me: usize,
        hist: &mut Hist,
    ) -> Result<usize> {
        let frame = reader.bytes(range);
        match op {
            0..=2 => {
                if let Some(answer) = self.dialect.heartbeat(frame) {
                    reader.conn.send(1, answer).await?;
                }
                if self.dialect.is_refusal(frame) {
                    add(&self.refused, 1);
                    if self.refused.get() == 1 {
                        eprintln!("refused: {}", String::from_utf8_lossy(frame));
                    }
                }
                return Ok(self.count(hist, frame, at, me));
            }
            8 => anyhow::bail!("closed by the server: {}", ws::close_reason(frame)),
            9 => reader.conn.send(10, frame).await?,
            _ => {}
        }
        Ok(0)
    }
}

/// When and by whom a text was sent.
fn stamp(text: &[u8]) -> Option<(u64, usize)> {
    let hex = |range| std::str::from_utf8(text.get(range)?).ok();
    let sent = u64::from_str_radix(hex(2..18)?, 16).ok()?;
    let sender = usize::from_str_radix(hex(19..27)?, 16).ok()?;
    Some((sent, sender))
}

async fn listen(load: Rc<Load>, mut reader: ws::Reader, me: usize, echoes: bool) {
    let mut hist = hist();
    if let Err(error) = load.read(&mut reader, me, echoes, &mut hist).await
        && !load.stopped.get()
    {
        add(&load.closed, 1);
        if load.closed.get() <= 3 {
            eprintln!("client {me}: {error:#}");
        }
    }
    let _ = load.hist.borrow_mut().add(&hist);
}

async fn enter(load: &Load, addr: &str, id: usize) -> Result<(ws::Reader, Place)> {
    let room = load.room(id);
    let one = tokio::time::timeout(Duration::from_secs(20), load.dialect.enter(addr, &room, id));
    one.await.context("no answer")?.with_context(|| format!("client {id}"))
}

/// Opens all connections, 32 at a time.
async fn connect(load: &Rc<Load>, addr: &str, count: usize) -> Result<Vec<ws::Reader>> {
    let mut entered = Vec::with_capacity(count);
    let mut set = tokio::task::JoinSet::new();
    let mut next = 0;
    while entered.len() < count {
        while next < count && set.len() < 32 {
            let (load, addr, id) = (load.clone(), addr.to_owned(), next);
            set.spawn_local(async move { enter(&load, &addr, id).await.map(|(reader, place)| (id, reader, place)) });
            next += 1;
        }
        entered.push(set.join_next().await.context("nobody is on the way")???);
    }
    entered.sort_by_key(|(id, ..)| *id);
    let seat = |reader: &ws::Reader, place| Seat {
        conn: reader.conn.clone(),
        place,
    };
    *load.seats.borrow_mut() = entered.iter().map(|(_, reader, place)| seat(reader, *place)).collect();
    Ok(entered.into_iter().map(|(_, reader, _)| reader).collect())
}

/// Sends at a steady rate, rooms in turn, and within a room its members in turn; returns how late it was.
async fn steady(load: &Load, rooms: usize, rate: f64, begin: u64) -> Result<Hist> {
    let mut lag = hist();
    let total = ((load.until.get() - begin) as f64 * rate / 1e9) as usize;
    for n in 0..total {
        let at = begin + (n as f64 * 1e9 / rate) as u64;
        if at > now_ns() + 300_000 {
            sleep_until(at).await;
        }
        if load.inside(at) {
            let _ = lag.record(now_ns().saturating_sub(at).max(1_000));
        }
        load.say(n % rooms * load.per_room + n / rooms % load.per_room, 1)
            .await?;
        if n % 16 == 15 {
            tokio::task::yield_now().await;
        }
    }
    Ok(lag)
}

/// Waits until nothing more comes, at most five seconds.
async fn drain(load: &Load) {
    let mut last = load.delivered.get();
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_millis(250)).await;
        let now = load.delivered.get();
        if now == last || now == load.sent.get() * load.per_room as u64 {
            return;
        }
        last = now;
    }
}

async fn talk(load: &Rc<Load>, args: &Args, tree: &[u32]) -> Result<(Value, Hist)> {
    let ns = |key, default: f64| (args.get(key, default) * 1e9) as u64;
    let begin = now_ns() + 50_000_000;
    load.from.set(begin + ns("warm", 2.0));
    load.until.set(load.from.get() + ns("secs", 8.0));
    let (from, until, pids) = (load.from.get(), load.until.get(), tree.to_vec());
    let sampler = tokio::task::spawn_local(async move {
        sleep_until(from).await;
        let first = proc::sample(&pids);
        sleep_until(until).await;
        proc::diff(&first, &proc::sample(&pids))
    });
    let rooms = args.get("rooms", 1);
    let mut lag = hist();
    if args.text("mode") == "open" {
        lag = steady(load, rooms, args.get("rate", 50.0), begin).await?;
    } else {
        let senders = args.get("senders", 1).min(load.per_room);
        for id in (0..rooms * load.per_room).filter(|id| id % load.per_room < senders) {
            load.say(id, load.window).await?;
        }
    }
    let cpu = sampler.await?;
    load.stopped.set(true);
    drain(load).await;
    Ok((cpu, lag))
}

async fn run(args: Args) -> Result<()> {
    let (rooms, per_room) = (args.get("rooms", 1), args.get("per-room", 200));
    let (mode, addr) = (args.text("mode"), args.text("addr"));
    let tree = proc::tree(&args.pids());
    let count: usize = rooms * per_room;
    let load = Rc::new(Load {
        dialect: Dialect::parse(&args.text("dialect"), Plan::read(&args.text("plan"))?)?,
        mark: memchr::memmem::Finder::new(b"@T"),
        tag: args.get("tag", "room".to_owned()),
        per_room,
        size: args.get("size", 100),
        window: args.get("window", 1),
        seats: RefCell::default(),
        from: Cell::new(u64::MAX),
        until: Cell::new(u64::MAX),
        stopped: Cell::default(),
        sent: Cell::default(),
        sent_inside: Cell::default(),
        delivered: Cell::default(),
        delivered_inside: Cell::default(),
        refused: Cell::default(),
        closed: Cell::default(),
        stalls: Cell::default(),
        hist: RefCell::new(hist()),
    });
    let before = proc::pss_kib(&tree);
    let started = now_ns();
    let readers = connect(&load, &addr, count).await?;
    let connect_s = (now_ns() - started) as f64 / 1e9;
    let senders: usize = if mode == "closed" { args.get("senders", 1) } else { 0 };
    let listeners: Vec<_> = readers
        .into_iter()
        .enumerate()
        .map(|(id, reader)| tokio::task::spawn_local(listen(load.clone(), reader, id, id % per_room < senders)))
        .collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (cpu, lag) = if mode == "idle" {
        let first = proc::sample(&tree);
        tokio::time::sleep(Duration::from_secs_f64(args.get("secs", 8.0))).await;
        load.stopped.set(true);
        (proc::diff(&first, &proc::sample(&tree)), hist())
    } else {
        talk(&load, &args, &tree).await?
    };
    let after = proc::pss_kib(&tree);
    load.seats.borrow().iter().for_each(|seat| seat.conn.hang_up());
    for listener in listeners {
        listener.await?;
    }
    println!(
        "{}",
        outcome(
            &args,
            &load,
            cpu,
            &lag,
            json!({"before": before, "after": after, "connect_s": connect_s})
        )
    );
    Ok(())
}

fn outcome(args: &Args, load: &Load, cpu: Value, lag: &Hist, memory: Value) -> Value {
    let secs = cpu["secs"].as_f64().unwrap_or(f64::NAN);
    let server_us = cpu["server_s"].as_f64().unwrap_or(f64::NAN) * 1e6;
    let (sent, delivered) = (load.sent.get(), load.delivered.get());
    let inside = load.delivered_inside.get() as f64;
    let expected = sent * load.per_room as u64;
    let conns = load.seats.borrow().len();
    let grown = memory["after"].as_f64().unwrap_or(0.0) - memory["before"].as_f64().unwrap_or(0.0);
    json!({
        "peer": args.text("peer"), "row": args.text("row"), "conns": conns, "lost_conns": load.closed.get(),
        "stalls": load.stalls.get(), "refused": load.refused.get(), "sent": sent, "delivered": delivered,
        "ratio": if expected > 0 { delivered as f64 / expected as f64 } else { 1.0 },
        "msg_s": load.sent_inside.get() as f64 / secs, "deliv_s": inside / secs,
        "us_per_delivery": if inside > 0.0 { server_us / inside } else { 0.0 },
        "lat_ms": hist_json(&load.hist.borrow()), "lag_ms": hist_json(lag), "cpu": cpu,
        "memory": memory, "kib_per_conn": grown / conns as f64,
    })
}

fn main() -> Result<()> {
    let args = Args::parse();
    loadgen::prepare(args.get("cpu", -1));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, run(args))
}
