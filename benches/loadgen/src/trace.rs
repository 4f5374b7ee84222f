//! Edits as people make them: recorded, or invented when there is no recording.
use crate::yjs::Edit;
use anyhow::{Context, Result};
use serde_json::Value;

/// The edits of the recording at `path` (gzipped JSON of josephg/editing-traces), or `count` invented
/// ones when the path is empty.
pub fn edits(path: &str, count: usize) -> Result<Vec<Edit>> {
    let mut edits = if path.is_empty() { invent(count) } else { read(path)? };
    edits.truncate(count);
    Ok(edits)
}

fn read(path: &str) -> Result<Vec<Edit>> {
    let file = std::fs::File::open(path).with_context(|| format!("the trace {path}"))?;
    let trace: Value = serde_json::from_reader(flate2::read::GzDecoder::new(file))?;
    let patches = trace["txns"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|txn| txn["patches"].as_array());
    let edit = |patch: &Value| {
        let at = patch[0].as_u64()? as usize;
        Some((at, patch[1].as_u64()? as usize, patch[2].as_str()?.to_owned()))
    };
    patches
        .flatten()
        .map(|patch| edit(patch).context("a patch that is none"))
        .collect()
}

/// Always the same edits: runs of typing, now and then a correction, and jumps to other places. The shares
/// are those of the automerge-paper recording, so that text and encoded state grow alike.
fn invent(count: usize) -> Vec<Edit> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |bound: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 33) as usize % bound.max(1)
    };
    let (mut length, mut cursor, mut erasing) = (0, 0, 0);
    let mut edits = Vec::with_capacity(count);
    while edits.len() < count {
        if erasing > 0 && cursor > 0 {
            erasing -= 1;
            cursor -= 1;
            length -= 1;
            edits.push((cursor, 1, String::new()));
            continue;
        }
        match below(1000) {
            0..23 => erasing = 1 + below(14),
            23..27 => cursor = length - below(length.min(2_000) + 1),
            _ => {}
        }
        let letter = b"etaoin shrdlu cmfwyp vbgkq"[below(26)] as char;
        edits.push((cursor, 0, letter.to_string()));
        cursor += 1;
        length += 1;
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yjs::play;

    #[test]
    fn invented_edits_make_a_document_like_the_recorded_one() {
        let short = play(&invent(40_000), 10_240).unwrap();
        assert!(
            (13_500..15_500).contains(&short.updates.len()),
            "{} edits",
            short.updates.len()
        );
        assert!(
            (20_000..26_000).contains(&short.state.len()),
            "{} bytes",
            short.state.len()
        );
        let long = play(&invent(100_000), 0).unwrap();
        assert!(
            (130_000..160_000).contains(&long.state.len()),
            "{} bytes",
            long.state.len()
        );
    }
}
