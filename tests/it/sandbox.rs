//! Programs in the real sandbox: what they can do, what they cannot, and who waits for whom.

mod fair;
mod limits;
mod programs;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use longhouse::base::{RoomId, UserId};
use longhouse::sandbox::{
    Config, Ended, File, Job, Limits, Outcome, Pool, Progress, Readiness, Running, Runtimes,
    Source, by_path,
};

/// Compiled once for all tests, and kept between test runs.
fn runtimes() -> Arc<Runtimes> {
    static RUNTIMES: OnceLock<Arc<Runtimes>> = OnceLock::new();
    let open = || {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runtimes");
        let runtimes = Runtimes::open(&folder, None).unwrap();
        for language in runtimes.languages() {
            let state = language.state;
            assert_ne!(
                state,
                Readiness::Failed,
                "{}: run `make runtimes`, then build again",
                language.id
            );
        }
        runtimes
    };
    RUNTIMES.get_or_init(open).clone()
}

fn pool(config: Config) -> (Pool, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Pool::new(config, runtimes(), folder.path()), folder)
}

fn job(room: RoomId, files: &[(&str, &str)]) -> Job {
    let file = |(path, text): &(&str, &str)| File {
        path: (*path).into(),
        text: (*text).to_owned().into(),
    };
    let source = Source {
        files: files.iter().map(file).collect(),
        entry: files[0].0.into(),
        ..Source::default()
    };
    Job {
        room,
        user: UserId::fresh(),
        language: by_path(files[0].0).unwrap(),
        source,
    }
}

/// Follows a run to its end: all it printed, and how it ended.
async fn follow(running: &mut Running) -> (String, Outcome) {
    let mut printed = Vec::new();
    loop {
        match running.next().await.expect("a run ends with its outcome") {
            Progress::Stage(_) => {}
            Progress::Output(bytes) => printed.extend_from_slice(&bytes),
            Progress::Ended(outcome) => {
                return (String::from_utf8_lossy(&printed).into_owned(), outcome);
            }
        }
    }
}

/// Follows a run until it has printed `text`.
async fn until(running: &mut Running, text: &str) {
    let mut printed = String::new();
    while !printed.contains(text) {
        match running.next().await.unwrap() {
            Progress::Output(bytes) => printed.push_str(&String::from_utf8_lossy(&bytes)),
            Progress::Stage(_) => {}
            Progress::Ended(outcome) => panic!("ended before {text:?}: {printed:?} {outcome:?}"),
        }
    }
}

async fn run_with(limits: Limits, stdin: &str, files: &[(&str, &str)]) -> (String, Outcome) {
    let (pool, _folder) = pool(Config::default());
    let mut job = job(RoomId::fresh(), files);
    job.source.limits = limits;
    let mut running = pool.submit(job).unwrap();
    running.controls().type_in(stdin).unwrap();
    running.controls().eof();
    follow(&mut running).await
}

async fn run(files: &[(&str, &str)]) -> (String, Outcome) {
    run_with(Limits::default(), "", files).await
}

#[tokio::test]
async fn both_languages_say_hello() {
    for (file, text) in [
        ("main.py", "print('hello')"),
        ("main.js", "console.log('hello')"),
    ] {
        let (printed, outcome) = run(&[(file, text)]).await;
        assert_eq!(
            (printed.as_str(), outcome.ended),
            ("hello\n", Ended::Code(0)),
            "{file}"
        );
        assert!(outcome.memory > 0 && outcome.output == 6);
    }
}

#[tokio::test]
async fn files_of_the_room_can_be_imported_and_read() {
    let python = [
        (
            "app/main.py",
            "from lib.util import twice\nprint(twice(21), open('data.txt').read())",
        ),
        ("app/lib/util.py", "def twice(x): return 2 * x"),
        ("data.txt", "here"),
    ];
    assert_eq!(run(&python).await.0, "42 here\n");
    let esm = [
        (
            "main.mjs",
            "import { twice } from './lib/util.js';\nimport old from './old.cjs';\nconsole.log(twice(21), old.name);",
        ),
        ("lib/util.js", "export const twice = (x) => 2 * x;"),
        (
            "old.cjs",
            "exports.name = require('path').basename(__filename);",
        ),
    ];
    assert_eq!(run(&esm).await.0, "42 old.cjs\n");
}

