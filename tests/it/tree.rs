//! The file tree in a room: what is allowed, what is harmless, and what can be brought back.

use longhouse::base::{ConnId, FileId, Timestamp};
use longhouse::editor::{self, Kind, Name, Stamp, TreeRequest, Write, Written};
use longhouse::rooms::Role;

use crate::editing::{Room, Told, nodes};

const DAY_MS: i64 = 24 * 60 * 60_000;

fn create(
    id: FileId,
    kind: Kind,
    name: &str,
    parent: Option<FileId>,
    at: Timestamp,
) -> TreeRequest {
    let stamp = Stamp(at.0, 1);
    TreeRequest::Create {
        id,
        kind,
        name: name.into(),
        parent,
        language: None,
        text: None,
        stamp,
    }
}

async fn room() -> (Room, ConnId) {
    let mut room = Room::new().await;
    let conn = room.connect(Role::Editor);
    (room, conn)
}

fn paths(room: &Room) -> Vec<String> {
    let mut paths: Vec<_> = room
        .live
        .resolved()
        .into_iter()
        .map(|entry| entry.path)
        .collect();
    paths.sort();
    paths
}

fn code(done: Result<(), editor::Error>) -> &'static str {
    use longhouse::base::Explain;
    done.unwrap_err().code()
}

#[tokio::test]
async fn a_change_is_told_to_everyone_once_it_is_stored_and_its_repeat_to_the_asker() {
    let (mut room, ann) = room().await;
    let bob = room.connect(Role::Viewer);
    let request = create(FileId::fresh(), Kind::File, "a.py", None, room.now);
    let seqs = |room: &Room, conn| {
        let told = room.inboxes[&conn].iter().filter_map(|told| match told {
            Told::Event(seq, _) => Some(seq.map(|seq| seq.0)),
            Told::Binary(_) => None,
        });
        told.collect::<Vec<_>>()
    };
    room.tree(ann, request.clone()).unwrap();
    assert!(nodes(&mut room, bob).is_empty());
    room.commit_all().await;
    assert_eq!(seqs(&room, bob), [Some(1)]);
    assert_eq!(
        (nodes(&mut room, ann).len(), nodes(&mut room, bob).len()),
        (1, 1)
    );
    room.tree(ann, request).unwrap();
    room.commit_all().await;
    assert_eq!(seqs(&room, ann), [None]);
    assert_eq!(
        (nodes(&mut room, ann).len(), nodes(&mut room, bob).len()),
        (1, 0)
    );
    assert_eq!(room.count("select seq from room").await, 1);
}

#[tokio::test]
async fn what_is_not_allowed_is_refused_by_name() {
    let (mut room, conn) = room().await;
    let (file, now) = (FileId::fresh(), room.now);
    room.tree(conn, create(file, Kind::File, "a.py", None, now))
        .unwrap();
    room.commit_all().await;
    let new = |name: &str, parent| create(FileId::fresh(), Kind::File, name, parent, now);
    assert_eq!(code(room.tree(conn, new("../a", None))), "invalid_name");
    assert_eq!(
        code(room.tree(conn, new("b.py", Some(file)))),
        "not_a_folder"
    );
    assert_eq!(
        code(room.tree(
            conn,
            create(FileId::fresh(), Kind::File, "c", None, now.plus_ms(60_001))
        )),
        "clock_ahead"
    );
    let stamp = Stamp(now.0, 1);
    let language = Some("<script>".to_owned());
    assert_eq!(
        code(room.tree(
            conn,
            TreeRequest::Language {
                id: file,
                language,
                stamp
            }
        )),
        "invalid_language"
    );
    assert_eq!(
        code(room.tree(
            conn,
            TreeRequest::Delete {
                id: FileId::fresh(),
                stamp
            }
        )),
        "no_such_file"
    );
    let viewer = room.connect(Role::Viewer);
    assert_eq!(code(room.tree(viewer, new("d", None))), "read_only");
    assert_eq!(paths(&room), ["a.py"]);
}

#[tokio::test]
async fn an_id_is_taken_once_in_the_whole_house() {
    let (mut room, conn) = room().await;
    let id = FileId::fresh();
    room.tree(conn, create(id, Kind::File, "a", None, room.now))
        .unwrap();
    room.commit_all().await;
    room.tree(conn, create(id, Kind::Folder, "a", None, room.now))
        .unwrap();
    room.commit_all().await;
    assert_eq!(room.live.nodes()[0].kind, Kind::File);
}

#[tokio::test]
async fn folders_lie_no_deeper_than_a_path_may_be() {
    let (mut room, conn) = room().await;
    let mut parent = None;
    for _ in 0..editor::MAX_DEPTH {
        let id = FileId::fresh();
        room.tree(conn, create(id, Kind::Folder, "d", parent, room.now))
            .unwrap();
        parent = Some(id);
    }
    let deeper = create(FileId::fresh(), Kind::File, "f", parent, room.now);
    assert_eq!(code(room.tree(conn, deeper)), "too_deep");
    room.commit_all().await;
    let (top, stamp) = (FileId::fresh(), Stamp(room.now.0 + 1, 1));
    room.tree(conn, create(top, Kind::Folder, "top", None, room.now))
        .unwrap();
    room.commit_all().await;
    let first = room.live.file_at("d").or(room
        .live
        .nodes()
        .iter()
        .find(|n| n.parent.0.is_none())
        .map(|n| n.id));
    let first = first.filter(|id| *id != top).unwrap();
    assert_eq!(
        code(room.tree(
            conn,
            TreeRequest::Move {
                id: first,
                parent: Some(top),
                stamp
            }
        )),
        "too_deep"
    );
}

