//! Ruby, with its standard library.

use super::{Definition, Template};

pub(super) const RUBY: Definition = Definition {
    id: "ruby",
    name: "Ruby",
    runtime: "ruby",
    standard: None,
    command: &["ruby", "-C", "/room", "-r", "/lib/room.rb"],
    prelude: Some(Template {
        file: "room.rb",
        text: include_str!("ruby/room.rb"),
    }),
    extensions: &["rb"],
    template: Template {
        file: "main.rb",
        text: include_str!("ruby/main.rb"),
    },
};
