//! JavaScript: QuickJS-ng, with Node's globals and modules.

use super::{Definition, Template};

pub(super) const JAVASCRIPT: Definition = Definition {
    id: "javascript",
    name: "JavaScript",
    runtime: "javascript",
    standard: None,
    command: &[],
    prelude: None,
    extensions: &["js", "mjs", "cjs"],
    template: Template {
        file: "main.js",
        text: include_str!("javascript/main.js"),
    },
};