#[tokio::test]
async fn the_rooms_own_module_comes_before_the_librarys() {
    let files = [
        (
            "main.py",
            "import random, statistics\nprint(random.mine, statistics.mean([1, 3]))",
        ),
        (
            "random.py",
            "mine = 'yes'\nfrom math import *\ndef __getattr__(name): return None",
        ),
    ];
    assert_eq!(run(&files).await.0, "yes 2\n");
}

#[tokio::test]
async fn exit_statuses_are_the_programs_own() {
    for (file, text, code) in [
        ("a.py", "import sys; sys.exit(7)", 7),
        ("b.py", "raise SystemExit('no')", 1),
        ("c.py", "import os; os._exit(9)", 9),
        ("d.js", "process.exit(5)", 5),
        ("e.js", "process.exitCode = 4", 4),
        ("f.js", "throw 1", 1),
        ("g.mjs", "await new Promise(() => {})", 13),
    ] {
        assert_eq!(
            run(&[(file, text)]).await.1.ended,
            Ended::Code(code),
            "{file}"
        );
    }
}

#[tokio::test]
async fn errors_name_the_rooms_files_and_lines() {
    let (printed, outcome) = run(&[
        ("main.py", "import util\nutil.fail()\n"),
        ("util.py", "\ndef fail():\n    return 1 / 0\n"),
    ])
    .await;
    for part in [
        "File \"/room/main.py\", line 2, in <module>",
        "File \"/room/util.py\", line 3, in fail",
        "return 1 / 0",
        "ZeroDivisionError: division by zero",
    ] {
        assert!(printed.contains(part), "{part:?} in {printed}");
    }
    assert_eq!(outcome.ended, Ended::Code(1));
    assert!(
        !printed.contains("app.py"),
        "our own frames are left out: {printed}"
    );
    let (printed, _) = run(&[(
        "main.js",
        "function fail() {\n  throw new TypeError('no');\n}\nfail();\n",
    )])
    .await;
    for part in [
        "/room/main.js:2\n  throw new TypeError('no');\n",
        "TypeError: no\n    at fail (/room/main.js:2:",
        "\n    at /room/main.js:4:",
    ] {
        assert!(printed.contains(part), "{part:?} in {printed}");
    }
}

#[tokio::test]
async fn people_answer_while_the_program_waits() {
    let (pool, _folder) = pool(Config::default());
    for (file, text) in [
        (
            "main.py",
            "name = input('name? ')\nprint('hi', name)\nprint(input('age? '))",
        ),
        (
            "main.mjs",
            "import { createInterface } from 'node:readline/promises';\nconst t = createInterface({ input: process.stdin, output: process.stdout });\nconsole.log('hi', await t.question('name? '));\nconsole.log(await t.question('age? '));\nt.close();",
        ),
        (
            "main.c",
            "#include <stdio.h>\nint main(void) { char name[50]; int age; printf(\"name? \"); scanf(\"%49s\", name); printf(\"hi %s\\n\", name); printf(\"age? \"); scanf(\"%d\", &age); printf(\"%d\\n\", age); }",
        ),
        (
            "main.cpp",
            "#include <iostream>\n#include <string>\nint main() { std::string name; int age; std::cout << \"name? \"; std::cin >> name; std::cout << \"hi \" << name << \"\\nage? \"; std::cin >> age; std::cout << age << '\\n'; }",
        ),
    ] {
        let mut running = pool.submit(job(RoomId::fresh(), &[(file, text)])).unwrap();
        until(&mut running, "name? ").await;
        running.controls().type_in("Zoë\n").unwrap();
        until(&mut running, "hi Zoë\nage? ").await;
        running.controls().type_in("9\n").unwrap();
        let (printed, outcome) = follow(&mut running).await;
        assert_eq!(
            (printed.as_str(), outcome.ended),
            ("9\n", Ended::Code(0)),
            "{file}"
        );
    }
}

