//! C++: clang and libc++, with exceptions.

use super::{Definition, Template};

pub(super) const CPP: Definition = Definition {
    id: "cpp",
    name: "C++",
    runtime: "clang",
    standard: Some("C++23"),
    command: &[],
    prelude: None,
    extensions: &["cpp", "cc", "cxx", "c++"],
    template: Template {
        file: "main.cpp",
        text: "#include <iostream>\n#include <string>\n\nint main() {\n  std::cout << \"Who is there? \";\n  std::string name;\n  std::getline(std::cin, name);\n  std::cout << \"Welcome to the room, \" << name << \"!\\n\";\n}\n",
    },
};
