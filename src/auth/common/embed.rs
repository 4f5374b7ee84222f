//! Compiled into the build script: which list of leaked passwords is embedded.

use std::path::Path;
use std::{env, fs};

/// Writes `$OUT_DIR/leaked.txt`: the list that `make web` has drawn up, or none.
pub fn embed() {
    let list = Path::new("assets/dist/.leaked.txt");
    println!("cargo::rerun-if-changed=src/auth/common/embed.rs");
    // Cargo looks at the folder that it is in: see the front end.
    let leaked = fs::read(list).unwrap_or_else(|_| {
        println!(
            "cargo::warning=only a short list of bad passwords is embedded: run `make web` first"
        );
        Vec::new()
    });
    let out = env::var("OUT_DIR").expect("Cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("leaked.txt"), leaked).expect("OUT_DIR can be written");
}
