use super::*;

fn chosen(files: &[(&str, &str)], entry: &str) -> Vec<String> {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| File {
            path: (*path).into(),
            text: (*text).to_owned().into(),
        })
        .collect();
    let sources = sources(&files, entry);
    sources.iter().map(|file| file.path.clone()).collect()
}

const MAIN: &str = "int main(void) { return 0; }";

#[test]
fn programs_side_by_side_do_not_meet() {
    let files = [("one.c", MAIN), ("two.c", MAIN), ("notes.txt", "")];
    assert_eq!(chosen(&files, "two.c"), ["two.c"]);
}

#[test]
fn the_parts_of_a_program_come_with_it() {
    let files = [
        ("util.c", "int add(int a, int b) { return a + b; }"),
        ("util.h", "int add(int a, int b);"),
        ("src/deep.cpp", ""),
        ("main.c", MAIN),
    ];
    assert_eq!(
        chosen(&files, "main.c"),
        ["main.c", "src/deep.cpp", "util.c"]
    );
}

#[test]
fn a_folder_with_a_program_is_that_programs() {
    let files = [
        ("main.c", MAIN),
        ("ex2/main.c", MAIN),
        ("ex2/util.c", ""),
        ("ex2/parts/more.c", ""),
    ];
    assert_eq!(chosen(&files, "main.c"), ["main.c"]);
    assert_eq!(
        chosen(&files, "ex2/main.c"),
        ["ex2/main.c", "ex2/parts/more.c", "ex2/util.c"]
    );
}

#[test]
fn a_header_from_elsewhere_brings_its_source() {
    let files = [
        (
            "src/main.cpp",
            "#include \"../lib/shape.hpp\"\nint main() {}",
        ),
        ("lib/shape.hpp", ""),
        ("lib/shape.cpp", ""),
        ("lib/unused.cpp", ""),
    ];
    assert_eq!(
        chosen(&files, "src/main.cpp"),
        ["src/main.cpp", "lib/shape.cpp"]
    );
}

#[test]
fn what_is_included_is_not_compiled_again() {
    let files = [
        ("main.c", "#include \"part.c\"\nint main() {}"),
        ("part.c", ""),
    ];
    assert_eq!(chosen(&files, "main.c"), ["main.c"]);
}

#[test]
fn only_a_definition_of_main_makes_a_program() {
    for yes in [
        "int main() {}",
        "auto main(int n, char **a) -> int\n{ }",
        "#include <x>\nint\nmain (void)\n{",
        "struct A { int x; };\nint main() { }",
    ] {
        assert!(defines_main(yes.as_bytes()), "{yes}");
    }
    for no in [
        "int main(void);",
        "// int main() {}",
        "/* int main() {} */ int f() { return 1; }",
        "const char *s = \"int main() {}\";",
        "auto s = R\"x(int main() { \")x\"; int f() { }",
        "namespace a { int main() { } }",
        "int domain() { } int main_loop() { }",
        "int x = 1'000; char c = '\"'; int f() {}",
    ] {
        assert!(!defines_main(no.as_bytes()), "{no}");
    }
}

#[test]
fn names_that_are_put_together_make_every_file_matter() {
    for plain in [
        "#include <stdio.h>\n # include \"a.h\" // first\n#embed \"x.bin\" limit(3)\n",
        "#include_next <a.h>\n#define X 1\nint main(void) {}\n",
    ] {
        assert!(!composes(plain.as_bytes()), "{plain}");
    }
    for composed in [
        "#include NAME(x)",
        "#define N <x>\n#include N",
        "#inc\\\nlude N",
        "#inc\\\r\nlude N",
        "%:include N",
        "??=include N",
        "/* */ #include N",
        "#embed N",
        "#if __has_include(N)",
        "_Pragma(\"include N\")",
    ] {
        assert!(composes(composed.as_bytes()), "{composed}");
    }
}

#[test]
fn a_file_matters_if_code_can_read_it_while_compiling() {
    let file = |path: &str, text: &str| File {
        path: path.into(),
        text: text.to_owned().into(),
    };
    let files = [
        file("main.c", "#embed \"logo.png\"\n"),
        file("data/logo.png", ""),
        file("input.txt", ""),
        file("util.h", ""),
    ];
    let relevant = relevant(&files);
    let matter: Vec<_> = files.iter().map(|file| relevant.contains(&file)).collect();
    assert_eq!(matter, [true, true, false, true]);
}
