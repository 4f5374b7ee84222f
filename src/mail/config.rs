//! Settings of the mail server that letters leave by.

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// By which server letters leave. Without a host they stay, for administrators to pass on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The server's name or address.
    pub host: Option<String>,
    /// Its port; without one 465, 587 or 25, as `tls` has it.
    pub port: Option<u16>,
    /// How the way there is encrypted.
    pub tls: Tls,
    /// As whom we sign in there, if that is asked for.
    pub username: Option<String>,
    /// By which password.
    pub password: Option<Password>,
    /// Whom letters come from, such as `Longhouse <house@example.org>`.
    pub from: Option<String>,
    /// A file of certificates (PEM) that are trusted beside those everyone trusts.
    pub ca_file: Option<PathBuf>,
}

/// How the way to the mail server is encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tls {
    /// From the first byte on.
    #[default]
    Implicit,
    /// From `STARTTLS` on. A server that does not offer it is given nothing.
    Starttls,
    /// Not at all.
    None,
}

impl Tls {
    /// Where such servers listen.
    pub(super) fn port(self) -> u16 {
        match self {
            Self::Implicit => 465,
            Self::Starttls => 587,
            Self::None => 25,
        }
    }
}

/// A password that is in the settings, and in nothing that is printed of them for diagnosis.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// The password, for the mail server.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
