//! The frames as they are on the wire: what is written here is a promise to other people's clients.

use longhouse::auth::{HouseRole, User};
use longhouse::base::{
    ConnId, DocId, Fault, FileId, MessageId, Refusal, RoomNo, RunNo, Seq, Timestamp, UserId,
};
use longhouse::live::{ClientFrame, PresenceEvent, ServerFrame, Welcome};
use longhouse::rooms::{self, Member, Presence, Role, Spot, Why};
use longhouse::sandbox::{self, Exit, Run, State};
use longhouse::{chat, editor};
use uuid::Uuid;

const ANN: UserId = UserId(Uuid::from_u128(0xa));
const FILE: FileId = FileId(Uuid::from_u128(0xf));

fn json(frame: &ServerFrame, seq: Option<i64>, re: Option<u64>) -> String {
    let mut out = Vec::new();
    frame.encode(Some(RoomNo(3)), seq.map(Seq), re, &mut out);
    let text = String::from_utf8(out).unwrap();
    serde_json::from_str::<serde_json::Value>(&text).unwrap();
    text.replace(&ANN.to_string(), "ANN")
        .replace(&FILE.to_string(), "FILE")
}

#[test]
fn frames_about_the_connection() {
    let welcome = Welcome {
        conn: ConnId(1),
        user: User {
            id: ANN,
            username: Some("ann".into()),
            name: "Ann".into(),
            email: None,
            role: HouseRole::Member,
            created_at: Timestamp(5),
        },
        version: "0.1.0",
        now: Timestamp(7),
        heartbeat_ms: 25_000,
    };
    assert_eq!(
        json(&ServerFrame::Welcome(welcome), None, None),
        r#"{"r":3,"welcome":{"conn":1,"user":{"id":"ANN","username":"ann","name":"Ann","email":null,"role":"member","created_at":5},"version":"0.1.0","now":7,"heartbeat_ms":25000}}"#
    );
    assert_eq!(
        json(&ServerFrame::Pong { at: 1.5 }, None, None),
        r#"{"r":3,"pong":{"at":1.5}}"#
    );
    assert_eq!(
        json(&ServerFrame::Done {}, None, Some(9)),
        r#"{"r":3,"re":9,"done":{}}"#
    );
    let refusal = Refusal {
        fault: Fault::Forbidden,
        code: "read_only",
        message: "no".into(),
    };
    assert_eq!(
        json(&ServerFrame::Refused(refusal), None, Some(9)),
        r#"{"r":3,"re":9,"refused":{"fault":"forbidden","code":"read_only","message":"no"}}"#
    );
    assert_eq!(
        json(&ServerFrame::Gone { why: Why::Removed }, None, None),
        r#"{"r":3,"gone":{"why":"removed"}}"#
    );
}

#[test]
fn frames_about_people() {
    let member = Member {
        user: ANN,
        username: None,
        name: "Ann".into(),
        role: Role::Viewer,
        guest: true,
        slot: 4,
        joined_at: Timestamp(1),
    };
    assert_eq!(
        json(
            &ServerFrame::Room(rooms::Event::Joined(member)),
            Some(8),
            None
        ),
        r#"{"r":3,"seq":8,"room":{"joined":{"user":"ANN","username":null,"name":"Ann","role":"viewer","guest":true,"slot":4,"joined_at":1}}}"#
    );
    let left = rooms::Event::Left {
        user: ANN,
        why: Why::Left,
    };
    assert_eq!(
        json(&ServerFrame::Room(left), Some(9), None),
        r#"{"r":3,"seq":9,"room":{"left":{"user":"ANN","why":"left"}}}"#
    );
    let here = Presence {
        user: ANN,
        devices: 2,
        at: Some(Spot {
            file: FILE,
            line: 36,
        }),
        active: true,
        idle: false,
        following: None,
    };
    assert_eq!(
        json(
            &ServerFrame::Presence(PresenceEvent::Here(here)),
            None,
            None
        ),
        r#"{"r":3,"presence":{"here":{"user":"ANN","devices":2,"at":{"file":"FILE","line":36},"active":true,"idle":false,"following":null}}}"#
    );
}

#[test]
fn frames_about_chat_and_documents() {
    let message = chat::Message {
        id: MessageId(1),
        seq: Seq(2),
        author: ANN,
        author_name: "Ann".into(),
        body: "hi".into(),
        nonce: "n".into(),
        sent_at: Timestamp(3),
        reply_to: None,
        edited_at: None,
        deleted_at: None,
        pinned_at: None,
        reactions: Vec::new(),
        attachments: Vec::new(),
    };
    assert_eq!(
        json(
            &ServerFrame::Chat(chat::Event::Posted(message)),
            Some(2),
            None
        ),
        r#"{"r":3,"seq":2,"chat":{"posted":{"id":1,"seq":2,"author":"ANN","author_name":"Ann","body":"hi","nonce":"n","sent_at":3,"reply_to":null,"edited_at":null,"deleted_at":null,"pinned_at":null,"reactions":[],"attachments":[]}}}"#
    );
    let reacted = chat::Reacted {
        message: MessageId(1),
        emoji: "👍".into(),
        user: ANN,
        on: true,
    };
    assert_eq!(
        json(
            &ServerFrame::Chat(chat::Event::Reacted(reacted)),
            Some(3),
            None
        ),
        r#"{"r":3,"seq":3,"chat":{"reacted":{"message":1,"emoji":"👍","user":"ANN","on":true}}}"#
    );
    let marks = vec![chat::Seen {
        user: ANN,
        seq: Seq(2),
    }];
    assert_eq!(
        json(&ServerFrame::Chat(chat::Event::Seen { marks }), None, None),
        r#"{"r":3,"chat":{"seen":{"marks":[{"user":"ANN","seq":2}]}}}"#
    );
    let saved = editor::DocEvent::Saved {
        doc: DocId(5),
        n: 42,
    };
    assert_eq!(
        json(&ServerFrame::Doc(saved), None, None),
        r#"{"r":3,"doc":{"saved":{"doc":5,"n":42}}}"#
    );
}

