//! TypeScript: without its types, it is what the JavaScript runtime runs.

use super::{Definition, Template};

pub(super) const TYPESCRIPT: Definition = Definition {
    id: "typescript",
    name: "TypeScript",
    runtime: "javascript",
    standard: None,
    command: &[],
    prelude: None,
    extensions: &["ts", "mts", "cts"],
    template: Template {
        file: "main.ts",
        text: include_str!("typescript/main.ts"),
    },
};
