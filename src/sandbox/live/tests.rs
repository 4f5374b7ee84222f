use super::super::{Ended, Keyboard, Outcome};
use super::words::chosen;
use super::*;
use crate::base::{FileId, RoomId, Seq};
use crate::rooms::{Caller, Role};
use crate::wire::Output;

fn cx(user: UserId, role: Role) -> Cx {
    let caller = Caller {
        conn: ConnId(7),
        user,
        role,
    };
    Cx {
        now: Timestamp(5),
        room: RoomId::fresh(),
        caller,
    }
}

/// For what does not depend on the others.
fn nobody(_: UserId) -> Option<&'static Member> {
    None
}

/// A run that has just been asked for.
pub(super) fn run(by: UserId) -> Run {
    Run {
        id: RunNo(1),
        by,
        by_name: "Ann".into(),
        file: FileId::fresh(),
        path: "main.py".into(),
        language: "python".into(),
        args: Vec::new(),
        is_test: false,
        seed: None,
        repeats: None,
        state: State::Queued,
        queued: None,
        started_at: Timestamp(0),
        finished_at: None,
        exit: None,
        wall_ms: 0,
        cpu_ms: 0,
        memory_bytes: 0,
        output_bytes: 0,
        report: None,
        receipt: None,
        differences: None,
    }
}

fn started(user: UserId) -> (Live, Outbox<Event, Write>) {
    let (mut live, mut out) = (Live::new(RoomNo(1), Vec::new()), Outbox::default());
    live.written(
        &cx(user, Role::Editor),
        Written::Started(Seq(9), run(user), Given::default()),
        &mut out,
    );
    out.drain();
    (live, out)
}

#[test]
fn a_run_begins_only_once_it_is_stored() {
    let ann = UserId::fresh();
    let (mut live, mut out) = (Live::new(RoomNo(1), Vec::new()), Outbox::default());
    let cx = cx(ann, Role::Editor);
    let request = Request::Start {
        file: FileId::fresh(),
        language: None,
        args: Vec::new(),
        nonce: "n".into(),
        seed: None,
        stdin: None,
        columns: Some(100),
        lines: None,
    };
    live.request(&cx, &nobody, request, &mut out).unwrap();
    let Some(Ask::Find(_, start)) = live.asks().pop() else {
        panic!("nothing is asked")
    };
    let found = Found {
        file: FileId::fresh(),
        path: "a/main.py".into(),
        language: None,
    };
    live.start(&cx, start, Some(found), &mut out).unwrap();
    assert!(matches!(
        &out.drain()[..],
        [Output::Write(
            ConnId(7),
            Write::Start {
                language: "python",
                ..
            }
        )]
    ));
    assert!(live.asks().is_empty(), "nothing is launched yet");
    live.written(
        &cx,
        Written::Started(Seq(9), run(ann), Given::default()),
        &mut out,
    );
    assert!(matches!(&live.asks()[..], [Ask::Launch(_)]));
    assert!(matches!(
        &out.drain()[..],
        [Output::Event(To::All, Some(Seq(9)), Event::Started(_))]
    ));
}

#[test]
fn a_file_of_no_language_is_refused_by_name() {
    let found = |path: &str, language: Option<&str>| Found {
        file: FileId::fresh(),
        path: path.into(),
        language: language.map(str::to_owned),
    };
    assert!(
        matches!(chosen(None, &found("notes.txt", None)), Err(Error::UnknownEnding(path)) if path == "notes.txt")
    );
    assert!(matches!(
        chosen(Some("cobol"), &found("a.py", None)),
        Err(Error::NoSuchLanguage(_))
    ));
    assert_eq!(
        chosen(None, &found("notes.txt", Some("python")))
            .unwrap()
            .id,
        "python"
    );
    assert_eq!(
        chosen(Some("javascript"), &found("a.py", None)).unwrap().id,
        "javascript"
    );
}

