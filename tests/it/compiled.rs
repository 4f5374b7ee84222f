//! Programs in C and C++, as a script sees them.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::exec::{Bench, text};
use crate::support::share_runtimes;

/// Runs one file, and says what it printed, what it complained of, and its status.
fn run(name: &str, program: &str) -> (String, String, i32) {
    run_with(&[], name, program)
}

fn run_with(flags: &[&str], name: &str, program: &str) -> (String, String, i32) {
    let bench = Bench::new(&[(name, program)]);
    told(&bench.exec(&[flags, &[name]].concat(), ""))
}

fn told(done: &Output) -> (String, String, i32) {
    (
        text(&done.stdout).to_owned(),
        text(&done.stderr).to_owned(),
        done.status.code().unwrap(),
    )
}

#[test]
fn streams_arguments_and_any_status_pass_through() {
    let bench = Bench::new(&[(
        "main.c",
        r#"
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        int main(int argc, char **argv) {
            char line[100];
            while (fgets(line, sizeof line, stdin)) printf("got %s", line);
            FILE *own = fopen("main.c", "r");
            if (argc != 2 || strcmp(argv[1], "a b") || !own) return 1;
            exit(200);
        }"#,
    )]);
    let bench_args = ["main.c", "--", "a b"];
    let (out, _, status) = told(&bench.exec(&bench_args, "one\ntwo\n"));
    assert_eq!((out.as_str(), status), ("got one\ngot two\n", 200));
}

#[test]
fn the_files_of_a_program_are_compiled_together() {
    let bench = Bench::new(&[
        (
            "main.cpp",
            "#include \"util.h\"\n#include \"shapes/circle.hpp\"\n#include <iostream>\nint main() { std::cout << add(2, 3) << ' ' << Circle{2}.area() << '\\n'; }",
        ),
        (
            "util.h",
            "#pragma once\n#ifdef __cplusplus\nextern \"C\"\n#endif\nint add(int a, int b);\n",
        ),
        (
            "util.c",
            "#include \"util.h\"\nint add(int a, int b) { return a + b; }\n",
        ),
        (
            "shapes/circle.hpp",
            "#pragma once\nstruct Circle { int r; int area() const; };\n",
        ),
        (
            "shapes/circle.cpp",
            "#include \"circle.hpp\"\nint Circle::area() const { return 3 * r * r; }\n",
        ),
        ("other.cpp", "int main() { return 1; }"),
    ]);
    let args = ["main.cpp", "util.h", "util.c", "shapes", "other.cpp"];
    assert_eq!(
        told(&bench.exec(&args, "")),
        ("5 12\n".into(), String::new(), 0)
    );
}

#[test]
fn warnings_are_told_with_every_run() {
    let bench = Bench::new(&[("main.c", "int main(void) {\n  int unused;\n}\n")]);
    for _ in 0..2 {
        let (_, err, status) = told(&bench.exec(&["main.c"], ""));
        assert!(
            err.contains("main.c:2:7: warning: unused variable"),
            "{err}"
        );
        assert!(!err.contains('\x1b'), "a file shows no colours: {err}");
        assert_eq!(status, 0);
    }
}

#[test]
fn what_does_not_compile_or_link_says_where_and_does_not_run() {
    for (name, program, says) in [
        (
            "main.c",
            "int main(void) {\n  return x;\n}",
            "main.c:2:10: error:",
        ),
        (
            "main.cpp",
            "#include <vector>\nint main() { std::vector v = 1; }",
            "main.cpp:2:",
        ),
        (
            "main.c",
            "int f(void);\nint main(void) { return f(); }",
            "undefined symbol: f",
        ),
        (
            "main.c",
            "int f(void) { return 1; }",
            "there is no function `main`",
        ),
        (
            "main.cpp",
            "#include \"gone.h\"\nint main() {}",
            "'gone.h' file not found",
        ),
    ] {
        let (out, err, status) = run(name, program);
        assert!(err.contains(says), "{says}: {err}");
        assert_eq!((out.as_str(), status), ("", 126), "{says}");
    }
}

