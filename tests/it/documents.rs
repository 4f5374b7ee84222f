//! Documents in a room: who hears of what, what is confirmed and when, and what is refused.

use longhouse::base::{DocId, FileId, Timestamp};
use longhouse::editor::{
    self, DocEvent, DocRequest, Kind, Message, Stamp, TreeRequest, Write, Written,
};
use longhouse::rooms::Role;

use crate::editing::{Room, Tab, Told, payload};

/// A room with a file and tabs that have it open and are in step.
async fn together(text: &str, tabs: u64) -> (Room, FileId, Vec<Tab>) {
    let mut room = Room::new().await;
    let file = room.file("main.py", text).await;
    let mut tabs: Vec<_> = (0..tabs).map(|n| Tab::new(100 + n, file)).collect();
    for tab in &mut tabs {
        tab.connect(&mut room, Role::Editor);
        room.commit_all().await;
        tab.receive(&mut room, usize::MAX);
        tab.receive(&mut room, usize::MAX);
    }
    (room, file, tabs)
}

fn saved(room: &mut Room, tab: &Tab) -> Option<u64> {
    let events = room.events(tab.conn.unwrap());
    events.iter().rev().find_map(|event| match event {
        DocEvent::Saved { n, .. } => Some(*n),
        _ => None,
    })
}

#[tokio::test]
async fn what_one_types_the_others_see_at_once_and_the_typist_not_again() {
    let (mut room, _, mut tabs) = together("a\n", 3).await;
    tabs[0].write(&mut room, 1, "b");
    assert_eq!(room.inboxes[&tabs[0].conn.unwrap()].len(), 0);
    for tab in &mut tabs[1..] {
        assert_eq!(tab.receive(&mut room, usize::MAX), 1);
        assert_eq!(tab.read(), "ab\n");
    }
}

#[tokio::test]
async fn an_edit_is_confirmed_when_it_is_on_disk_and_not_before() {
    let (mut room, _, mut tabs) = together("", 2).await;
    tabs[0].write(&mut room, 0, "a");
    let n = tabs[0].n;
    assert_eq!(saved(&mut room, &tabs[0]), None);
    room.pass(250);
    assert_eq!(
        saved(&mut room, &tabs[0]),
        None,
        "asked for, but not on disk"
    );
    room.commit_all().await;
    assert_eq!(saved(&mut room, &tabs[0]), Some(n));
    assert_eq!(saved(&mut room, &tabs[1]), None, "it is nobody else's");
}

#[tokio::test]
async fn a_repeat_is_confirmed_only_once_the_first_is_on_disk() {
    let (mut room, file, mut tabs) = together("", 1).await;
    tabs[0].write(&mut room, 0, "a");
    tabs[0].disconnect(&mut room);
    tabs[0].connect(&mut room, Role::Editor);
    // The document is still there: what it holds is on its way to the disk.
    tabs[0].receive(&mut room, usize::MAX);
    let step_2 = tabs[0].n;
    assert_eq!(saved(&mut room, &tabs[0]), None);
    room.commit_all().await;
    assert_eq!(saved(&mut room, &tabs[0]), Some(step_2));
    assert_eq!(room.text(file).await, "a");
}

#[tokio::test]
async fn a_write_that_fails_is_tried_again_and_nothing_is_confirmed_before() {
    let (mut room, file, mut tabs) = together("", 1).await;
    let doc = tabs[0].number.unwrap();
    tabs[0].write(&mut room, 0, "a");
    room.pass(250);
    room.fail_commits(|| Written::NotAppended { doc, upto: 1 });
    tabs[0].write(&mut room, 1, "b");
    room.pass(250);
    room.commit_all().await;
    assert_eq!(
        saved(&mut room, &tabs[0]),
        None,
        "what came first is not on disk"
    );
    room.pass(1_000);
    room.commit_all().await;
    assert_eq!(saved(&mut room, &tabs[0]), Some(tabs[0].n));
    room.kill().await;
    assert_eq!(room.text(file).await, "ab");
}

