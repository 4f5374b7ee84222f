use super::*;
use crate::sandbox::{Brake, Keyboard, Source, by_id};

fn waiting(room: RoomId, user: UserId) -> Waiting {
    let scroll = Arc::new(Scroll::default());
    let source = Source {
        entry: "main.py".into(),
        ..Source::default()
    };
    Waiting {
        job: Job {
            room,
            user,
            language: by_id("python").unwrap(),
            source,
        },
        wires: Wires {
            keyboard: Keyboard::default(),
            terminal: scroll.clone(),
            brake: Brake::default(),
        },
        told: Arc::new(Told {
            language: "python",
            stage: watch::Sender::new(Stage::Running),
            outcome: Mutex::default(),
            scroll,
        }),
    }
}

fn start(queue: &mut Queue, config: &Config) -> Option<RoomId> {
    let next = queue.pop(config)?;
    queue.running.push((next.job.room, next.job.user));
    Some(next.job.room)
}

#[test]
fn a_busy_room_does_not_keep_another_waiting() {
    let (busy, quiet) = (RoomId::fresh(), RoomId::fresh());
    let config = Config {
        at_once: 2,
        ..Config::default()
    };
    let mut queue = Queue::default();
    for _ in 0..5 {
        queue.push(waiting(busy, UserId::fresh()));
    }
    queue.push(waiting(quiet, UserId::fresh()));
    assert_eq!(start(&mut queue, &config), Some(busy));
    assert_eq!(start(&mut queue, &config), Some(quiet));
    assert_eq!(start(&mut queue, &config), None, "the house is full");
}

#[test]
fn a_person_and_a_room_have_their_limits() {
    let (ann, bob, room) = (UserId::fresh(), UserId::fresh(), RoomId::fresh());
    let config = Config {
        at_once_per_room: 3,
        at_once_per_person: 2,
        ..Config::default()
    };
    let mut queue = Queue::default();
    for user in [ann, ann, ann, bob, bob] {
        queue.push(waiting(room, user));
    }
    for _ in 0..3 {
        assert!(start(&mut queue, &config).is_some());
    }
    assert!(
        start(&mut queue, &config).is_none(),
        "three run in this room"
    );
    let count = |user| queue.running.iter().filter(|(_, who)| *who == user).count();
    assert_eq!((count(ann), count(bob)), (2, 1));
    queue.finished(room, bob);
    assert_eq!(start(&mut queue, &config), Some(room));
    assert_eq!(
        queue.running.iter().filter(|(_, who)| *who == bob).count(),
        1,
        "ann has two already"
    );
}

#[test]
fn positions_count_whole_turns_of_rooms() {
    let (one, two) = (RoomId::fresh(), RoomId::fresh());
    let mut queue = Queue::default();
    for room in [one, one, two] {
        queue.push(waiting(room, UserId::fresh()));
    }
    queue.tell_places(&Config::default());
    let before = |room: &RoomId, row: usize| place(&queue, *room, row).before;
    assert_eq!(before(&one, 0), 0);
    assert_eq!(before(&two, 0), 1);
    assert_eq!(before(&one, 1), 2);
}

fn place(queue: &Queue, room: RoomId, row: usize) -> Place {
    match *queue.waiting[&room][row].told.stage.borrow() {
        Stage::Queued(place) => place,
        stage => panic!("{stage:?}"),
    }
}

#[test]
fn who_waits_is_told_for_which_limit() {
    let (ann, bob, cem) = (UserId::fresh(), UserId::fresh(), UserId::fresh());
    let (full, other) = (RoomId::fresh(), RoomId::fresh());
    let config = Config {
        at_once: 3,
        at_once_per_room: 3,
        at_once_per_person: 2,
        ..Config::default()
    };
    let mut queue = Queue::default();
    for user in [ann, ann, bob, ann, cem] {
        queue.push(waiting(full, user));
    }
    queue.push(waiting(other, cem));
    for _ in 0..3 {
        queue.running.push((full, queue.waiting[&full][0].job.user));
        queue.waiting.get_mut(&full).unwrap().pop_front();
    }
    assert!(queue.pop(&config).is_none());
    queue.tell_places(&config);
    let bound = |room, row| place(&queue, room, row).waits_for;
    assert_eq!(bound(full, 0), Bound::Person, "two of hers run");
    assert_eq!(bound(full, 1), Bound::Room, "three run here");
    assert_eq!(bound(other, 0), Bound::House, "three run in all");
}

#[test]
fn what_is_stopped_while_it_waits_never_runs() {
    let room = RoomId::fresh();
    let mut queue = Queue::default();
    let job = waiting(room, UserId::fresh());
    job.wires.brake.pull();
    let told = job.told.clone();
    queue.push(job);
    queue.drop_stopped();
    assert!(queue.pop(&Config::default()).is_none());
    assert_eq!(
        told.outcome.lock().unwrap().as_ref().unwrap().ended,
        Ended::Stopped
    );
}
