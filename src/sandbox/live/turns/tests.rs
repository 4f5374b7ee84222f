use std::collections::BTreeMap;

use super::super::super::wrote::{Content, WroteFile};
use super::super::super::{Ended, Exit, Outcome, Request, Run, State};
use super::super::{Given, Progress, Written};
use super::*;
use crate::base::{RoomId, RoomNo, Seq};
use crate::rooms::{Caller, Member, Role};
use crate::wire::{Output, To};

const RUN: RunNo = RunNo(1);

/// A room in which Ann has started a program.
struct Scene {
    live: Live,
    out: Outbox<Event, Write>,
    members: BTreeMap<UserId, Member>,
    ann: UserId,
    bob: UserId,
    owner: UserId,
}

impl Scene {
    fn new() -> Self {
        let [ann, bob, owner] = [(); 3].map(|()| UserId::fresh());
        let member = |user, name: &str, role| {
            let member = Member {
                user,
                username: None,
                name: name.into(),
                role,
                guest: false,
                slot: 0,
                joined_at: Timestamp(0),
            };
            (user, member)
        };
        let members = [
            member(ann, "Ann", Role::Editor),
            member(bob, "Bob", Role::Editor),
            member(owner, "Olga", Role::Owner),
        ];
        let mut scene = Self {
            live: Live::new(RoomNo(1), Vec::new()),
            out: Outbox::default(),
            members: members.into(),
            ann,
            bob,
            owner,
        };
        scene.starts();
        scene
    }

    fn cx(&self, user: UserId) -> Cx {
        let role = self.members.get(&user).map_or(Role::Viewer, |m| m.role);
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

    fn run(&self) -> Run {
        Run {
            id: RUN,
            ..super::super::tests::run(self.ann)
        }
    }

    fn starts(&mut self) {
        let started = Written::Started(Seq(9), self.run(), Given::default());
        let cx = self.cx(self.ann);
        self.live.written(&cx, started, &mut self.out);
        self.out.drain();
    }

    fn asks(&mut self, user: UserId, request: Request) -> Result<(), &'static str> {
        use crate::base::Explain;
        let (cx, members) = (self.cx(user), &self.members);
        let here = |user| members.get(&user);
        let done = self.live.request(&cx, &here, request, &mut self.out);
        done.map_err(|error| error.code())
    }

    fn wants(&mut self, user: UserId, want: Want) -> Result<(), &'static str> {
        self.asks(user, Request::Keyboard { run: RUN, want })
    }

    fn types(&mut self, user: UserId) -> Result<(), &'static str> {
        let text = "x".into();
        self.asks(user, Request::Stdin { run: RUN, text })
    }

    fn holder(&self) -> Option<UserId> {
        self.live.recent()[0].keyboard.as_ref().unwrap().holder
    }
}

#[test]
fn who_started_it_and_who_owns_the_room_decide_who_types() {
    let mut scene = Scene::new();
    let (ann, bob, owner) = (scene.ann, scene.bob, scene.owner);
    assert_eq!(scene.types(bob), Ok(()));
    assert_eq!(scene.wants(bob, Want::Take), Err("keyboard_not_yours"));
    assert_eq!(scene.wants(ann, Want::Take), Ok(()));
    for refused in [
        scene.types(bob),
        scene.asks(bob, Request::Eof { run: RUN }),
        scene.asks(bob, Request::Interrupt { run: RUN }),
        scene.wants(bob, Want::Open),
        scene.wants(bob, Want::Give(bob)),
    ] {
        assert_eq!(refused, Err("no_keyboard"));
    }
    assert_eq!(scene.wants(owner, Want::Give(bob)), Ok(()));
    assert_eq!(
        (scene.types(bob), scene.types(ann)),
        (Ok(()), Err("no_keyboard"))
    );
    assert_eq!(scene.wants(bob, Want::Open), Ok(()));
    assert_eq!(scene.holder(), None);
    assert_eq!(scene.asks(bob, Request::Stop { run: RUN }), Ok(()));
}

#[test]
fn the_one_who_has_the_keyboard_is_named() {
    let mut scene = Scene::new();
    scene.wants(scene.ann, Want::Take).unwrap();
    let (cx, members) = (scene.cx(scene.bob), &scene.members);
    let text = "x".into();
    let request = Request::Stdin { run: RUN, text };
    let refused = scene
        .live
        .request(&cx, &|user| members.get(&user), request, &mut scene.out);
    let words = refused.unwrap_err().to_string();
    assert_eq!(words, "Ann has the keyboard; ask for it");
}