#[tokio::test]
async fn a_viewer_sees_everything_and_changes_nothing() {
    let (mut room, file, mut tabs) = together("a", 1).await;
    let mut viewer = Tab::new(7, file);
    viewer.connect(&mut room, Role::Viewer);
    viewer.receive(&mut room, usize::MAX);
    viewer.receive(&mut room, usize::MAX);
    assert_eq!(viewer.read(), "a");
    assert_eq!(viewer.refused, [""; 0], "a step 2 without news is fine");
    viewer.write(&mut room, 0, "x");
    viewer.receive(&mut room, usize::MAX);
    assert_eq!(viewer.refused, ["read_only"]);
    assert_eq!(tabs[0].receive(&mut room, usize::MAX), 0);
    assert_eq!(room.text(file).await, "a");
    assert!(viewer.saved.is_empty());
}

#[tokio::test]
async fn hostile_bytes_close_their_sender_and_reach_nobody() {
    let (mut room, file, mut tabs) = together("a", 2).await;
    let (conn, doc) = (tabs[0].conn.unwrap(), tabs[0].number.unwrap());
    let huge_count = [0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1];
    let bad: [&[u8]; 4] = [
        &[],
        &[1, 2, 3],
        &huge_count,
        &[1, 1, 5, 0, 4, 1, 7, b'c', b'o'],
    ];
    for bytes in bad {
        let sent = payload(Message::Update(bytes));
        assert!(
            room.binary(conn, editor::SYNC, doc, 9, &sent).is_err(),
            "{bytes:?}"
        );
    }
    assert!(room.binary(conn, editor::SYNC, doc, 9, &[9, 9, 9]).is_err());
    assert!(
        room.binary(conn, editor::AWARENESS, doc, 9, &[9, 9, 9])
            .is_err()
    );
    assert!(room.binary(conn, 77, doc, 9, &[]).is_err());
    assert_eq!(tabs[1].receive(&mut room, usize::MAX), 0);
    assert_eq!(room.text(file).await, "a");
}

#[tokio::test]
async fn what_is_no_text_is_refused_by_name() {
    use yrs::{Map, Transact};
    let (mut room, _, mut tabs) = together("a", 2).await;
    let map = tabs[0].doc.get_or_insert_map("meta");
    let update = {
        let mut txn = tabs[0].doc.transact_mut();
        map.insert(&mut txn, "k", 1);
        txn.encode_update_v1()
    };
    tabs[0].send(&mut room, Message::Update(&update));
    tabs[0].receive(&mut room, usize::MAX);
    assert_eq!(tabs[0].refused, ["not_text"]);
    assert_eq!(tabs[1].receive(&mut room, usize::MAX), 0);
}

#[tokio::test]
async fn a_full_document_takes_nothing_more_until_something_is_deleted() {
    let (mut room, file, mut tabs) = together("", 2).await;
    let much = "x".repeat(editor::MAX_DOCUMENT - 100);
    tabs[0].write(&mut room, 0, &much);
    tabs[1].receive(&mut room, usize::MAX);
    room.settle().await;
    tabs[1].write(&mut room, 0, &"y".repeat(600_000));
    tabs[0].receive(&mut room, usize::MAX);
    assert!(tabs[0].read() == much, "nobody was told");
    tabs[1].receive(&mut room, usize::MAX);
    assert_eq!(tabs[1].refused, ["document_full"]);
    room.settle().await;
    assert!(tabs[1].saved.is_empty(), "it was never saved");
    assert_eq!(room.text(file).await.len(), much.len());

    // Deleting makes room once the log is merged, and then what was refused gets in.
    tabs[0].erase(&mut room, 0, 3_000_000);
    for _ in 0..40 {
        room.pass(11_000);
        room.settle().await;
        // Merging is calculated on a thread of its own.
        while room.count("select count(*) from doc_update").await > 1 {}
        tabs[1].receive(&mut room, usize::MAX);
        tabs[1].write(&mut room, 0, "z");
        tabs[1].receive(&mut room, usize::MAX);
        room.settle().await;
        tabs[1].receive(&mut room, usize::MAX);
        if tabs[1].typed.is_empty() {
            break;
        }
    }
    assert!(tabs[1].typed.is_empty());
    assert!(room.text(file).await == tabs[1].read());
}

