//! How programs end.

use std::time::Duration;

use super::limits::Limit;
use super::{Proof, Report, Wrote};

/// How a program ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended {
    /// By itself, with this status.
    Code(i32),
    /// By a limit.
    Limit(Limit),
    /// Because someone asked.
    Stopped,
    /// In a way no program should: the sentence says how.
    Crashed(String),
    /// It never started: the sentence says why.
    Failed(String),
}

impl Ended {
    /// How, in one word for monitors.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Code(0) => "ok",
            Self::Code(_) => "failed",
            Self::Limit(Limit::Time) => "time_limit",
            Self::Limit(Limit::Memory) => "memory_limit",
            Self::Limit(Limit::Output) => "output_limit",
            Self::Limit(Limit::Files) => "files_limit",
            Self::Limit(Limit::Processes) => "processes_limit",
            Self::Stopped => "stopped",
            Self::Crashed(_) => "crashed",
            Self::Failed(_) => "not_started",
        }
    }
}

/// A program that has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How.
    pub ended: Ended,
    /// After how long.
    pub wall: Duration,
    /// How long it computed.
    pub cpu: Duration,
    /// The most memory it had, in bytes.
    pub memory: u64,
    /// How much it printed, in bytes.
    pub output: u64,
    /// The files it wrote, as far as they are offered.
    pub wrote: Wrote,
    /// What came of its tests, if it was tested.
    pub report: Option<Box<Report>>,
    /// Its receipt, if it can be repeated.
    pub proof: Option<Box<Proof>>,
}

impl Outcome {
    /// Of a program that never started.
    pub fn never(ended: Ended) -> Self {
        Self {
            ended,
            wall: Duration::ZERO,
            cpu: Duration::ZERO,
            memory: 0,
            output: 0,
            wrote: Wrote::default(),
            report: None,
            proof: None,
        }
    }
}
