//! Memory of open documents.
use crate::Server;
use anyhow::Result;
use loadgen::{args::Args, docs, proc, trace, yjs};
use serde_json::{Value, json};
use std::time::Duration;

/// How long the server may tidy up before it is looked at.
const SETTLE: Duration = Duration::from_secs(4);

/// Opens `--docs` documents, each on a connection of its own, and brings the same text into each.
pub async fn run(args: &Args, server: &Server) -> Result<Value> {
    let count: usize = args.get("docs", 1000);
    let played = yjs::play(&trace::edits(&args.text("trace"), 40_000)?, args.get("bytes", 10_240))?;
    let before = proc::pss_kib(&server.tree);
    let mut open = Vec::with_capacity(count);
    for n in 0..count {
        open.push(server.open(&format!("r{n}"), n).await?);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let empty = proc::pss_kib(&server.tree);
    for opened in &open {
        opened.desk.send(docs::UPDATE, &played.state).await?;
    }
    tokio::time::sleep(SETTLE).await;
    let after = proc::pss_kib(&server.tree);
    let last = count - 1;
    let check = server.open(&format!("r{last}"), last).await?;
    let per_doc = |from: u64| (after as f64 - from as f64) / count as f64;
    Ok(json!({
        "docs": count, "edits": played.updates.len(), "text_bytes": played.length, "state_bytes": played.state.len(),
        "check_len": yjs::length_of(&check.had)?, "pss_kib": {"before": before, "empty": empty, "after": after},
        "kib_per_doc": per_doc(before), "kib_per_doc_beyond_empty": per_doc(empty),
    }))
}
