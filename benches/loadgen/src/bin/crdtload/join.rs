//! What a newcomer costs in a document with a long past.
use crate::Server;
use anyhow::{Context, Result};
use loadgen::docs::{Opened, UPDATE};
use loadgen::{args::Args, hist, hist_json, now_ns, proc, trace, ws, yjs};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Updates that may be on the way from the writer to the watcher.
const IN_FLIGHT: usize = 1024;

/// Replays the edits one update at a time, lets the server settle, then joins and leaves `--joins` times.
pub async fn run(args: &Args, server: &Server) -> Result<Value> {
    let count = args.get("edits", 100_000);
    let played = yjs::play(&trace::edits(&args.text("trace"), count)?, 0)?;
    let updates = played.updates.len();
    // Both stay open during the joins, so that no server lets the document go.
    let writer = server.open("j", 0).await?;
    let watcher = server.open("j", 0).await?;
    let first = proc::sample(&server.tree);
    let started = now_ns();
    replay(writer, watcher, played.updates).await?;
    let replay_s = (now_ns() - started) as f64 / 1e9;
    let replayed = proc::diff(&first, &proc::sample(&server.tree));
    tokio::time::sleep(Duration::from_secs(2)).await;

    let mut hist = hist();
    let joins: usize = args.get("joins", 100);
    let mut had = Vec::new();
    let first = proc::sample(&server.tree);
    for _ in 0..joins {
        let started = now_ns();
        had = server.open("j", 0).await?.had;
        hist.record(now_ns() - started)?;
    }
    let last = proc::sample(&server.tree);
    Ok(json!({
        "edits": updates, "text": played.length, "check_text": yjs::length_of(&had)?,
        "state_bytes": played.state.len(), "join_bytes": had.len(), "replay_s": replay_s,
        "replay_us": replayed["server_s"].as_f64().unwrap_or(f64::NAN) * 1e6 / updates as f64,
        "joins": joins, "join_ms": hist_json(&hist),
        "join_cpu_ms": (last.server - first.server) * 1e3 / joins as f64, "cpu": proc::diff(&first, &last),
    }))
}

/// Done when the watcher has the last update.
async fn replay(writer: Opened, mut watcher: Opened, updates: Vec<Vec<u8>>) -> Result<()> {
    let room = Arc::new(Semaphore::new(IN_FLIGHT));
    let total = updates.len();
    let space = room.clone();
    let Opened {
        reader: mut echoes,
        desk,
        ..
    } = writer;
    let writing = tokio::task::spawn_local(async move {
        for chunk in updates.chunks(64) {
            space.acquire_many(chunk.len() as u32).await?.forget();
            let mut frames = Vec::new();
            for update in chunk {
                ws::frame(2, &desk.sync(UPDATE, update), &mut frames);
            }
            desk.conn.send_raw(&frames).await?;
        }
        anyhow::Ok(desk)
    });
    let reading = tokio::task::spawn_local(async move { while echoes.next().await.is_ok() {} });
    let mut seen = 0;
    while seen < total {
        anyhow::ensure!(!reading.is_finished(), "the writer was closed after {seen} updates");
        let next = tokio::time::timeout(Duration::from_secs(20), watcher.reader.next());
        let frame = next
            .await
            .with_context(|| format!("no more than {seen} of {total} updates came"))??;
        let before = seen;
        watcher.desk.each(&frame, |kind, _| seen += usize::from(kind == UPDATE));
        room.add_permits(seen - before);
    }
    let desk = writing.await??;
    // Nobody reads the rest, but both connections stay.
    tokio::task::spawn_local(async move {
        while watcher.reader.next().await.is_ok() {}
        drop(desk);
    });
    Ok(())
}
