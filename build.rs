//! What is embedded in the binary.

#[path = "src/server/assets/embed.rs"]
mod front_end;
#[path = "src/auth/common/embed.rs"]
mod leaked;
#[path = "src/sandbox/embed.rs"]
mod runtimes;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    front_end::embed();
    leaked::embed();
    runtimes::embed();
}