#[test]
fn who_looks_on_neither_runs_nor_types_nor_stops() {
    let (mut live, mut out) = started(UserId::fresh());
    let cx = cx(UserId::fresh(), Role::Viewer);
    for request in [
        Request::Stop { run: RunNo(1) },
        Request::Eof { run: RunNo(1) },
        Request::Stdin {
            run: RunNo(1),
            text: "x".into(),
        },
    ] {
        assert!(matches!(
            live.request(&cx, &nobody, request, &mut out),
            Err(Error::ReadOnly)
        ));
    }
    assert!(out.is_empty());
}

#[test]
fn late_joiners_get_what_was_printed() {
    let (mut live, mut out) = started(UserId::fresh());
    live.progress(
        Timestamp(0),
        RunNo(1),
        Progress::Output("hello".into()),
        &mut out,
    );
    live.progress(
        Timestamp(0),
        RunNo(1),
        Progress::Output("!".into()),
        &mut out,
    );
    assert!(
        matches!(&out.drain()[1], Output::Binary(To::All, frame) if &frame[..] == b"\x03\x01\x01\x05!")
    );
    let shown = live.recent();
    assert_eq!(shown[0].output.as_deref(), Some("aGVsbG8h"));
    assert_eq!(shown[0].output_from, Some(0));
}

#[test]
fn what_is_typed_too_early_reaches_the_program() {
    let ann = UserId::fresh();
    let (mut live, mut out) = started(ann);
    let text = Request::Stdin {
        run: RunNo(1),
        text: "4\n".into(),
    };
    live.request(&cx(ann, Role::Editor), &nobody, text, &mut out)
        .unwrap();
    let keyboard = Keyboard::default();
    live.launched(RunNo(1), Controls::detached(keyboard.clone()));
    assert_eq!(keyboard.clone().take(), b"4\n");
    assert!(matches!(
        &out.drain()[..],
        [
            Output::Event(To::All, None, Event::Typed { .. }),
            Output::Binary(To::All, _)
        ]
    ));
}

fn types(live: &mut Live, by: UserId, text: &str, out: &mut Outbox<Event, Write>) {
    let request = Request::Stdin {
        run: RunNo(1),
        text: text.into(),
    };
    live.request(&cx(by, Role::Editor), &nobody, request, out)
        .unwrap();
}

#[test]
fn what_is_typed_is_in_the_output_where_it_was_typed() {
    let ann = UserId::fresh();
    let (mut live, mut out) = started(ann);
    let print = |live: &mut Live, text: &'static str, out: &mut _| {
        live.progress(Timestamp(0), RunNo(1), Progress::Output(text.into()), out);
    };
    print(&mut live, "jobs: ", &mut out);
    out.drain();
    types(&mut live, ann, "4\r\n", &mut out);
    let typed = Event::Typed {
        run: RunNo(1),
        user: ann,
        offset: 6,
        text: "4\n".into(),
    };
    let echo = Output::Binary(To::All, b"\x03\x01\x01\x064\n"[..].into());
    assert_eq!(out.drain(), [Output::Event(To::All, None, typed), echo]);
    print(&mut live, "done\n", &mut out);

    let (run, kept) = live.output(RunNo(1)).unwrap();
    assert_eq!(kept, b"jobs: 4\ndone\n");
    assert_eq!(run.output_bytes, 13);
    out.drain();
    let ended = Outcome {
        output: 11,
        ..Outcome::never(Ended::Code(0))
    };
    live.progress(Timestamp(8), RunNo(1), Progress::Ended(ended), &mut out);
    assert!(
        matches!(&out.drain()[..], [Output::Write(_, Write::Finish { output, outcome, .. })]
            if output == b"jobs: 4\ndone\n" && outcome.output == 13)
    );
}

#[test]
fn input_that_came_with_the_start_does_not_show_and_nothing_can_follow_it() {
    let ann = UserId::fresh();
    let (mut live, mut out) = (Live::new(RoomNo(1), Vec::new()), Outbox::default());
    let given = Written::Started(
        Seq(9),
        run(ann),
        Given {
            stdin: Some("house\n".into()),
            ..Given::default()
        },
    );
    live.written(&cx(ann, Role::Editor), given, &mut out);
    let keyboard = Keyboard::default();
    live.launched(RunNo(1), Controls::detached(keyboard.clone()));
    out.drain();
    let late = Request::Stdin {
        run: RunNo(1),
        text: "more\n".into(),
    };
    let refused = live.request(&cx(ann, Role::Editor), &nobody, late, &mut out);
    assert!(matches!(refused, Err(Error::InputEnded)));
    assert_eq!(keyboard.clone().take(), b"house\n");
    assert!(out.is_empty());
    assert_eq!(live.output(RunNo(1)).unwrap().1, b"");
}

