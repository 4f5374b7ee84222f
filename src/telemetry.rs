//! What the system does: logs on standard error, and numbers for monitors.

mod count;
mod exposition;
pub mod numbers;
pub mod process;

pub use count::{Counter, Durations, Held, Level, Stopwatch};
pub use exposition::{Exposition, Kind};

use std::io::IsTerminal;

use serde::{Deserialize, Serialize};
use tracing_subscriber::EnvFilter;

/// How we log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// How much: `error`, `warn`, `info`, `debug`, or per module, like `info,longhouse::live=debug`.
    pub level: String,
    /// For people or for machines.
    pub format: Format,
}

/// The shape of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A line to read.
    Text,
    /// An object to index.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            level: "info".to_owned(),
            format: Format::Text,
        }
    }
}

/// Starts logging. Once per process; later calls change nothing.
pub fn start(config: &Config) {
    // Cranelift explains itself at length at `info`; and what a stranger makes up as the answer of
    // a passkey is no error that anyone has to look at.
    let quiet = format!(
        "{},cranelift=warn,wasmtime=warn,webauthn_rs=off,webauthn_rs_core=off",
        config.level
    );
    let filter = EnvFilter::try_new(quiet).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    let started = match config.format {
        Format::Text => builder.try_init(),
        Format::Json => builder.json().try_init(),
    };
    // Tests start several houses in one process.
    let _ = started;
}
