//! Which files make a program of C or C++.
//!
//! The file that is started, and with it every source that can belong to it: those in its folder
//! and below, and those that go with a header that is included from elsewhere. Not with it are
//! other programs (files with a `main` of their own, and folders that hold one), and what is
//! included like a header. So a room may hold many small programs side by side, or one large one.

use std::collections::BTreeSet;

use super::super::world::File;

/// A dialect that clang speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Dialect {
    C,
    Cpp,
}

/// The dialect of a source, by its ending; headers have none.
pub(super) fn dialect(path: &str) -> Option<Dialect> {
    match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "c" => Some(Dialect::C),
        "cpp" | "cc" | "cxx" | "c++" => Some(Dialect::Cpp),
        _ => None,
    }
}

/// The sources to compile for a program that starts in `entry`: that one first.
pub(super) fn sources<'a>(files: &'a [File], entry: &str) -> Vec<&'a File> {
    let Some(first) = files.iter().find(|file| file.path == entry) else {
        return Vec::new();
    };
    let others: Vec<_> = files
        .iter()
        .filter(|file| file.path != entry && dialect(&file.path).is_some())
        .collect();
    let (programs, parts): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|file| defines_main(&file.text));
    let home = folder(entry);
    let foreign: BTreeSet<_> = programs
        .iter()
        .map(|file| folder(&file.path))
        .filter(|found| *found != home)
        .collect();
    let included: BTreeSet<_> = files.iter().flat_map(|file| includes(&file.text)).collect();
    let is_part = |file: &&File| {
        let name = name(&file.path);
        let is_near = is_below(folder(&file.path), home)
            && !foreign
                .iter()
                .any(|other| is_below(other, home) && is_below(folder(&file.path), other));
        let has_header = || {
            let stem = stem(name);
            included
                .iter()
                .any(|header| dialect(header).is_none() && self::stem(header) == stem)
        };
        !included.contains(name) && (is_near || has_header())
    };
    let mut sources = vec![first];
    sources.extend(parts.into_iter().filter(is_part));
    sources[1..].sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// The files that a program can depend on: code, what some code names, and everything if some
/// code may put a name together while it is compiled.
pub(super) fn relevant(files: &[File]) -> Vec<&File> {
    let code = || files.iter().filter(|file| is_code(&file.path));
    if code().any(|code| composes(&code.text)) {
        return files.iter().collect();
    }
    let is_named = |file: &File| {
        let name = memchr::memmem::Finder::new(name(&file.path));
        code().any(|code| name.find(&code.text).is_some())
    };
    let is_relevant = |file: &&File| is_code(&file.path) || is_named(file);
    files.iter().filter(is_relevant).collect()
}

/// Whether some `#include` or `#embed` might not name its file as it stands there. Rather too
/// often than not often enough: a comment that speaks of including is enough.
fn composes(text: &[u8]) -> bool {
    // Lines are joined before directives are looked for.
    let joined = String::from_utf8_lossy(text)
        .replace("\\\r\n", "")
        .replace("\\\n", "");
    let reads = |text: &str| text.contains("include") || text.contains("embed");
    joined.lines().any(|line| {
        let Some(directive) = line.trim_start().strip_prefix('#') else {
            return reads(line);
        };
        let directive = directive.trim_start();
        let rest = ["include_next", "include", "embed"]
            .iter()
            .find_map(|word| directive.strip_prefix(word))
            .map(str::trim_start);
        let named = rest.and_then(|rest| {
            let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            quoted.or_else(|| rest.strip_prefix('<')?.split_once('>'))
        });
        match named {
            Some((_, after)) => reads(after),
            None => reads(directive),
        }
    })
}

/// Whether a file is a source or a header.
fn is_code(path: &str) -> bool {
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    dialect(path).is_some()
        || matches!(
            ending.as_deref(),
            Some("h" | "hh" | "hpp" | "hxx" | "h++" | "inc" | "ipp" | "tpp" | "def")
        )
}

