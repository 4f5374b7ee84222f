//! Compiled into the build script: writes the table of the front end's files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Writes `$OUT_DIR/assets.rs`: what `make web` has put into `assets/dist`.
pub fn embed() {
    let dist = Path::new("assets/dist");
    // A path that is missing would make Cargo run this, and compile us, every time.
    fs::create_dir_all(dist).expect("the source folder can be written");
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=src/server/assets/embed.rs");
    let dist = fs::canonicalize(dist).expect("it has just been made");
    let mut files = Vec::new();
    collect(&dist, &mut files).expect("assets/dist can be read");
    files.sort();
    if files.is_empty() {
        println!("cargo::warning=the front end is not embedded: run `make web` first");
    }
    let rows: String = files.iter().filter_map(|file| row(&dist, file)).collect();
    let table = format!("static EMBEDDED: &[Embedded] = &[\n{rows}];\n");
    let out = env::var("OUT_DIR").expect("Cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("assets.rs"), table).expect("OUT_DIR can be written");
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        // `.vite` holds what only the build needs.
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), files)?,
            false => files.push(entry.path()),
        }
    }
    Ok(())
}

fn row(dist: &Path, file: &Path) -> Option<String> {
    let name = file
        .strip_prefix(dist)
        .ok()?
        .to_str()
        .expect("names are UTF-8")
        .replace('\\', "/");
    if name.ends_with(".br") || name.ends_with(".gz") || name.ends_with(".map") {
        return None;
    }
    let packed = PathBuf::from(format!("{}.br", file.display()));
    // The page is filled in for every answer, so it is kept plain.
    let brotli = name != "index.html" && packed.is_file();
    let embedded = if brotli { &packed } else { file };
    let path = if name == "index.html" {
        name.clone()
    } else {
        format!("/{name}")
    };
    let etag = hash(&fs::read(file).expect("the file can be read"));
    let mut row = String::new();
    writeln!(
        row,
        "    Embedded {{ path: {path:?}, content_type: {:?}, brotli: {brotli}, etag: \"{etag:016x}\", bytes: include_bytes!({embedded:?}) }},",
        content_type(&name),
    )
    .expect("a String takes everything");
    Some(row)
}

/// FNV-1a: names content, protects nothing.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("txt") => "text/plain; charset=utf-8",
        Some("mp3") => "audio/mpeg",
        Some("ogg") => "audio/ogg",
        _ => "application/octet-stream",
    }
}
