//! Holds the modules to their layers: uses point down, never up or sideways.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, bottom first. Modules on one line may not use each other.
const LAYERS: &[&[&str]] = &[
    &["base"],
    &["background"],
    &["telemetry"],
    &["net"],
    &["store", "blob", "web", "wire"],
    &["mail"],
    &["auth"],
    &["rooms"],
    &["people", "chat", "editor", "sandbox"],
    &["live"],
    &["server"],
    &["config"],
    &["app"],
    &["doctor"],
    &["cli"],
];

#[test]
fn uses_point_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = BTreeSet::new();
    for (level, modules) in LAYERS.iter().enumerate() {
        for module in *modules {
            for file in sources(&src, module) {
                let text = fs::read_to_string(&file).unwrap();
                for used in uses(&text) {
                    let Some(target) = LAYERS.iter().position(|layer| layer.contains(&used)) else {
                        continue;
                    };
                    if used != *module && target >= level {
                        wrong.insert(format!("{} uses {used}", file.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_has_a_layer() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let known: BTreeSet<_> = LAYERS.iter().copied().flatten().copied().collect();
    let declared: BTreeSet<_> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(declared, known);
}

/// The names that follow `crate::`, alone or in braces; comments left out.
fn uses(text: &str) -> Vec<&str> {
    let code: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let mut names = Vec::new();
    for line in &code {
        for rest in line.split("crate::").skip(1) {
            let list = rest.strip_prefix('{').unwrap_or(rest);
            let parts: Vec<&str> = if rest.starts_with('{') {
                list.split(',').collect()
            } else {
                vec![list]
            };
            names.extend(parts.into_iter().map(|part| {
                let part = part.trim();
                let end = part
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(part.len());
                &part[..end]
            }));
        }
    }
    names
}

fn sources(src: &Path, module: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut queue = vec![src.join(module), src.join(format!("{module}.rs"))];
    while let Some(path) = queue.pop() {
        if path.is_dir() {
            queue.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
            files.push(path);
        }
    }
    files
}
