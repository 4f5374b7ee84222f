//! Receipts on the command line.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::super::engine::fingerprint;
use super::super::language::Definition;
use super::super::receipt::{Proof, Receipt};
use super::super::run::Source;

/// The same came of it.
const SAME: u8 = 0;
/// Something else came of it.
const DIFFERENT: u8 = 1;

/// Reads a receipt.
pub(super) fn read(path: &Path) -> Result<Receipt, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| named(&error))?;
    serde_json::from_str(&text).map_err(|error| named(&format!("this is no receipt: {error}")))
}

/// All input of a program.
pub(super) fn input(file: Option<&Path>) -> Result<Vec<u8>, String> {
    let mut all = Vec::new();
    match file {
        Some(path) => fs::read(path).map_err(|error| format!("{}: {error}", path.display())),
        None => io::stdin()
            .read_to_end(&mut all)
            .map(|_| all)
            .map_err(|error| format!("standard input: {error}")),
    }
}

/// Whether the receipt is about this program; if not, what is different.
pub(super) fn is_about(
    original: &Receipt,
    what: &Source,
    language: &Definition,
) -> Result<(), String> {
    let runtime = fingerprint(language.runtime);
    let given = Receipt::about(what, original.seed, language.id, &runtime);
    let different = |name: &str| match name {
        "receipt" => "this receipt has another form than this binary writes".to_owned(),
        "runtime" => format!(
            "the receipt is from Longhouse {}, whose {} is another build than that of this binary",
            original.longhouse, language.name
        ),
        "sources" => {
            "these are not the sources of the receipt: give the same files, the started one first"
                .to_owned()
        }
        "stdin" => "this is not the input of the receipt: give it with --stdin".to_owned(),
        "entry" => format!(
            "the receipt is about {}, not {}",
            original.entry, what.entry
        ),
        other => format!("the receipt has another `{other}`"),
    };
    let differences = original.question(&given);
    match differences.first() {
        Some(name) => Err(different(name)),
        None => Ok(()),
    }
}

/// Says whether the same came of it again.
pub(super) fn compare(original: &Receipt, proof: Option<&Proof>) -> Result<u8, String> {
    let Some(proof) = proof else {
        return Err(
            "this run ended by a limit that depends on the machine: nothing can be compared".into(),
        );
    };
    let differences = original.differences(&proof.receipt);
    let (status, text) = if differences.is_empty() {
        (
            SAME,
            "verified: the same came of it, bit for bit".to_owned(),
        )
    } else {
        let text = format!("not the same: {}", differences.join(", "));
        (DIFFERENT, text)
    };
    // With standard output closed there is nobody to tell.
    let _ = writeln!(io::stdout(), "{text}");
    Ok(status)
}

/// Writes the receipt of a run.
pub(super) fn write(path: &Path, proof: Option<&Proof>) -> Result<(), String> {
    let Some(proof) = proof else {
        return Err(
            "there is no receipt: the run ended by a limit that depends on the machine".into(),
        );
    };
    fs::write(path, proof.receipt.to_json()).map_err(|error| format!("{}: {error}", path.display()))
}
