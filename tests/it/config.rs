//! `config.example.toml` says what is true: every key, with its default.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use toml::Table;

/// The program with `args`, in an environment without settings of its own.
fn longhouse(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_longhouse"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("LONGHOUSE_") {
            command.env_remove(name);
        }
    }
    command.args(args);
    command
}

/// The settings that the program printed.
fn printed(output: &Output) -> Table {
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text.parse()
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn defaults() -> Table {
    printed(&longhouse(&["config", "--defaults"]).output().unwrap())
}

fn example() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("config.example.toml");
    fs::read_to_string(file).unwrap()
}

/// The setting on `line`. Those without a default stand there as `#key = value`.
fn setting(line: &str) -> Option<&str> {
    let setting = line.strip_prefix('#').unwrap_or(line);
    let is_setting = setting.starts_with(|first: char| first.is_ascii_lowercase());
    (is_setting && setting.contains(" = ")).then_some(setting)
}

/// The example with the settings taken in that have no default.
fn example_in_full() -> String {
    let example = example();
    let lines = example.lines().map(|line| setting(line).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// `section.key` for every setting of `table`.
fn keys(table: &Table) -> BTreeSet<String> {
    let sections = table
        .iter()
        .filter_map(|(section, keys)| Some((section, keys.as_table()?)));
    sections
        .flat_map(|(section, keys)| keys.keys().map(move |key| format!("{section}.{key}")))
        .collect()
}

/// Every key that the program knows in `section`; it tells whoever names a wrong one.
fn known(section: &str) -> BTreeSet<String> {
    let wrong = format!("LONGHOUSE_{}_NO_SUCH_KEY", section.to_uppercase());
    let output = longhouse(&["config"]).env(wrong, "1").output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(78), "{complaint}");
    // "unknown field `no_such_key`, expected one of `listen`, `data` in `server`"
    let (_, allowed) = complaint.split_once("expected").expect(&complaint);
    let (allowed, _) = allowed.rsplit_once(" in `").expect(&complaint);
    let quoted = allowed.split('`').skip(1).step_by(2);
    quoted.map(|key| format!("{section}.{key}")).collect()
}

#[test]
fn the_example_changes_nothing() {
    let example: Table = example().parse().unwrap();
    assert_eq!(example, defaults());
}

#[test]
fn the_example_names_every_key() {
    let example: Table = example_in_full().parse().unwrap();
    let known: BTreeSet<_> = defaults()
        .keys()
        .flat_map(|section| known(section))
        .collect();
    assert_eq!(keys(&example), known);
}

#[test]
fn every_line_of_the_example_can_be_used_as_it_stands() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("longhouse.toml");
    fs::write(&file, example_in_full()).unwrap();
    let output = longhouse(&["config", "--config"])
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(printed(&output), example_in_full().parse().unwrap());
}

#[test]
fn every_setting_of_the_example_is_explained_above_it() {
    let example = example();
    for (above, line) in example.lines().zip(example.lines().skip(1)) {
        assert!(
            setting(line).is_none() || above.starts_with("# "),
            "nothing explains {line}"
        );
    }
}

#[test]
fn a_wrong_file_is_refused_with_its_name_and_the_key() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("house.toml");
    fs::write(&file, "[log]\nlevle = \"info\"\n").unwrap();
    let output = longhouse(&["serve", "--config"])
        .arg(&file)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(78), "{complaint}");
    assert!(
        complaint.contains("house.toml") && complaint.contains("levle"),
        "{complaint}"
    );
    assert!(output.stdout.is_empty());
}