/// The headers of the C++ library that a source may need: its own, and those of all headers.
pub(super) fn library_headers<'a>(source: &'a File, files: &'a [File]) -> BTreeSet<&'a str> {
    let headers = files
        .iter()
        .filter(|file| is_code(&file.path) && dialect(&file.path).is_none());
    headers
        .chain([source])
        .flat_map(|file| library_includes(&file.text))
        .collect()
}

/// The headers of the C++ library that a text includes: they have no ending.
pub(in super::super) fn library_includes(text: &[u8]) -> impl Iterator<Item = &str> {
    directives(text).filter_map(|line| {
        let (header, _) = line.strip_prefix('<')?.split_once('>')?;
        (!header.contains('.') || header == "bits/stdc++.h").then_some(header)
    })
}

/// The last parts of the paths of files that are included in quotes.
fn includes(text: &[u8]) -> Vec<String> {
    directives(text)
        .filter_map(|line| {
            let (path, _) = line.strip_prefix('"')?.split_once('"')?;
            Some(name(path).to_owned())
        })
        .collect()
}

/// What follows each `#include`.
fn directives(text: &[u8]) -> impl Iterator<Item = &str> {
    text.split(|byte| *byte == b'\n').filter_map(|line| {
        let line = std::str::from_utf8(line).ok()?.trim_start();
        let rest = line.strip_prefix('#')?.trim_start();
        Some(rest.strip_prefix("include")?.trim())
    })
}

fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_below(folder: &str, above: &str) -> bool {
    above.is_empty()
        || folder
            .strip_prefix(above)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether any code mentions `main`. The linker does not miss it; it makes one that traps.
pub(super) fn can_have_main(files: &[File]) -> bool {
    let mentions = |file: &File| memchr::memmem::find(&file.text, b"main").is_some();
    files
        .iter()
        .any(|file| is_code(&file.path) && mentions(file))
}

/// How far from its name the body of a function begins at the latest.
const SIGNATURE: usize = 4_096;

/// Whether a source defines the function `main`, outside of any braces.
fn defines_main(text: &[u8]) -> bool {
    let code = without_words(text);
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let mut depth = 0_u32;
    for (at, byte) in code.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'm' if depth == 0 && code[at..].starts_with(b"main") => {
                let before = at.checked_sub(1).is_some_and(|at| is_word(code[at]));
                let rest = &code[at + 4..];
                let open = rest.iter().position(|byte| !byte.is_ascii_whitespace());
                let is_call = open.is_some_and(|open| rest[open] == b'(');
                let rest = &rest[..rest.len().min(SIGNATURE)];
                let end = || rest.iter().find(|byte| matches!(byte, b'{' | b';'));
                if !before && is_call && end() == Some(&b'{') {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// The code without comments, and without what is in quotes.
fn without_words(text: &[u8]) -> Vec<u8> {
    let mut code = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let length = match (byte, after.first()) {
            (b'/', Some(b'/')) => until(rest, 2, b"\n"),
            (b'/', Some(b'*')) => until(rest, 2, b"*/"),
            (b'R', Some(b'"')) => {
                let open = after.iter().position(|byte| *byte == b'(').unwrap_or(1);
                let end = [b")", &after[1..open.max(1)], b"\""].concat();
                until(rest, 2, &end)
            }
            // A quote in a number parts its digits: 1'000.
            (b'\'', _) if code.last().is_some_and(u8::is_ascii_alphanumeric) => 1,
            (b'"' | b'\'', _) => quoted(rest, byte),
            _ => {
                code.push(byte);
                1
            }
        };
        rest = &rest[length..];
    }
    code
}

/// The length of what ends with `end`, from where `from` bytes of it were seen.
fn until(text: &[u8], from: usize, end: &[u8]) -> usize {
    memchr::memmem::find(&text[from..], end).map_or(text.len(), |at| from + at + end.len())
}

/// The length of a quoted word; one that is not closed ends with its line.
fn quoted(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 1,
            b'\n' => return at,
            byte if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests;
