//! Names of files that not every system takes.

/// Whether Windows takes a name for that of a device, whatever its extension.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    if matches!(&*stem, "con" | "prn" | "aux" | "nul") {
        return true;
    }
    let port = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    let number = port.and_then(|number| {
        let mut chars = number.chars();
        chars.next().filter(|_| chars.next().is_none())
    });
    number.is_some_and(|c| matches!(c, '1'..='9' | '¹' | '²' | '³'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_by_what_is_before_the_first_dot() {
        for device in ["con", "NUL.txt", "com1", "Lpt9.tar.gz", "com²"] {
            assert!(is_device(device), "{device}");
        }
        for file in ["console", "com0", "com12", "lpt", "a.con", ""] {
            assert!(!is_device(file), "{file}");
        }
    }
}
