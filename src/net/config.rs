//! Settings of the way out.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Whom we believe when we talk to other servers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Certificates (PEM) of authorities that we believe besides those of the web and of this
    /// system, such as one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
}
