use super::super::live::{Found, Given};
use super::super::record::Args;
use super::*;
use crate::base::{FileId, Seq};

fn house() -> (Connection, RoomId, UserId) {
    let conn = Connection::open_in_memory().unwrap();
    for sql in [
        include_str!("../../store/migrations/0001_users.sql"),
        include_str!("../../store/migrations/0002_rooms.sql"),
        include_str!("../../store/migrations/0004_runs.sql"),
        include_str!("../../store/migrations/0006_run_proofs.sql"),
    ] {
        conn.execute_batch(sql).unwrap();
    }
    let (room, user) = (RoomId::fresh(), UserId::fresh());
    conn.execute(
        "insert into user (id, name, role, created_at) values (?1, 'Ann', 'member', 0)",
        [user],
    )
    .unwrap();
    conn.execute("insert into room (id, code, name, visibility, created_at, active_at) values (?1, 'c', 'n', 'private', 0, 0)", [room]).unwrap();
    (conn, room, user)
}

fn start(by: UserId, nonce: &str) -> Write {
    let found = Found {
        file: FileId::fresh(),
        path: "main.py".into(),
        language: None,
    };
    let args = Args::parse(vec!["a \"b\"".into()]).unwrap();
    Write::Start {
        by,
        found,
        language: "python",
        args,
        nonce: Nonce::parse(nonce).unwrap(),
        given: Given::default(),
        at: Timestamp(1),
    }
}

fn end(run: RunNo) -> Write {
    let outcome = Outcome::never(super::super::Ended::Code(0));
    Write::Finish {
        run,
        exit: Exit::Code(0),
        outcome,
        output: b"hi".to_vec(),
        at: Timestamp(2),
    }
}

#[test]
fn the_same_nonce_starts_nothing_twice() {
    let (mut conn, room, ann) = house();
    let tx = conn.transaction().unwrap();
    let first = apply(&tx, room, start(ann, "n")).unwrap();
    let Written::Started(Seq(1), run, _) = first else {
        panic!("{first:?}")
    };
    assert_eq!(
        (run.id, run.args.clone()),
        (RunNo(1), vec!["a \"b\"".to_owned()])
    );
    assert_eq!(
        apply(&tx, room, start(ann, "n")).unwrap(),
        Written::Repeated(run)
    );
    assert_eq!(last_seq(&tx, room), Seq(1));
}

#[test]
fn a_run_ends_once_and_keeps_its_output() {
    let (mut conn, room, ann) = house();
    let tx = conn.transaction().unwrap();
    apply(&tx, room, start(ann, "n")).unwrap();
    let Written::Finished(Seq(2), run) = apply(&tx, room, end(RunNo(1))).unwrap() else {
        panic!()
    };
    assert_eq!((run.state, run.exit), (State::Done, Some(Exit::Code(0))));
    assert_eq!(output(&tx, room, RunNo(1)).unwrap(), b"hi");
    assert!(matches!(
        apply(&tx, room, end(RunNo(1))),
        Err(Error::NoSuchRun)
    ));
}

#[test]
fn a_restart_ends_what_was_running() {
    let (mut conn, room, ann) = house();
    let tx = conn.transaction().unwrap();
    apply(&tx, room, start(ann, "n")).unwrap();
    assert_eq!(fail_unfinished(&tx, Timestamp(9)).unwrap(), 1);
    let run = one(&tx, room, RunNo(1)).unwrap().unwrap();
    assert_eq!(
        run.exit,
        Some(Exit::Failed("the server was restarted".into()))
    );
    assert_eq!(
        (
            last_seq(&tx, room),
            fail_unfinished(&tx, Timestamp(9)).unwrap()
        ),
        (Seq(2), 0)
    );
}

#[test]
fn the_last_hundred_are_kept() {
    let (mut conn, room, ann) = house();
    let tx = conn.transaction().unwrap();
    for n in 1..=105 {
        apply(&tx, room, start(ann, &format!("n{n}"))).unwrap();
        apply(&tx, room, end(RunNo(n))).unwrap();
    }
    let all = history(&tx, room, None, 1_000).unwrap();
    assert_eq!(
        (all.len(), all[0].id, all[99].id),
        (100, RunNo(105), RunNo(6))
    );
}

fn proven(run: RunNo, stdout: &str) -> Write {
    let receipt = Receipt {
        stdout: stdout.into(),
        ..serde_json::from_str(
            r#"{"receipt": 1, "language": "python", "runtime": "", "longhouse": "", "entry": "main.py",
                "args": [], "seed": 7, "memory_limit": 1, "sources": "", "stdin": "", "exit": "code 0",
                "stdout": "", "stderr": "", "files": "", "memory": 1}"#,
        )
        .unwrap()
    };
    let proof = super::super::Proof {
        receipt,
        bundle: Some(b"zip".as_slice().into()),
    };
    let mut write = end(run);
    if let Write::Finish { outcome, .. } = &mut write {
        outcome.proof = Some(Box::new(proof));
    }
    write
}

#[test]
fn a_repeated_run_says_what_was_different() {
    let (mut conn, room, ann) = house();
    let tx = conn.transaction().unwrap();
    let mut first = start(ann, "n");
    if let Write::Start { given, .. } = &mut first {
        (given.seed, given.stdin) = (Some(7), Some("in".into()));
    }
    apply(&tx, room, first).unwrap();
    let repeat = |of: i64, nonce: &str| Write::Repeat {
        by: ann,
        of: RunNo(of),
        nonce: Nonce::parse(nonce).unwrap(),
        at: Timestamp(3),
    };
    let early = apply(&tx, room, repeat(1, "a"));
    assert!(matches!(early, Err(Error::NotRepeatable)), "{early:?}");
    apply(&tx, room, proven(RunNo(1), "same")).unwrap();
    for (n, stdout, differences) in [(2, "same", vec![]), (3, "other", vec!["stdout"])] {
        let started = apply(&tx, room, repeat(1, &format!("b{n}"))).unwrap();
        let Written::Started(_, run, given) = started else {
            panic!("{started:?}")
        };
        assert_eq!(
            (run.repeats, run.path.as_str()),
            (Some(RunNo(1)), "main.py")
        );
        assert_eq!((given.seed, given.stdin.as_deref()), (Some(7), Some("in")));
        apply(&tx, room, proven(run.id, stdout)).unwrap();
        let run = one(&tx, room, RunNo(n)).unwrap().unwrap();
        let differences = differences.into_iter().map(str::to_owned).collect();
        assert_eq!(run.differences, Some(differences));
    }
    assert_eq!(bundle(&tx, room, RunNo(1)).unwrap(), b"zip");
    let gone = apply(&tx, room, repeat(9, "c"));
    assert!(matches!(gone, Err(Error::NoSuchRun)), "{gone:?}");
}

#[test]
fn hidden_cases_are_kept_and_taken_away() {
    let (mut conn, room, ann) = house();
    let tx = conn.transaction().unwrap();
    let file = FileId::fresh();
    let set = |text| set_hidden_cases(&tx, room, file, text, ann, Timestamp(1)).unwrap();
    set("[[case]]");
    set("[[case]]\n");
    let kept = || hidden_cases(&tx, room, file).unwrap();
    assert_eq!(kept().as_deref(), Some("[[case]]\n"));
    set_hidden_cases(&tx, room, file, " ", ann, Timestamp(1)).unwrap();
    assert_eq!(kept(), None);
}
