//! Python: CPython 3.14, with its standard library.

use super::{Definition, Template};

pub(super) const PYTHON: Definition = Definition {
    id: "python",
    name: "Python",
    runtime: "python",
    standard: None,
    command: &[],
    prelude: None,
    extensions: &["py", "pyw"],
    template: Template {
        file: "main.py",
        text: include_str!("python/main.py"),
    },
};
