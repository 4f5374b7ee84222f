//! `--key value` options.
use std::collections::HashMap;
use std::str::FromStr;

/// The options of this process.
pub struct Args(HashMap<String, String>);

impl Args {
    /// Reads the command line.
    pub fn parse() -> Self {
        let mut found = HashMap::new();
        let mut words = std::env::args().skip(1);
        while let Some(key) = words.next() {
            let value = words.next().unwrap_or_else(|| panic!("{key} needs a value"));
            found.insert(key.trim_start_matches("--").to_owned(), value);
        }
        Self(found)
    }

    /// The option `key`, or `default` when it was not given.
    pub fn get<T: FromStr>(&self, key: &str, default: T) -> T {
        let Some(value) = self.0.get(key) else { return default };
        value
            .parse()
            .unwrap_or_else(|_| panic!("--{key} {value}: not understood"))
    }

    /// The option `key` as text, empty when it was not given.
    pub fn text(&self, key: &str) -> String {
        self.get(key, String::new())
    }

    /// The process ids of `--pids 12,34`.
    pub fn pids(&self) -> Vec<u32> {
        self.text("pids")
            .split(',')
            .filter_map(|pid| pid.parse().ok())
            .collect()
    }
}