#[test]
fn what_a_program_cannot_take_is_not_shown_as_typed() {
    let ann = UserId::fresh();
    let (mut live, mut out) = started(ann);
    live.launched(RunNo(1), Controls::detached(Keyboard::default()));
    let text = "x".repeat(16 << 10);
    for _ in 0..4 {
        types(&mut live, ann, &text, &mut out);
    }
    out.drain();
    let more = Request::Stdin {
        run: RunNo(1),
        text,
    };
    let refused = live.request(&cx(ann, Role::Editor), &nobody, more, &mut out);
    assert!(matches!(refused, Err(Error::NotRead(_))));
    assert!(out.is_empty());
    assert_eq!(live.output(RunNo(1)).unwrap().0.output_bytes, 64 << 10);
}

#[test]
fn the_one_who_stopped_it_is_named() {
    let (ann, bob) = (UserId::fresh(), UserId::fresh());
    let (mut live, mut out) = started(ann);
    live.request(
        &cx(bob, Role::Editor),
        &nobody,
        Request::Stop { run: RunNo(1) },
        &mut out,
    )
    .unwrap();
    live.progress(
        Timestamp(8),
        RunNo(1),
        Progress::Ended(Outcome::never(Ended::Stopped)),
        &mut out,
    );
    assert!(
        matches!(&out.drain()[..], [Output::Write(_, Write::Finish { exit: Exit::Stopped(who), .. })] if *who == bob)
    );
    assert!(live.is_busy(), "it is over only when that is stored");
    live.written(
        &cx(ann, Role::Editor),
        Written::Finished(Seq(10), run(ann)),
        &mut out,
    );
    assert!(!live.is_busy());
}

#[test]
fn a_run_with_a_seed_has_all_its_input_and_no_window_of_ones_own() {
    let ann = UserId::fresh();
    let (mut live, mut out) = (Live::new(RoomNo(1), Vec::new()), Outbox::default());
    let cx = cx(ann, Role::Editor);
    let with = |seed| Request::Start {
        file: FileId::fresh(),
        language: None,
        args: Vec::new(),
        nonce: "n".into(),
        seed: Some(seed),
        stdin: None,
        columns: Some(100),
        lines: None,
    };
    live.request(&cx, &nobody, with(7), &mut out).unwrap();
    let Some(Ask::Find(_, start)) = live.asks().pop() else {
        panic!("nothing is asked")
    };
    assert_eq!(
        (start.given.seed, start.given.window),
        (Some(7), Window::default())
    );
    let started = Written::Started(Seq(9), run(ann), start.given);
    live.written(&cx, started, &mut out);
    let typed = Request::Stdin {
        run: RunNo(1),
        text: "x".into(),
    };
    let refused = live.request(&cx, &nobody, typed, &mut out);
    assert!(matches!(refused, Err(Error::InputEnded)));
    let refused = live.request(&cx, &nobody, with(1 << 53), &mut out);
    assert!(matches!(refused, Err(Error::BadSeed)));
}

#[test]
fn who_repeats_a_run_names_no_file() {
    let ann = UserId::fresh();
    let (mut live, mut out) = (Live::new(RoomNo(1), Vec::new()), Outbox::default());
    let cx = cx(ann, Role::Editor);
    let request = Request::Repeat {
        run: RunNo(4),
        nonce: "n".into(),
    };
    live.request(&cx, &nobody, request, &mut out).unwrap();
    let Some(Ask::Find(_, start)) = live.asks().pop() else {
        panic!("nothing is asked")
    };
    live.start(&cx, start, None, &mut out).unwrap();
    assert!(matches!(
        &out.drain()[..],
        [Output::Write(_, Write::Repeat { of: RunNo(4), .. })]
    ));
}
