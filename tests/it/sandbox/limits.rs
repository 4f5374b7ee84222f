//! Programs that want more than there is.

use std::time::Duration;

use longhouse::base::RoomId;
use longhouse::sandbox::{Config, Ended, Limit, Limits, Progress};

use super::{follow, job, pool, run, run_with};

#[tokio::test]
async fn an_endless_loop_ends_at_its_time() {
    let limits = Limits {
        cpu: Duration::from_millis(200),
        ..Limits::default()
    };
    for file in [
        ("main.py", "while True: pass"),
        ("main.js", "for (;;);"),
        ("re.js", "/(a*)*b/.test('a'.repeat(40))"),
        ("main.ts", "for (let i: number = 0; ; i++);"),
        ("main.lua", "while true do pcall(error) end"),
        (
            "main.sql",
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n;",
        ),
        ("main.rb", "loop { begin; raise; rescue; end }"),
        ("main.php", "<?php while (true) { $a = 1; }"),
    ] {
        assert_eq!(
            run_with(limits, "", &[file]).await.1.ended,
            Ended::Limit(Limit::Time),
            "{file:?}"
        );
    }
}

#[tokio::test]
async fn waiting_ends_at_the_wall_clock() {
    let limits = Limits {
        wall: Duration::from_millis(300),
        ..Limits::default()
    };
    let (pool, _folder) = pool(Config::default());
    let mut job = job(RoomId::fresh(), &[("main.py", "input()")]);
    job.source.limits = limits;
    let mut running = pool.submit(job).unwrap();
    assert_eq!(
        follow(&mut running).await.1.ended,
        Ended::Limit(Limit::Time)
    );
}

#[tokio::test]
async fn a_memory_bomb_ends_at_its_limit() {
    let limits = Limits {
        memory: 64 << 20,
        ..Limits::default()
    };
    for file in [
        (
            "main.py",
            "a = []\nwhile True: a.append(bytearray(1 << 20))",
        ),
        (
            "main.js",
            "const a = []; for (;;) a.push(new Uint8Array(1 << 20).fill(1));",
        ),
        (
            "main.lua",
            "local t = {} while true do t[#t + 1] = ('x'):rep(1 << 20) .. #t end",
        ),
        (
            "main.sql",
            "create table t as with recursive n(i) as (select 1 union all select i + 1 from n) select i, randomblob(100000) from n;",
        ),
    ] {
        let outcome = run_with(limits, "", &[file]).await.1;
        assert_eq!(outcome.ended, Ended::Limit(Limit::Memory), "{file:?}");
        assert!(outcome.memory <= 64 << 20);
    }
}

#[tokio::test]
async fn endless_recursion_is_an_error_of_the_program() {
    assert!(
        run(&[("main.py", "def f(): f()\nf()")])
            .await
            .0
            .contains("RecursionError")
    );
    assert!(
        run(&[("main.js", "function f() { f(); }\nf();")])
            .await
            .0
            .contains("RangeError: Maximum call stack size exceeded")
    );
    for (file, text, says) in [
        (
            "main.lua",
            "local function f() return 1 + f() end f()",
            "stack overflow",
        ),
        ("main.rb", "def f = f()\nf", "SystemStackError"),
        (
            "main.ts",
            "const f = (): number => 1 + f();\nf();",
            "RangeError: Maximum call stack size exceeded",
        ),
        (
            "main.sql",
            "create table t (a); create trigger r after insert on t begin insert into t values (1); end; pragma recursive_triggers = on; insert into t values (1);",
            "triggers nested too deep",
        ),
    ] {
        let (printed, outcome) = run(&[(file, text)]).await;
        assert!(printed.contains(says), "{file}: {printed}");
        assert_eq!(outcome.ended, Ended::Code(1), "{file}");
    }
}

#[tokio::test]
async fn typescript_that_is_cut_off_or_nested_too_deeply_is_an_error_of_the_program() {
    let whole = include_str!("../../programs/typescript/classes/main.ts");
    let cut = (0..whole.len())
        .step_by(whole.len() / 24)
        .filter_map(|at| whole.get(..at).map(str::to_owned));
    let nested = ["(", "[", "{a:", "a<", "!", "a?b:", "`${"].map(|open| open.repeat(50_000));
    for text in cut.chain(nested) {
        let (printed, outcome) = run(&[("main.ts", &text)]).await;
        let start = &text[..text.len().min(40)];
        assert!(
            matches!(outcome.ended, Ended::Code(0 | 1) | Ended::Limit(_)),
            "{start:?}: {:?} {printed}",
            outcome.ended
        );
    }
}

#[tokio::test]
async fn a_flood_of_output_ends_exactly_at_its_limit() {
    let limits = Limits {
        output: 100_000,
        ..Limits::default()
    };
    for file in [
        ("main.py", "while True: print('x' * 999)"),
        ("main.js", "for (;;) console.log('x'.repeat(999));"),
        ("main.lua", "while true do print(('x'):rep(999)) end"),
        ("main.rb", "loop { puts 'x' * 999 }"),
        (
            "main.php",
            "<?php while (true) echo str_repeat('x', 999), PHP_EOL;",
        ),
    ] {
        let (printed, outcome) = run_with(limits, "", &[file]).await;
        assert_eq!(
            (printed.len(), outcome.ended),
            (100_000, Ended::Limit(Limit::Output)),
            "{file:?}"
        );
    }
}

#[tokio::test]
async fn a_slow_reader_slows_the_program() {
    let (pool, _folder) = pool(Config::default());
    let mut running = pool
        .submit(job(
            RoomId::fresh(),
            &[(
                "main.js",
                "for (let i = 0; i < 1000; i++) console.log('x'.repeat(999)); ",
            )],
        ))
        .unwrap();
    let mut largest = 0;
    let outcome = loop {
        match running.next().await.unwrap() {
            Progress::Output(bytes) => {
                largest = largest.max(bytes.len());
                tokio::task::yield_now().await;
            }
            Progress::Ended(outcome) => break outcome,
            Progress::Stage(_) => {}
        }
    };
    assert_eq!((outcome.ended, outcome.output), (Ended::Code(0), 1_000_000));
    assert!(largest <= 128 << 10, "{largest} bytes waited");
}

#[tokio::test]
async fn a_flood_of_files_ends_at_its_limit_and_leaves_nothing() {
    let (pool, folder) = pool(Config::default());
    for (file, text) in [
        (
            "many.py",
            "i = 0\nwhile True:\n    open(f'f{i}', 'w').write('x'); i += 1",
        ),
        (
            "big.py",
            "f = open('big', 'wb')\nwhile True: f.write(b'x' * 100000)",
        ),
        (
            "many.js",
            "const fs = require('fs'); for (let i = 0; ; i++) fs.writeFileSync('f' + i, 'x');",
        ),
        (
            "deep.py",
            "import os\nwhile True: os.mkdir('d'); os.chdir('d')",
        ),
    ] {
        let mut running = pool.submit(job(RoomId::fresh(), &[(file, text)])).unwrap();
        let (printed, outcome) = follow(&mut running).await;
        let is_over = matches!(outcome.ended, Ended::Limit(Limit::Files))
            || (file == "deep.py" && outcome.ended == Ended::Code(1));
        assert!(is_over, "{file}: {outcome:?} {printed}");
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            0,
            "{file}"
        );
    }
}
