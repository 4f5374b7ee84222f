//! Languages: which there are, and how a program in each is started.
//!
//! A new language is a file in `language/` and a line in [`ALL`]; its runtime is a folder in
//! `assets/runtimes`, which languages may share.

mod c;
mod cpp;
mod javascript;
mod lua;
mod php;
mod python;
mod ruby;
mod sql;
mod typescript;

use serde::Serialize;
use ts_rs::TS;

/// Every language, in the order of menus.
pub static ALL: &[Definition] = &[
    python::PYTHON,
    javascript::JAVASCRIPT,
    typescript::TYPESCRIPT,
    c::C,
    cpp::CPP,
    sql::SQL,
    lua::LUA,
    ruby::RUBY,
    php::PHP,
];

/// What the house knows of a language.
#[derive(Debug)]
pub struct Definition {
    /// Its name for programs: `python`.
    pub id: &'static str,
    /// Its name for people: `Python`.
    pub name: &'static str,
    /// What runs it: the id of a folder in `assets/runtimes`.
    pub runtime: &'static str,
    /// The standard that its compiler keeps to, where versions of compilers do not say it.
    pub standard: Option<&'static str>,
    /// What a program's arguments begin with, before the path of its first file.
    pub command: &'static [&'static str],
    /// What its runtime reads before the program: a file in `/lib`.
    pub prelude: Option<Template>,
    /// Endings of its files, the usual one first.
    pub extensions: &'static [&'static str],
    /// What an empty room starts with.
    pub template: Template,
}

/// A file that the house brings along.
#[derive(Debug)]
pub struct Template {
    /// Its name.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl Definition {
    /// What people see as its version, on a runtime of this version.
    pub(super) fn version(&self, runtime: &str) -> String {
        match self.standard {
            Some(standard) => format!("{runtime}, {standard}"),
            None => runtime.to_owned(),
        }
    }
}

/// How ready a language is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// Programs start at once.
    Ready,
    /// Its runtime is being compiled for this machine, which happens once.
    Preparing,
    /// Its runtime is compiled after others.
    Queued,
    /// It cannot be used; the server's log says why.
    Failed,
}

/// A language as clients see it.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct Language {
    /// Its name for programs.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The version of its runtime, and the standard of the language.
    pub version: String,
    /// Endings of its files, the usual one first.
    pub extensions: &'static [&'static str],
    /// Whether programs can start.
    pub state: Readiness,
    /// While preparing: how far it is, from 0 to 1, estimated from the runtime's size.
    pub progress: Option<f32>,
}

/// The language of that id.
pub fn by_id(id: &str) -> Option<&'static Definition> {
    ALL.iter().find(|language| language.id == id)
}

/// The language a file's ending speaks for.
pub fn by_path(path: &str) -> Option<&'static Definition> {
    let (stem, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    let speaks = |language: &&Definition| language.extensions.contains(&extension.as_str());
    ALL.iter().filter(|_| !stem.is_empty()).find(speaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_chooses_the_language() {
        assert_eq!(
            by_path("src/Main.PY").map(|language| language.id),
            Some("python")
        );
        assert_eq!(
            by_path("a.b/app.mjs").map(|language| language.id),
            Some("javascript")
        );
        for none in ["Makefile", "a.py/readme", ".py", "notes.txt", ""] {
            assert!(by_path(none).is_none(), "{none:?}");
        }
    }

    #[test]
    fn every_template_is_of_its_own_language() {
        for language in ALL {
            assert_eq!(
                by_path(language.template.file).map(|found| found.id),
                Some(language.id)
            );
        }
    }
}
