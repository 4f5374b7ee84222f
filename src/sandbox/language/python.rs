//! Python: CPython 3.14, with its standard library.

use super::{Definition, Template};

pub(super) const PYTHON: Definition = Definition {
    id: "python",
    name: "Python",
    runtime: "python",
    extensions: &["py", "pyw"],
    template: Template {
        file: "main.py",
        text: "name = input(\"Who is there? \")\nprint(f\"Welcome to the room, {name}!\")\n",
    },
};
