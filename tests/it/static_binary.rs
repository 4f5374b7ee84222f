//! The binary needs nothing of the system that it runs on.

use std::fs;
use std::path::Path;
use std::process::Command;

const BINARY: &str = env!("CARGO_BIN_EXE_longhouse");

/// The kind of ELF program header that names a dynamic linker.
const PT_INTERP: u32 = 3;

#[test]
fn the_binary_asks_for_no_dynamic_linker() {
    let elf = fs::read(BINARY).unwrap();
    assert_eq!(&elf[..5], b"\x7fELF\x02", "a 64-bit ELF file");
    let half = |at: usize| usize::from(u16::from_le_bytes([elf[at], elf[at + 1]]));
    let word = |at: usize| u32::from_le_bytes(elf[at..at + 4].try_into().unwrap());
    let headers = usize::try_from(u64::from_le_bytes(elf[32..40].try_into().unwrap())).unwrap();
    let (size, count) = (half(54), half(56));
    let kinds: Vec<_> = (0..count).map(|n| word(headers + n * size)).collect();
    assert!(!kinds.is_empty());
    assert!(
        !kinds.contains(&PT_INTERP),
        "RUSTFLAGS of the environment undo the static linking"
    );
}

#[test]
fn file_calls_the_binary_static() {
    let output = Command::new("file").args(["--brief", BINARY]).output();
    let output = output.expect("`file` is needed; on Debian: apt install file");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("static-pie linked") || said.contains("statically linked"),
        "{said}"
    );
}

#[test]
fn the_house_stands_in_an_empty_root_without_a_network() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ops/empty-root.sh");
    let output = Command::new(script).arg(BINARY).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaint}");
    let line = |name: &str| {
        said.lines()
            .find_map(|line| line.strip_prefix(name))
            .expect(name)
    };
    assert!(line("link: ").contains("/setup?code="), "{said}");
    let health: serde_json::Value = serde_json::from_str(line("health: ")).expect(&said);
    assert_eq!(health["status"], "ok");
    assert_eq!(line("exit: "), "0", "{complaint}");
    assert_eq!(line("in the sandbox: "), "true true", "{complaint}");
}
