//! PHP, as its command line would run it.

use super::{Definition, Template};

pub(super) const PHP: Definition = Definition {
    id: "php",
    name: "PHP",
    runtime: "php",
    standard: None,
    command: &[
        "php",
        "-q",
        "-d",
        "html_errors=0",
        "-d",
        "display_errors=1",
        "-d",
        "memory_limit=-1",
        "-d",
        "max_execution_time=0",
        "-d",
        "output_buffering=0",
        "-d",
        "implicit_flush=1",
        "-d",
        "auto_prepend_file=/lib/room.php",
    ],
    prelude: Some(Template {
        file: "room.php",
        text: include_str!("php/room.php"),
    }),
    extensions: &["php"],
    template: Template {
        file: "main.php",
        text: include_str!("php/main.php"),
    },
};