#[tokio::test]
async fn nothing_outside_the_room_can_be_seen() {
    let (printed, _) = run(&[("main.py", "import os\nprint(sorted(os.listdir('/')), sorted(os.environ))\nfor p in ('/etc/passwd', '../../../etc/passwd', '/room/../../etc/passwd', '/proc/self/environ'):\n    try: print(open(p).read())\n    except OSError as e: print(type(e).__name__)\ntry:\n    os.symlink('/etc', 'out'); print(os.listdir('out'))\nexcept OSError as e: print('no link')\n")]).await;
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(
        lines[0],
        "['room', 'tmp'] ['COLUMNS', 'HOME', 'LANG', 'LINES', 'PWD', 'TERM', 'TMPDIR', 'TZ']"
    );
    assert!(
        lines[1..5].iter().all(|line| line.ends_with("Error")),
        "{printed}"
    );
    assert_eq!(lines[5], "no link");
}

#[tokio::test]
async fn what_a_sandbox_cannot_do_is_said_in_a_sentence() {
    let python = "import threading, subprocess, socket, os, urllib.request\nfor f in (threading.Thread(target=print).start, lambda: subprocess.run(['ls']), lambda: os.fork(), lambda: socket.create_connection(('example.org', 80)), lambda: urllib.request.urlopen('http://example.org')):\n    try: f()\n    except Exception as e: print(e)\nimport nothing_like_it\n";
    let (printed, _) = run(&[("main.py", python)]).await;
    assert_eq!(
        printed
            .matches("threads are not available in the sandbox")
            .count(),
        1,
        "{printed}"
    );
    assert_eq!(
        printed
            .matches("the sandbox cannot start other programs")
            .count(),
        2,
        "{printed}"
    );
    assert_eq!(
        printed
            .matches("there is no network in the sandbox")
            .count(),
        2,
        "{printed}"
    );
    assert!(
        printed.contains("No module named 'nothing_like_it'\nPrograms here have"),
        "{printed}"
    );
    let javascript = "for (const name of ['child_process', 'http', 'worker_threads', 'left-pad']) try { require(name) } catch (e) { console.log(e.message) }\nfetch('https://example.org').catch((e) => console.log(e.cause.message));";
    let (printed, _) = run(&[("main.js", javascript)]).await;
    for part in [
        "the sandbox cannot start other programs",
        "there is no network in the sandbox\n",
        "threads are not available",
        "Cannot find module 'left-pad'",
        "https://example.org cannot be reached",
    ] {
        assert!(printed.contains(part), "{part:?} in {printed}");
    }
}

/// What a program prints without a seed twice, and then with 7, 7 and 8.
async fn printed_by_seed(pool: &Pool, file: (&str, &str)) -> Vec<String> {
    let mut printed = Vec::new();
    for seed in [None, None, Some(7), Some(7), Some(8)] {
        let mut job = job(RoomId::fresh(), &[file]);
        job.source.seed = seed;
        printed.push(follow(&mut pool.submit(job).unwrap()).await.0);
    }
    printed
}

#[tokio::test]
async fn randomness_differs_unless_it_is_asked_not_to() {
    let (pool, _folder) = pool(Config::default());
    for file in [
        ("main.py", "import random; print(random.random())"),
        ("main.py", "import secrets; print(secrets.token_hex(8))"),
        ("main.py", "import uuid; print(uuid.uuid4())"),
        ("main.py", "import os; print(os.urandom(8))"),
        ("main.js", "console.log(Math.random())"),
        ("main.js", "console.log(crypto.randomUUID())"),
    ] {
        let printed = printed_by_seed(&pool, file).await;
        assert_ne!(printed[0], printed[1], "{file:?}");
        assert_eq!(printed[2], printed[3], "{file:?}");
        assert_ne!(printed[3], printed[4], "{file:?}");
    }
}

#[tokio::test]
async fn pythons_hashes_are_the_same_in_every_run() {
    let (pool, _folder) = pool(Config::default());
    let file = ("main.py", "print(hash('room'), {'one', 'two', 'three'})");
    let printed = printed_by_seed(&pool, file).await;
    assert!(printed[0].ends_with("}\n"), "{printed:?}");
    assert!(printed.iter().all(|it| *it == printed[0]), "{printed:?}");
}