#[test]
fn frames_about_runs() {
    let run = Run {
        id: RunNo(7),
        by: ANN,
        by_name: "Ann".into(),
        file: FILE,
        path: "main.py".into(),
        language: "python".into(),
        args: vec![],
        is_test: false,
        seed: None,
        repeats: None,
        state: State::Done,
        queued: None,
        started_at: Timestamp(1),
        finished_at: Some(Timestamp(2)),
        exit: Some(Exit::Code(0)),
        wall_ms: 1,
        cpu_ms: 1,
        memory_bytes: 9,
        output_bytes: 3,
        report: None,
        receipt: None,
        differences: None,
    };
    assert_eq!(
        json(
            &ServerFrame::Run(sandbox::Event::Finished(run)),
            Some(4),
            None
        ),
        r#"{"r":3,"seq":4,"run":{"finished":{"id":7,"by":"ANN","by_name":"Ann","file":"FILE","path":"main.py","language":"python","args":[],"state":"done","started_at":1,"finished_at":2,"exit":{"code":0},"wall_ms":1,"cpu_ms":1,"memory_bytes":9,"output_bytes":3}}}"#
    );
}

#[test]
fn what_clients_may_say() {
    let file = FILE.to_string();
    let frames = [
        r#"{"ping":{"at":123}}"#.to_owned(),
        r#"{"join":{"room":"otter-7kq2-lamp"}}"#.to_owned(),
        r#"{"join":{"room":"otter-7kq2-lamp","resume":{"epoch":"e","seq":41}}}"#.to_owned(),
        r#"{"leave":{"r":3}}"#.to_owned(),
        r#"{"r":3,"presence":{"update":{"at":null,"active":true,"idle":false,"following":null}}}"#
            .to_owned(),
        r#"{"r":3,"re":1,"chat":{"post":{"body":"hi","nonce":"n"}}}"#.to_owned(),
        r#"{"r":3,"re":1,"chat":{"post":{"body":"hi","nonce":"n","reply_to":7}}}"#.to_owned(),
        r#"{"r":3,"re":1,"chat":{"edit":{"id":7,"body":"ho"}}}"#.to_owned(),
        r#"{"r":3,"re":1,"chat":{"delete":{"id":7}}}"#.to_owned(),
        r#"{"r":3,"re":1,"chat":{"react":{"id":7,"emoji":"👍","on":true}}}"#.to_owned(),
        r#"{"r":3,"re":1,"chat":{"pin":{"id":7,"on":false}}}"#.to_owned(),
        r#"{"r":3,"chat":{"typing":{}}}"#.to_owned(),
        r#"{"r":3,"chat":{"read":{"seq":57}}}"#.to_owned(),
        format!(
            r#"{{"r":3,"tree":{{"create":{{"id":"{file}","kind":"file","name":"a","parent":null,"language":null,"stamp":[1,2]}}}}}}"#
        ),
        format!(r#"{{"r":3,"tree":{{"rename":{{"id":"{file}","name":"b","stamp":[1,2]}}}}}}"#),
        format!(r#"{{"r":3,"tree":{{"move":{{"id":"{file}","parent":null,"stamp":[1,2]}}}}}}"#),
        format!(r#"{{"r":3,"tree":{{"delete":{{"id":"{file}","stamp":[1,2]}}}}}}"#),
        format!(r#"{{"r":3,"tree":{{"restore":{{"id":"{file}","stamp":[1,2]}}}}}}"#),
        format!(r#"{{"r":3,"doc":{{"open":{{"file":"{file}"}}}}}}"#),
        r#"{"r":3,"doc":{"close":{"doc":5}}}"#.to_owned(),
        format!(
            r#"{{"r":3,"run":{{"start":{{"file":"{file}","language":null,"args":[],"nonce":"n"}}}}}}"#
        ),
        r#"{"r":3,"run":{"stdin":{"run":7,"text":"4\n"}}}"#.to_owned(),
        r#"{"r":3,"run":{"eof":{"run":7}}}"#.to_owned(),
        r#"{"r":3,"run":{"stop":{"run":7}}}"#.to_owned(),
    ];
    for frame in frames {
        let parsed = serde_json::from_str::<ClientFrame>(&frame);
        assert!(parsed.is_ok(), "{frame}: {parsed:?}");
    }
    for bad in [
        r#"{"chat":{"shout":{}}}"#,
        r#"{"r":"3"}"#,
        r#"{"x":1}"#,
        "[]",
        "1",
    ] {
        assert!(serde_json::from_str::<ClientFrame>(bad).is_err(), "{bad}");
    }
}