#[tokio::test]
async fn an_update_before_its_time_waits_and_is_not_confirmed() {
    let (mut room, file, mut tabs) = together("", 2).await;
    let first = tabs[0].typed_offline(0, "a");
    let second = tabs[0].typed_offline(1, "b");
    let n = tabs[0].send(&mut room, Message::Update(&second));
    assert_eq!(tabs[1].receive(&mut room, usize::MAX), 0);
    room.settle().await;
    let told = room.inboxes[&tabs[0].conn.unwrap()].clone();
    assert!(
        matches!(&told.iter().collect::<Vec<_>>()[..], [Told::Binary(_)]),
        "it is asked for all: {told:?}"
    );
    tabs[0].send(&mut room, Message::Update(&first));
    tabs[1].receive(&mut room, usize::MAX);
    assert_eq!(tabs[1].read(), "ab");
    room.settle().await;
    assert_eq!(saved(&mut room, &tabs[0]), Some(n + 1));
    assert_eq!(room.text(file).await, "ab");
}

#[tokio::test]
async fn what_never_fits_is_not_kept_for_ever() {
    let (mut room, _, tabs) = together("", 1).await;
    let (conn, doc) = (tabs[0].conn.unwrap(), tabs[0].number.unwrap());
    tabs[0].typed_offline(0, "never sent");
    let closed = (0..1_000).find(|n| {
        let update = tabs[0].typed_offline(0, "x");
        room.binary(
            conn,
            editor::SYNC,
            doc,
            *n,
            &payload(Message::Update(&update)),
        )
        .is_err()
    });
    assert!(closed.is_some_and(|n| n < 300));
}

#[tokio::test]
async fn a_file_can_be_opened_before_it_is_stored_and_is_filled_once() {
    let mut room = Room::new().await;
    let conn = room.connect(Role::Editor);
    let file = FileId::fresh();
    let create = TreeRequest::Create {
        id: file,
        kind: Kind::File,
        name: "main.py".into(),
        parent: None,
        language: None,
        text: Some("print()\r\n".into()),
        stamp: Stamp(room.now.0, 1),
    };
    room.tree(conn, create.clone()).unwrap();
    room.doc(conn, DocRequest::Open { file }).unwrap();
    room.tree(conn, create.clone()).unwrap();
    room.commit_all().await;
    room.tree(conn, create).unwrap();
    room.commit_all().await;
    assert!(matches!(room.events(conn)[..], [DocEvent::Opened { .. }]));
    assert_eq!(room.text(file).await, "print()\n");
    assert!(
        room.doc(
            conn,
            DocRequest::Open {
                file: FileId::fresh()
            }
        )
        .is_err()
    );
}

#[tokio::test]
async fn an_edit_from_outside_reaches_who_has_the_file_open_or_is_opening_it() {
    let (mut room, file, mut tabs) = together("one\n", 1).await;
    let mut coming = Tab::new(9, file);
    let mut outside = Tab::new(11, file);
    outside.connect(&mut room, Role::Editor);
    outside.receive(&mut room, usize::MAX);
    outside.receive(&mut room, usize::MAX);
    outside.disconnect(&mut room);
    let update = outside.typed_offline(0, "zero\n");
    tabs[0].disconnect(&mut room);
    room.settle().await;
    coming.connect(&mut room, Role::Editor);
    let inserted = room
        .ask(Write::Insert {
            file,
            bytes: update.into(),
        })
        .await;
    assert!(matches!(inserted, Ok(Written::Inserted { .. })));
    tabs[0].connect(&mut room, Role::Editor);
    for tab in [&mut coming, &mut tabs[0]] {
        while tab.receive(&mut room, usize::MAX) > 0 {}
        assert_eq!(tab.read(), "zero\none\n");
    }
    tabs[0].write(&mut room, 0, "!");
    assert_eq!(room.text(file).await, "!zero\none\n");
}

