//! Settings: defaults, then the file, then the environment, then flags.
//!
//! Each feature defines its own section beside its code; this file lists them.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use crate::{auth, chat, mail, net, sandbox, server, telemetry};

/// The prefix of environment variables that set something: `LONGHOUSE_SERVER_PUBLIC_URL`.
const PREFIX: &str = "LONGHOUSE_";

/// Every setting of the house.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Addresses and connections.
    pub server: server::Config,
    /// Limits on guessing and on newcomers.
    pub accounts: auth::Config,
    /// Limits on requests.
    pub limits: auth::RatesConfig,
    /// Other servers that this one talks to.
    pub net: net::Config,
    /// Letters.
    pub mail: mail::Config,
    /// What people say to each other, and the files they send.
    pub chat: chat::Config,
    /// Programs.
    pub sandbox: sandbox::Config,
    /// Logs.
    pub log: telemetry::Config,
}

/// What is wrong with the settings, and where.
#[derive(Debug)]
pub struct Error {
    place: String,
    what: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl std::error::Error for Error {}

impl Config {
    /// The settings from `file`, if one is named, and `environment`.
    pub fn load(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Error> {
        let mut table = match file {
            Some(path) => read(path)?,
            None => Table::new(),
        };
        // The file by itself first, so that an error names the file.
        if let Some(path) = file {
            parse(table.clone(), &path.display().to_string())?;
        }
        for (name, value) in environment {
            if let Some(key) = name.strip_prefix(PREFIX) {
                set(&mut table, &name, key, &value)?;
                parse(table.clone(), &name)?;
            }
        }
        parse(table, "configuration")
    }

    /// The settings as a file that would set them.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).expect("settings are plain values")
    }
}

fn read(path: &Path) -> Result<Table, Error> {
    let place = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| Error {
        place: place.clone(),
        what: format!("cannot be read: {error}"),
    })?;
    // With the text at hand, the error names line and column too.
    toml::from_str::<Config>(&text).map_err(|error| wrong(&place, &error))?;
    toml::from_str(&text).map_err(|error| wrong(&place, &error))
}

fn parse(table: Table, place: &str) -> Result<Config, Error> {
    Value::Table(table)
        .try_into()
        .map_err(|error| wrong(place, &error))
}

fn wrong(place: &str, error: &toml::de::Error) -> Error {
    Error {
        place: place.to_owned(),
        what: error.to_string().trim().replace('\n', " "),
    }
}

/// Sets `SECTION_KEY` to a TOML value, or else to a string.
fn set(table: &mut Table, name: &str, key: &str, value: &str) -> Result<(), Error> {
    let known = Value::try_from(Config::default()).expect("settings are plain values");
    let sections = known.as_table().into_iter().flat_map(Table::keys);
    let key = key.to_lowercase();
    let found = sections
        .filter_map(|section| {
            Some((
                section.clone(),
                key.strip_prefix(section.as_str())?.strip_prefix('_')?,
            ))
        })
        .next();
    let Some((section, key)) = found else {
        let all: Vec<_> = known
            .as_table()
            .into_iter()
            .flat_map(Table::keys)
            .cloned()
            .collect();
        return Err(Error {
            place: name.to_owned(),
            what: format!(
                "names no section; allowed are {PREFIX}SECTION_KEY with SECTION one of {}",
                all.join(", ")
            ),
        });
    };
    let value = format!("value = {value}")
        .parse::<Table>()
        .ok()
        .and_then(|mut parsed| parsed.remove("value"))
        .unwrap_or_else(|| Value::String(value.to_owned()));
    let section = table
        .entry(section)
        .or_insert_with(|| Value::Table(Table::new()));
    if let Value::Table(section) = section {
        section.insert(key.to_owned(), value);
    }
    Ok(())
}

/// Where data lives when nobody says so: systemd's state directory, or here.
pub fn default_data_dir() -> PathBuf {
    std::env::var_os("STATE_DIRECTORY")
        .map_or_else(|| PathBuf::from("longhouse-data"), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("longhouse.toml");
        std::fs::write(&file, text).unwrap();
        let environment = environment
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Config::load(Some(&file), environment).map_err(|error| error.to_string())
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let text = "[log]\nlevel = \"warn\"\nformat = \"json\"\n";
        let config = load(text, &[("LONGHOUSE_LOG_LEVEL", "debug"), ("HOME", "/")]).unwrap();
        assert_eq!(config.log.level, "debug");
        assert_eq!(config.log.format, telemetry::Format::Json);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_what_is_allowed() {
        let error = load("[log]\nlevle = \"warn\"\n", &[]).unwrap_err();
        assert!(
            error.contains("longhouse.toml") && error.contains("levle"),
            "{error}"
        );
        assert!(error.contains("level"), "{error}");
        let error = load("", &[("LONGHOUSE_LOG_LEVLE", "x")]).unwrap_err();
        assert!(
            error.contains("LONGHOUSE_LOG_LEVLE") && error.contains("levle"),
            "{error}"
        );
        let error = load("", &[("LONGHOUSE_LGO_LEVEL", "x")]).unwrap_err();
        assert!(
            error.contains("LONGHOUSE_LGO_LEVEL") && error.contains("sandbox"),
            "{error}"
        );
    }

    #[test]
    fn a_bad_value_is_named_with_what_is_allowed() {
        let error = load("[log]\nformat = \"xml\"\n", &[]).unwrap_err();
        assert!(error.contains("xml") && error.contains("json"), "{error}");
    }
}
