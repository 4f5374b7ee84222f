//! Who sits where on a server that knows its users: made by the harness over HTTP, read from a file.
use anyhow::{Context, Result};
use serde::Deserialize;

/// What one connection is let in with.
#[derive(Debug, Deserialize)]
pub struct Seat {
    /// The code of the room.
    pub room: String,
    /// An access token of a member of it.
    pub token: String,
    /// The document that it opens: its id, and its path in the room.
    #[serde(default)]
    pub file: String,
    #[serde(default)]
    pub path: String,
}

/// One seat for each connection, in order.
#[derive(Debug, Default, Deserialize)]
pub struct Plan {
    pub seats: Vec<Seat>,
}

impl Plan {
    /// Reads the plan at `path`; an empty path is a server that asks nobody who they are.
    pub fn read(path: &str) -> Result<Self> {
        if path.is_empty() {
            return Ok(Self::default());
        }
        let file = std::fs::File::open(path).with_context(|| format!("the plan {path}"))?;
        Ok(serde_json::from_reader(std::io::BufReader::new(file))?)
    }

    /// The seat of connection `n`.
    pub fn seat(&self, n: usize) -> Result<&Seat> {
        self.seats.get(n).with_context(|| format!("the plan has no seat {n}"))
    }
}
