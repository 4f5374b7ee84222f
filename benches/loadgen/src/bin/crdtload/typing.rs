//! Many people typing in many documents.
use crate::Server;
use anyhow::{Result, bail};
use loadgen::docs::{Desk, STEP_1, STEP_2, UPDATE, saved};
use loadgen::{Hist, args::Args, hist, hist_json, now_ns, proc, sleep_until, ws, yjs};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// The Yjs client id of connection 0.
const BASE: u64 = 0x4000_0000;
/// How many key presses of one client we remember the time of.
const RING: usize = 4096;
/// How long after its last key press a silent client types again.
const LOST_NS: u64 = 3_000_000_000;

/// One who types.
struct Typist {
    desk: Desk,
    clock: Cell<u64>,
    times: RefCell<Vec<u64>>,
    last: Cell<u64>,
    saved: Cell<u64>,
}

struct Load {
    clients: usize,
    closed: bool,
    typists: Vec<Typist>,
    from: Cell<u64>,
    until: Cell<u64>,
    stopped: Cell<bool>,
    sent: Cell<u64>,
    sent_inside: Cell<u64>,
    got: Cell<u64>,
    got_inside: Cell<u64>,
    lost: Cell<u64>,
    stalls: Cell<u64>,
    hist: RefCell<Hist>,
}

fn add(cell: &Cell<u64>) {
    cell.set(cell.get() + 1);
}

impl Load {
    fn inside(&self, at: u64) -> bool {
        (self.from.get()..self.until.get()).contains(&at)
    }

    async fn press(&self, me: usize) -> Result<()> {
        let typist = &self.typists[me];
        let clock = typist.clock.get();
        add(&typist.clock);
        let at = now_ns();
        typist.times.borrow_mut()[clock as usize % RING] = at;
        typist.last.set(at);
        add(&self.sent);
        if self.inside(at) {
            add(&self.sent_inside);
        }
        typist.desk.send(UPDATE, &yjs::keystroke(BASE + me as u64, clock)).await
    }

    /// Counts the key presses in an update; those of the neighbour before `me` are put into `again`.
    fn count(&self, hist: &mut Hist, update: &[u8], at: u64, me: usize, again: &mut usize) {
        yjs::strings(update, |client, clock, length| {
            let by = client.wrapping_sub(BASE) as usize;
            let Some(typist) = self.typists.get(by).filter(|_| by != me) else {
                return;
            };
            for clock in clock..clock + length {
                let sent = typist.times.borrow()[clock as usize % RING];
                add(&self.got);
                if self.inside(at) {
                    add(&self.got_inside);
                }
                if self.inside(sent) {
                    let _ = hist.record(at.saturating_sub(sent).max(1_000));
                }
                *again +=
                    usize::from(by / self.clients == me / self.clients && (by + 1) % self.clients == me % self.clients);
            }
        });
    }

    async fn read(&self, reader: &mut ws::Reader, me: usize, hist: &mut Hist) -> Result<()> {
        let desk = &self.typists[me].desk;
        loop {
            reader.fill().await?;
            let at = now_ns();
            let (mut again, mut asked) = (0, false);
            while let Some((op, range)) = reader.pop() {
                let frame = reader.bytes(range);
                match op {
                    1 => {
                        if let Some(n) = saved(frame) {
                            self.typists[me].saved.set(n);
                        }
                    }
                    2 => {
                        desk.each(frame, |kind, body| match kind {
                            STEP_1 => asked = true,
                            UPDATE => self.count(hist, body, at, me, &mut again),
                            _ => {}
                        });
                    }
                    8 => bail!("closed by the server: {}", ws::close_reason(frame)),
                    9 => reader.conn.send(10, frame).await?,
                    _ => {}
                }
            }
            if asked {
                desk.send(STEP_2, &yjs::NOTHING).await?;
            }
            if self.closed && !self.stopped.get() {
                // In a ring: whoever got the neighbour's key press presses the next one.
                for _ in 0..again {
                    self.press(me).await?;
                }
            }
        }
    }
}

async fn listen(load: Rc<Load>, mut reader: ws::Reader, me: usize) {
    let mut hist = hist();
    if let Err(error) = load.read(&mut reader, me, &mut hist).await
        && !load.stopped.get()
    {
        add(&load.lost);
        if load.lost.get() <= 3 {
            eprintln!("client {me}: {error:#}");
        }
    }
    let _ = load.hist.borrow_mut().add(&hist);
}

/// Everyone types at `hz`, documents in turn; returns how late we were.
async fn steady(load: &Load, docs: usize, hz: f64, begin: u64) -> Result<Hist> {
    let mut lag = hist();
    let rate = load.typists.len() as f64 * hz;
    for n in 0..((load.until.get() - begin) as f64 * rate / 1e9) as usize {
        let at = begin + (n as f64 * 1e9 / rate) as u64;
        if at > now_ns() + 300_000 {
            sleep_until(at).await;
        }
        if load.inside(at) {
            let _ = lag.record(now_ns().saturating_sub(at).max(1_000));
        }
        load.press(n % docs * load.clients + n / docs % load.clients).await?;
        if n % 16 == 15 {
            tokio::task::yield_now().await;
        }
    }
    Ok(lag)
}

