//! C: clang, with a C library on WASI.

use super::{Definition, Template};

pub(super) const C: Definition = Definition {
    id: "c",
    name: "C",
    runtime: "clang",
    standard: Some("C23"),
    command: &[],
    prelude: None,
    extensions: &["c"],
    template: Template {
        file: "main.c",
        text: "#include <stdio.h>\n#include <string.h>\n\nint main(void) {\n  char name[100] = \"\";\n  printf(\"Who is there? \");\n  if (fgets(name, sizeof name, stdin))\n    name[strcspn(name, \"\\n\")] = '\\0';\n  printf(\"Welcome to the room, %s!\\n\", name);\n}\n",
    },
};
