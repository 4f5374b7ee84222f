//! JavaScript: QuickJS-ng, with Node's globals and modules.

use super::{Definition, Template};

pub(super) const JAVASCRIPT: Definition = Definition {
    id: "javascript",
    name: "JavaScript",
    runtime: "javascript",
    extensions: &["js", "mjs", "cjs"],
    template: Template {
        file: "main.js",
        text: "import { createInterface } from 'node:readline/promises';\n\nconst terminal = createInterface({ input: process.stdin, output: process.stdout });\nconst name = await terminal.question('Who is there? ');\nconsole.log(`Welcome to the room, ${name}!`);\nterminal.close();\n",
    },
};