/// A key press that got lost would end its ring; after a while its typist presses again.
async fn wake(load: Rc<Load>) {
    while !load.stopped.get() {
        tokio::time::sleep(Duration::from_millis(500)).await;
        for me in 0..load.typists.len() {
            if now_ns() - load.typists[me].last.get() > LOST_NS && !load.stopped.get() {
                add(&load.stalls);
                let _ = load.press(me).await;
            }
        }
    }
}

async fn connect(args: &Args, server: &Server, closed: bool) -> Result<(Load, Vec<ws::Reader>)> {
    let clients = args.get("clients", 5);
    let (mut typists, mut readers) = (Vec::new(), Vec::new());
    for n in 0..args.get("docs", 1usize) * clients {
        let opened = server.open(&format!("d{}", n / clients), n).await?;
        readers.push(opened.reader);
        typists.push(Typist {
            desk: opened.desk,
            clock: Cell::default(),
            times: RefCell::new(vec![0; RING]),
            last: Cell::default(),
            saved: Cell::default(),
        });
    }
    let load = Load {
        clients,
        closed,
        typists,
        from: Cell::new(u64::MAX),
        until: Cell::new(u64::MAX),
        stopped: Cell::default(),
        sent: Cell::default(),
        sent_inside: Cell::default(),
        got: Cell::default(),
        got_inside: Cell::default(),
        lost: Cell::default(),
        stalls: Cell::default(),
        hist: RefCell::new(hist()),
    };
    Ok((load, readers))
}

/// Types, counts, and asks a newcomer whether every key press is in the text.
pub async fn run(args: &Args, server: Rc<Server>, closed: bool) -> Result<Value> {
    let (load, readers) = connect(args, &server, closed).await?;
    let load = Rc::new(load);
    let listeners: Vec<_> = readers
        .into_iter()
        .enumerate()
        .map(|(me, reader)| tokio::task::spawn_local(listen(load.clone(), reader, me)))
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let ns = |key, default: f64| (args.get(key, default) * 1e9) as u64;
    let begin = now_ns() + 20_000_000;
    load.from.set(begin + ns("warm", 2.0));
    load.until.set(load.from.get() + ns("secs", 8.0));
    let (from, until, watched) = (load.from.get(), load.until.get(), server.clone());
    let sampler = tokio::task::spawn_local(async move {
        sleep_until(from).await;
        let first = proc::sample(&watched.tree);
        sleep_until(until).await;
        proc::diff(&first, &proc::sample(&watched.tree))
    });
    let mut lag = hist();
    if closed {
        for me in 0..load.typists.len() {
            load.press(me).await?;
        }
        tokio::task::spawn_local(wake(load.clone()));
    } else {
        lag = steady(&load, args.get("docs", 1), args.get("hz", 8.0), begin).await?;
    }
    let cpu = sampler.await?;
    load.stopped.set(true);
    drain(&load).await;
    let unsaved = load
        .typists
        .iter()
        .filter(|one| one.saved.get() < one.desk.counted())
        .count();
    let text = yjs::length_of(&server.open("d0", 0).await?.had)?;
    load.typists.iter().for_each(|one| one.desk.conn.hang_up());
    for listener in listeners {
        listener.await?;
    }
    let pressed: u64 = load.typists[..load.clients].iter().map(|one| one.clock.get()).sum();
    let check = json!({"doc0_pressed": pressed, "doc0_text": text, "clients_not_told_saved": unsaved});
    Ok(outcome(&load, cpu, &lag, check))
}

/// Waits until nothing more comes, at most ten seconds, and half a second for what is saved late.
async fn drain(load: &Load) {
    let mut last = 0;
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_millis(500)).await;
        if load.got.get() == last {
            return;
        }
        last = load.got.get();
    }
}

fn outcome(load: &Load, cpu: Value, lag: &Hist, check: Value) -> Value {
    let secs = cpu["secs"].as_f64().unwrap_or(f64::NAN);
    let server_us = cpu["server_s"].as_f64().unwrap_or(f64::NAN) * 1e6;
    let expected = load.sent.get() * (load.clients as u64 - 1);
    let inside = load.got_inside.get() as f64;
    json!({
        "sent": load.sent.get(), "delivered": load.got.get(),
        "ratio": load.got.get() as f64 / expected.max(1) as f64,
        "lost_conns": load.lost.get(), "stalls": load.stalls.get(),
        "upd_s": load.sent_inside.get() as f64 / secs, "deliv_s": inside / secs,
        "us_per_delivery": if inside > 0.0 { server_us / inside } else { 0.0 },
        "lat_ms": hist_json(&load.hist.borrow()), "lag_ms": hist_json(lag), "cpu": cpu, "check": check,
    })
}
