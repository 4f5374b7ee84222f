//! SQL: SQLite's own shell. The room's `.csv` files are tables, its `.db` files can be opened.

use super::{Definition, Template};

pub(super) const SQL: Definition = Definition {
    id: "sql",
    name: "SQL",
    runtime: "sqlite",
    standard: None,
    command: &[],
    prelude: None,
    extensions: &["sql"],
    template: Template {
        file: "main.sql",
        text: include_str!("sql/main.sql"),
    },
};