#[tokio::test]
async fn a_room_holds_so_many_nodes_and_no_more() {
    let (mut room, conn) = room().await;
    for _ in 0..editor::MAX_NODES {
        room.tree(
            conn,
            create(FileId::fresh(), Kind::Folder, "d", None, room.now),
        )
        .unwrap();
    }
    let one_more = create(FileId::fresh(), Kind::Folder, "d", None, room.now);
    assert_eq!(code(room.tree(conn, one_more)), "tree_full");
}

#[tokio::test]
async fn what_was_deleted_comes_back_with_its_text_for_30_days_and_is_gone_then() {
    let mut room = Room::new().await;
    let file = room.file("a.py", "precious").await;
    let conn = room.connect(Role::Editor);
    let at = |room: &Room| Stamp(room.now.0 + 1, 1);
    let stamp = at(&room);
    room.tree(conn, TreeRequest::Delete { id: file, stamp })
        .unwrap();
    room.commit_all().await;
    assert!(paths(&room).is_empty());
    room.now = room.now.plus_ms(29 * DAY_MS);
    assert_eq!(purge(&room).await, 0);
    let stamp = at(&room);
    room.tree(conn, TreeRequest::Restore { id: file, stamp })
        .unwrap();
    room.commit_all().await;
    assert_eq!(room.text(file).await, "precious");

    let stamp = Stamp(room.now.0 + 2, 1);
    room.tree(conn, TreeRequest::Delete { id: file, stamp })
        .unwrap();
    room.commit_all().await;
    room.now = room.now.plus_ms(31 * DAY_MS);
    assert_eq!(purge(&room).await, 1);
    assert_eq!(room.count("select count(*) from document").await, 0);
}

#[tokio::test]
async fn a_folder_is_purged_with_what_is_in_it_but_not_before_all_of_it_is_due() {
    let (mut room, conn) = room().await;
    let (folder, old, late) = (FileId::fresh(), FileId::fresh(), FileId::fresh());
    room.tree(conn, create(folder, Kind::Folder, "d", None, room.now))
        .unwrap();
    room.tree(conn, create(old, Kind::File, "old", Some(folder), room.now))
        .unwrap();
    room.tree(
        conn,
        create(late, Kind::File, "late", Some(folder), room.now),
    )
    .unwrap();
    room.commit_all().await;
    let stamp = Stamp(room.now.0 + 1, 1);
    room.tree(conn, TreeRequest::Delete { id: folder, stamp })
        .unwrap();
    room.now = room.now.plus_ms(10 * DAY_MS);
    let stamp = Stamp(room.now.0, 1);
    room.tree(conn, TreeRequest::Delete { id: late, stamp })
        .unwrap();
    room.commit_all().await;
    room.now = room.now.plus_ms(25 * DAY_MS);
    assert_eq!(purge(&room).await, 0);
    room.now = room.now.plus_ms(10 * DAY_MS);
    assert_eq!(purge(&room).await, 3);
    room.kill().await;
    assert!(paths(&room).is_empty());
}

async fn purge(room: &Room) -> usize {
    let now = room.now;
    room.db
        .write(move |tx| editor::purge(tx, now))
        .await
        .unwrap()
}

fn draft(path: &str) -> editor::Draft {
    let path = path
        .split('/')
        .map(|name| Name::parse(name).unwrap())
        .collect();
    editor::Draft {
        path,
        kind: Kind::File,
        text: "x".into(),
    }
}

#[tokio::test]
async fn a_path_makes_its_folders_and_finds_those_that_are_there() {
    let (mut room, _) = room().await;
    let make = |path| Write::Make {
        drafts: vec![draft(path)],
        only_first: false,
    };
    assert!(
        matches!(room.ask(make("src/lib/a.py")).await, Ok(Written::Tree { nodes, .. }) if nodes.len() == 3)
    );
    assert!(
        matches!(room.ask(make("SRC/b.py")).await, Ok(Written::Tree { nodes, .. }) if nodes.len() == 1)
    );
    assert!(
        matches!(room.ask(make("src/B.py")).await, Ok(Written::Settled)),
        "it is there already"
    );
    assert!(room.ask(make("src/b.py/c.py")).await.is_err());
    assert_eq!(paths(&room), ["src", "src/b.py", "src/lib", "src/lib/a.py"]);
    let first = Write::Make {
        drafts: vec![draft("main.py")],
        only_first: true,
    };
    assert!(room.ask(first).await.is_err(), "the room is not empty");
    assert!(matches!(
        room.ask(Write::Remove {
            path: "src/lib".into()
        })
        .await,
        Ok(Written::Tree { .. })
    ));
    assert_eq!(paths(&room), ["src", "src/b.py"]);
}

#[tokio::test]
async fn two_who_make_the_same_folder_at_once_share_it() {
    let (mut room, conn) = room().await;
    let folder = create(FileId::fresh(), Kind::Folder, "src", None, room.now);
    room.tree(conn, folder).unwrap();
    // Not stored yet, but known.
    let make = Write::Make {
        drafts: vec![draft("src/a.py"), draft("src/b.py")],
        only_first: false,
    };
    room.ask(make).await.unwrap();
    assert_eq!(paths(&room), ["src", "src/a.py", "src/b.py"]);
}

#[tokio::test]
async fn exported_files_have_different_paths() {
    let mut room = Room::new().await;
    for name in ["x.py", "X.py", "x (2).py"] {
        room.now = room.now.plus_ms(1);
        room.file(name, name).await;
    }
    let id = room.id;
    let files = room
        .db
        .read(move |conn| editor::export(conn, id))
        .await
        .unwrap();
    let mut paths: Vec<_> = files.iter().map(|file| file.path.to_lowercase()).collect();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), 3, "{paths:?}");
}
