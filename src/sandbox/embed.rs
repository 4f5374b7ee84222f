//! Build time: what of the language runtimes is embedded in the binary.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Writes `$OUT_DIR/runtimes.rs`: the table of language runtimes that `make runtimes` has built.
pub fn embed() {
    let dist = Path::new("assets/runtimes/dist");
    println!(
        "cargo::rerun-if-changed={}",
        dist.join("manifest.json").display()
    );
    let rows = fs::read_to_string(dist.join("manifest.json"))
        .ok()
        .map(|manifest| rows(&manifest, &fs::canonicalize(dist).expect("dist exists")))
        .unwrap_or_else(|| {
            println!("cargo::warning=no language runtimes are embedded: run `make runtimes` first");
            String::new()
        });
    let out = env::var("OUT_DIR").expect("Cargo sets OUT_DIR");
    let table = format!("pub(super) static EMBEDDED: &[Embedded] = &[{rows}];\n");
    fs::write(Path::new(&out).join("runtimes.rs"), table).expect("OUT_DIR can be written");
}

/// The rows of the table: a runtime is one or more entries of the manifest in a row, of which
/// the first is its code.
fn rows(manifest: &str, dist: &Path) -> String {
    let mut rows = String::new();
    let mut open = String::new();
    // Flat objects, written by our own script: this much JSON needs no parser.
    for entry in manifest.split('{').skip(2) {
        let field = |name: &str| {
            let (_, rest) = entry
                .split_once(&format!("\"{name}\": "))
                .expect("a complete manifest");
            let end = rest.find([',', '\n', '}']).expect("a value ends");
            rest[..end].trim_matches('"').to_owned()
        };
        let packed = format!(
            "Packed {{ name: {:?}, sha256: {:?}, bytes: {}, zstd: include_bytes!({:?}) }}",
            field("name"),
            field("sha256"),
            field("bytes"),
            dist.join(field("file")),
        );
        let id = field("runtime");
        if id == open {
            write!(rows, "{packed}, ").expect("a String takes everything");
            continue;
        }
        let end = if open.is_empty() { "" } else { "] },\n" };
        let is_component = field("kind") == "component";
        write!(
            rows,
            "{end}Embedded {{ id: {id:?}, version: {:?}, is_component: {is_component}, code: {packed}, data: &[",
            field("version"),
        )
        .expect("a String takes everything");
        open = id;
    }
    if !open.is_empty() {
        rows.push_str("] },\n");
    }
    rows
}