#[test]
fn exceptions_are_caught_wherever_they_come_from() {
    let (out, err, status) = run(
        "main.cpp",
        r#"
        #include <bits/stdc++.h>
        struct Loud { const char *name; ~Loud() { std::cout << "~" << name << '\n'; } };
        struct Own : std::runtime_error { using std::runtime_error::runtime_error; };
        [[gnu::noinline]] void deep(int n) { Loud loud{"deep"}; if (n == 0) throw Own("own"); deep(n - 1); }
        template <class F> void attempt(F f) {
            try { f(); } catch (const Own &e) { std::cout << "own " << e.what() << '\n'; }
            catch (const std::exception &e) { std::cout << e.what() << '\n'; }
            catch (int n) { std::cout << "int " << n << '\n'; }
        }
        int main() {
            attempt([] { deep(1); });
            attempt([] { throw 7; });
            attempt([] { (void)std::vector<int>{}.at(3); });
            attempt([] { (void)std::stoi("x"); });
            attempt([] { (void)std::vformat("{:q}", std::make_format_args("s")); });
            attempt([] { std::regex r("("); });
            attempt([] { (void)::operator new(1uz << 31); });
            attempt([] { std::any_cast<int>(std::any(1.5)); });
            attempt([] { (void)std::optional<int>{}.value(); });
            attempt([] { std::filesystem::file_size("none"); });
            attempt([] { try { throw 1; } catch (...) { throw; } });
            auto kept = std::current_exception();
            try { throw Own("again"); } catch (...) { kept = std::current_exception(); }
            attempt([&] { std::rethrow_exception(kept); });
        }"#,
    );
    assert_eq!(status, 0, "{err}");
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(
        lines[..6],
        [
            "~deep",
            "~deep",
            "own own",
            "int 7",
            "vector",
            "stoi: no conversion"
        ]
    );
    assert_eq!(lines.len(), 14, "{out}");
    assert_eq!(lines[8], "std::bad_alloc");
    assert_eq!(lines[12..], ["int 1", "own again"], "{out}");
}

#[test]
fn many_exceptions_need_no_memory() {
    let (out, err, status) = run(
        "main.cpp",
        "#include <cstdio>\nint main() { int n = 0; for (int i = 0; i < 300000; i++) try { throw i; } catch (int) { n++; } std::printf(\"%d\\n\", n); }",
    );
    assert_eq!((out.as_str(), status), ("300000\n", 0), "{err}");
}

#[test]
fn an_exception_that_nobody_catches_is_named() {
    let (_, err, status) = run(
        "main.cpp",
        "#include <stdexcept>\nint main() { throw std::out_of_range(\"too far\"); }",
    );
    assert!(
        err.contains("uncaught exception of type std::out_of_range: too far"),
        "{err}"
    );
    assert!(err.contains("aborted"), "{err}");
    assert_eq!(status, 134);
}

#[test]
fn the_newest_standards_are_spoken() {
    let (out, err, status) = run(
        "main.cpp",
        r#"
        #include <bits/stdc++.h>
        struct Point { int x, y; auto operator<=>(const Point &) const = default; };
        std::expected<int, std::string> half(int n) { if (n % 2) return std::unexpected("odd"); return n / 2; }
        int main() {
            std::println("{:>6.2f}|{:#x}|{}", 3.14159, 255, Point{1, 2} < Point{1, 3});
            for (auto n : std::views::iota(1) | std::views::filter([](int n) { return n % 2; }) | std::views::take(3)) std::print("{} ", n);
            std::println("{} {}", *half(8), half(3).error());
            if consteval { } else { std::cout << __cplusplus << '\n'; }
        }"#,
    );
    assert_eq!(
        (out.as_str(), status),
        ("  3.14|0xff|true\n1 3 5 4 odd\n202302\n", 0),
        "{err}"
    );
    let bench = Bench::new(&[
        (
            "main.c",
            r#"
            #include <stdio.h>
            #include <stdckdint.h>
            constexpr int answer = 0b101010;
            static const unsigned char data[] = {
            #embed "data.bin"
            };
            int main() {
                auto p = nullptr;
                typeof_unqual(answer) sum;
                bool wraps = ckd_add(&sum, 2147483647, 1);
                printf("%d %d %d %zu %ld %.1Lf\n", answer, p == nullptr, wraps, sizeof data, __STDC_VERSION__, 1.5L);
            }"#,
        ),
        ("data.bin", "four"),
    ]);
    let (out, err, status) = told(&bench.exec(&["main.c", "data.bin"], ""));
    assert_eq!(
        (out.as_str(), status),
        ("42 1 1 4 202311 1.5\n", 0),
        "{err}"
    );
}

#[test]
fn jumps_leave_functions() {
    let (out, err, status) = run(
        "main.c",
        "#include <setjmp.h>\n#include <stdio.h>\nstatic jmp_buf back;\nstatic void far(int n) { if (n == 0) longjmp(back, 5); far(n - 1); }\nint main(void) { int n = setjmp(back); if (n == 0) far(3); printf(\"%d\\n\", n); }",
    );
    assert_eq!((out.as_str(), status), ("5\n", 0), "{err}");
}