#[tokio::test]
async fn cursors_reach_the_others_and_newcomers_and_go_with_their_owner() {
    let (mut room, file, mut tabs) = together("", 2).await;
    let (conn, doc) = (tabs[0].conn.unwrap(), tabs[0].number.unwrap());
    let cursor = [&[1, 100, 1, 2][..], b"{}"].concat();
    room.binary(conn, editor::AWARENESS, doc, 0, &cursor)
        .unwrap();
    let heard = |room: &mut Room, tab: &Tab| {
        let inbox = room.inboxes.get_mut(&tab.conn.unwrap()).unwrap();
        inbox
            .drain(..)
            .filter(|told| matches!(told, Told::Binary(frame) if frame[0] == editor::AWARENESS))
            .count()
    };
    assert_eq!(heard(&mut room, &tabs[1]), 1);
    assert_eq!(heard(&mut room, &tabs[0]), 0);
    let mut newcomer = Tab::new(5, file);
    newcomer.connect(&mut room, Role::Viewer);
    assert_eq!(heard(&mut room, &newcomer), 1);
    tabs[0].disconnect(&mut room);
    assert_eq!(heard(&mut room, &tabs[1]), 1);
}

#[tokio::test]
async fn a_log_is_merged_when_work_pauses_and_nothing_changes_for_anyone() {
    let (mut room, file, mut tabs) = together("", 2).await;
    for n in 0..60 {
        tabs[n % 2].receive(&mut room, usize::MAX);
        tabs[n % 2].write(&mut room, 0, "word ");
        room.pass(250);
        room.commit_all().await;
    }
    assert_eq!(room.count("select count(*) from doc_update").await, 60);
    room.pass(10_000);
    while room.count("select count(*) from doc_update").await > 0 {
        room.settle().await;
    }
    room.pass(6_000);
    room.settle().await;
    let mut newcomer = Tab::new(5, file);
    newcomer.connect(&mut room, Role::Editor);
    for tab in tabs.iter_mut().chain([&mut newcomer]) {
        while tab.receive(&mut room, usize::MAX) > 0 {}
        assert_eq!(tab.read(), "word ".repeat(60));
    }
    newcomer.write(&mut room, 0, "more ");
    assert_eq!(
        room.text(file).await,
        format!("more {}", "word ".repeat(60))
    );
}

#[tokio::test]
async fn a_snapshot_is_kept_after_minutes_of_work() {
    let (mut room, _, mut tabs) = together("a", 1).await;
    tabs[0].write(&mut room, 0, "b");
    room.pass(5 * 60_000 - 1);
    room.settle().await;
    assert_eq!(room.count("select count(*) from snapshot").await, 0);
    room.pass(1);
    while room.count("select count(*) from snapshot").await == 0 {
        room.settle().await;
    }
    room.pass(60 * 60_000);
    room.settle().await;
    assert_eq!(
        room.count("select count(*) from snapshot").await,
        1,
        "nothing has changed since"
    );
}

#[tokio::test]
async fn frames_for_documents_that_are_not_open_are_not_heard() {
    let (mut room, _, mut tabs) = together("a", 1).await;
    let (conn, doc) = (tabs[0].conn.unwrap(), tabs[0].number.unwrap());
    room.doc(conn, DocRequest::Close { doc }).unwrap();
    tabs[0].write(&mut room, 0, "lost");
    assert!(
        room.binary(conn, editor::SYNC, DocId(999), 1, &[2, 0])
            .is_ok()
    );
    assert!(room.inboxes[&conn].is_empty());
    room.settle().await;
    assert_eq!(
        room.live.deadline(),
        None::<Timestamp>,
        "nothing is left to do"
    );
}
