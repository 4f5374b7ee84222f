//! Lua: the reference implementation, with its standard library.

use super::{Definition, Template};

pub(super) const LUA: Definition = Definition {
    id: "lua",
    name: "Lua",
    runtime: "lua",
    standard: None,
    command: &[],
    prelude: None,
    extensions: &["lua"],
    template: Template {
        file: "main.lua",
        text: include_str!("lua/main.lua"),
    },
};