#[test]
fn a_crash_is_told_in_words() {
    let c = |body: &str| {
        format!(
            "#include <stdlib.h>\n#include <string.h>\nint deep(volatile int *n) {{ volatile int m[64]; m[0] = *n; return deep(m) + m[1]; }}\nint main(int argc, char **argv) {{ (void)argv; volatile int zero = argc - 1; {body} }}"
        )
    };
    for (body, status, says) in [
        ("return 1 / zero;", 136, "an integer was divided by zero"),
        (
            "int *p = (int *)(long)zero; return *p;",
            139,
            "a null pointer was used",
        ),
        (
            "int a[3] = {0}; return a[zero + 5];",
            139,
            "an index is outside of its array",
        ),
        ("abort();", 134, "aborted"),
        ("__builtin_unreachable();", 134, "never would"),
        ("int n = 1; return deep(&n);", 134, "its stack is full"),
        (
            "return *(volatile int *)0xfffffff0;",
            134,
            "segmentation fault",
        ),
        (
            "return ((int (*)(void))(long)(zero + 99999))();",
            134,
            "function through a pointer",
        ),
    ] {
        let (_, err, found) = run("main.c", &c(body));
        assert!(err.contains(says), "{body}: {err}");
        assert_eq!(found, status, "{body}: {err}");
    }
    let (_, err, _) = run(
        "main.c",
        "#include <assert.h>\nint main(void) { assert(1 > 2); }",
    );
    assert!(
        err.contains("Assertion failed: 1 > 2 (main.c: main: 2)"),
        "{err}"
    );
    let (_, err, _) = run(
        "main.cpp",
        "#include <vector>\nint main(int n, char **) { std::vector<int> v(3); return v[n + 5]; }",
    );
    assert!(err.contains("vector[] index out of bounds"), "{err}");
}

#[test]
fn limits_hold_for_compiled_programs() {
    let (_, err, status) = run_with(
        &["--time", "1"],
        "main.c",
        "int main(void) { for (volatile int i = 0;; i++); }",
    );
    assert_eq!(status, 124, "{err}");
    let (_, err, status) = run_with(
        &["--memory", "64"],
        "main.cpp",
        "#include <vector>\nint main() { std::vector<std::vector<char>> all; for (;;) all.emplace_back(1 << 20, 'x'); }",
    );
    assert_eq!(status, 137, "{err}");
    let (_, err, status) = run_with(
        &["--memory", "64"],
        "main.c",
        "static volatile char all[100 << 20];\nint main(void) { return all[5]; }",
    );
    assert_eq!(status, 137, "{err}");
}

#[test]
fn a_bomb_for_the_compiler_goes_off_in_its_box() {
    let macros: String = (1..40)
        .map(|n| format!("#define M{n} M{0} M{0} M{0} M{0}\n", n - 1))
        .collect();
    for (name, program, says) in [
        ("main.c", "#include \"main.c\"\n".to_owned(), "#include nested too deeply"),
        (
            "main.cpp",
            "template <int n> struct A { static constexpr int v = A<n + 1>::v; };\nint main() { return A<0>::v; }".to_owned(),
            "recursive template instantiation exceeded",
        ),
        (
            "main.cpp",
            "constexpr int f() { for (int i = 0;; i++); return 1; }\nstatic_assert(f());\nint main() {}".to_owned(),
            "constexpr evaluation hit maximum step limit",
        ),
        (
            "main.c",
            format!("#define M0 ;\n{macros}int main(void) {{ M39 }}"),
            "longhouse: compiling ",
        ),
    ] {
        let (_, err, status) = run(name, &program);
        assert!(err.contains(says), "{says}: {err}");
        assert_eq!(status, 126, "{says}");
    }
}

#[test]
fn a_program_that_computes_for_long_is_built_better_when_it_is_run_again() {
    let state = tempfile::tempdir().unwrap();
    share_runtimes(state.path());
    let source = state.path().join("main.c");
    let program = "#include <stdio.h>\nint main(void) { unsigned n = 1; for (volatile int i = 0; i < 100000000; i++) n = n * 31 + i; printf(\"%u\\n\", n); }";
    std::fs::write(&source, program).unwrap();
    let run = || {
        let done = Command::new(env!("CARGO_BIN_EXE_longhouse"))
            .arg("exec")
            .arg(&source)
            .env("STATE_DIRECTORY", state.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", text(&done.stderr));
        text(&done.stdout).to_owned()
    };
    let kept = |ending: &str| {
        let programs = std::fs::read_dir(state.path().join("programs")).unwrap();
        let names = programs.map(|entry| entry.unwrap().path());
        names.filter(|path| is_of(path, ending)).count()
    };
    let first = run();
    assert_eq!((kept("-quick"), kept("-fast")), (1, 0));
    assert_eq!(run(), first);
    assert_eq!((kept("-quick"), kept("-fast")), (1, 1));
    assert_eq!(run(), first);
}

fn is_of(path: &Path, ending: &str) -> bool {
    path.to_string_lossy().ends_with(ending)
}