#[test]
fn it_is_given_only_to_someone_who_can_type() {
    let mut scene = Scene::new();
    let (ann, bob) = (scene.ann, scene.bob);
    let away = UserId::fresh();
    assert_eq!(scene.wants(ann, Want::Give(away)), Err("nobody_to_type"));
    scene.members.get_mut(&bob).unwrap().role = Role::Viewer;
    assert_eq!(scene.wants(ann, Want::Give(bob)), Err("nobody_to_type"));
    assert_eq!(scene.wants(bob, Want::Ask), Err("read_only"));
    assert_eq!(scene.holder(), None);
}

#[test]
fn asking_is_told_and_answered() {
    let mut scene = Scene::new();
    let (ann, bob) = (scene.ann, scene.bob);
    scene.wants(ann, Want::Take).unwrap();
    scene.out.drain();
    scene.wants(bob, Want::Ask).unwrap();
    scene.wants(bob, Want::Ask).unwrap();
    scene.wants(ann, Want::Give(bob)).unwrap();
    let told = |holder, asks| {
        let keyboard = super::super::super::frames::Keyboard {
            run: RUN,
            holder: Some(holder),
            free: false,
            asks,
        };
        Output::Event(To::All, None, Event::Keyboard(keyboard))
    };
    let (asked, granted) = (told(ann, vec![bob]), told(bob, vec![]));
    assert_eq!(scene.out.drain(), [asked, granted], "each once");
}

#[test]
fn who_leaves_frees_the_keyboard_for_whoever_types_first() {
    let mut scene = Scene::new();
    let (ann, bob) = (scene.ann, scene.bob);
    scene.wants(ann, Want::Take).unwrap();
    scene.live.left(ann, &mut scene.out);
    scene.live.came(ann, &mut scene.out);
    assert_eq!(
        scene.types(bob),
        Err("no_keyboard"),
        "a reload costs nothing"
    );
    scene.live.left(ann, &mut scene.out);
    scene.out.drain();
    assert_eq!(scene.types(bob), Ok(()));
    assert!(matches!(
        &scene.out.drain()[..],
        [
            Output::Event(_, _, Event::Keyboard(_)),
            Output::Event(_, _, Event::Typed { .. }),
            _
        ]
    ));
    assert_eq!(scene.holder(), Some(bob));
}

#[test]
fn ctrl_c_shows_and_ends_the_program_as_interrupted() {
    let mut scene = Scene::new();
    let bob = scene.bob;
    scene.asks(bob, Request::Interrupt { run: RUN }).unwrap();
    scene.asks(scene.ann, Request::Stop { run: RUN }).unwrap();
    scene.out.drain();
    let ended = Progress::Ended(Outcome::never(Ended::Stopped));
    scene
        .live
        .progress(Timestamp(8), RUN, ended, &mut scene.out);
    assert!(
        matches!(&scene.out.drain()[..], [Output::Write(_, Write::Finish { exit: Exit::Interrupted(who), output, .. })]
            if *who == bob && output == b"^C")
    );
}

#[test]
fn what_was_written_is_offered_after_the_end_and_to_late_joiners_for_a_while() {
    let mut scene = Scene::new();
    let file = WroteFile {
        path: "out.txt".into(),
        bytes: 3,
        content: Content::Text("new".into()),
        before: None,
    };
    let wrote = Wrote {
        files: vec![file],
        more: 2,
    };
    let ended = Outcome {
        wrote,
        ..Outcome::never(Ended::Code(0))
    };
    let ended = Progress::Ended(ended);
    scene
        .live
        .progress(Timestamp(8), RUN, ended, &mut scene.out);
    scene.out.drain();
    let finished = Run {
        state: State::Done,
        ..scene.run()
    };
    let cx = scene.cx(scene.ann);
    let finished = Written::Finished(Seq(10), finished);
    scene.live.written(&cx, finished, &mut scene.out);
    let [
        Output::Event(_, Some(Seq(10)), Event::Finished(_)),
        Output::Event(To::All, None, Event::Wrote(offer)),
    ] = &scene.out.drain()[..]
    else {
        panic!("an offer follows the end")
    };
    assert_eq!((offer.files.len(), offer.more), (1, 2));
    assert_eq!(scene.live.recent()[0].wrote.as_ref(), Some(offer));
    let until = scene.live.deadline().unwrap();
    scene.live.tick(until);
    assert_eq!(scene.live.recent()[0].wrote, None);
    assert_eq!(scene.live.deadline(), None);
}

#[test]
fn who_comes_back_learns_what_is_not_numbered() {
    let mut scene = Scene::new();
    scene.wants(scene.ann, Want::Take).unwrap();
    scene.out.drain();
    scene.live.catch_up(ConnId(3), &mut scene.out);
    assert!(matches!(
        &scene.out.drain()[..],
        [
            Output::Event(To::One(ConnId(3)), None, Event::State { .. }),
            Output::Event(To::One(ConnId(3)), None, Event::Keyboard(keyboard)),
        ] if keyboard.holder == Some(scene.ann)
    ));
}
