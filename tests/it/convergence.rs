//! Whatever happens on the way, everyone ends up with the same, and nothing that was confirmed is lost.

use longhouse::base::{FileId, Timestamp};
use longhouse::editor::{Kind, Register, Stamp, TreeRequest, resolve};
use longhouse::rooms::Role;

use crate::editing::{Dice, Room, Tab, nodes, seeds};

#[tokio::test]
async fn documents_converge_and_what_was_saved_is_there() {
    for seed in seeds(40) {
        println!("seed {seed}");
        let mut dice = Dice::new(seed);
        let mut room = Room::new().await;
        let file = room.file("main.py", "start 🔥 end\n").await;
        let mut tabs: Vec<_> = (0..4).map(|n| Tab::new(100 + n, file)).collect();
        let mut words = 0;
        for _ in 0..400 {
            let who = dice.roll(tabs.len());
            let tab = &mut tabs[who];
            match dice.roll(40) {
                0..=17 => {
                    words += 1;
                    let at = boundary(&tab.read(), dice.roll(1_000));
                    tab.write(&mut room, at, &format!("<{who}.{words}>"));
                }
                18..=20 => tab.disconnect(&mut room),
                21..=27 => {
                    if tab.conn.is_none() {
                        tab.connect(&mut room, Role::Editor);
                    }
                }
                28..=33 => {
                    let most = dice.roll(12);
                    tab.receive(&mut room, most);
                }
                34..=36 => room.pass(dice.roll(400) as i64),
                37 => room.pass(20_000),
                38 => {
                    room.commit_one().await;
                }
                _ if dice.roll(4) == 0 => {
                    room.kill().await;
                    tabs.iter_mut().for_each(Tab::lost);
                }
                _ => room.commit_all().await,
            }
        }
        finish(&mut room, &mut tabs).await;
        let text = room.text(file).await;
        for tab in &tabs {
            assert_eq!(tab.read(), text, "seed {seed}");
            assert!(
                tab.typed.is_empty(),
                "not confirmed in the end: {:?}, seed {seed}",
                tab.typed
            );
            assert!(tab.refused.is_empty(), "seed {seed}");
        }
        assert_eq!(
            text.matches('<').count(),
            words,
            "every word once, seed {seed}"
        );
    }
}

#[tokio::test]
async fn after_a_crash_everything_that_was_confirmed_is_on_disk() {
    for seed in seeds(60) {
        println!("seed {seed}");
        let mut dice = Dice::new(seed);
        let mut room = Room::new().await;
        let file = room.file("main.py", "").await;
        let mut tabs: Vec<_> = (0..3).map(|n| Tab::new(100 + n, file)).collect();
        tabs.iter_mut()
            .for_each(|tab| tab.connect(&mut room, Role::Editor));
        let mut words = 0;
        for _ in 0..dice.roll(300) {
            let who = dice.roll(3);
            let tab = &mut tabs[who];
            match dice.roll(8) {
                0..=3 => {
                    words += 1;
                    let at = boundary(&tab.read(), dice.roll(1_000));
                    tab.write(&mut room, at, &format!("<{who}.{words}>"));
                }
                4 => {
                    tab.receive(&mut room, 20);
                }
                5 => room.pass(dice.roll(300) as i64),
                6 => {
                    room.commit_one().await;
                }
                _ => {
                    tab.disconnect(&mut room);
                    tab.connect(&mut room, Role::Editor);
                }
            }
        }
        // The last confirmations arrive, and no client ever comes back.
        tabs.iter_mut().for_each(|tab| {
            tab.receive(&mut room, usize::MAX);
        });
        room.kill().await;
        let text = room.text(file).await;
        for word in tabs.iter().flat_map(|tab| &tab.saved) {
            assert_eq!(
                text.matches(word).count(),
                1,
                "{word} was confirmed, seed {seed}"
            );
        }
    }
}

#[tokio::test]
async fn erasing_converges_too() {
    for seed in seeds(40) {
        println!("seed {seed}");
        let mut dice = Dice::new(seed);
        let mut room = Room::new().await;
        let file = room.file("main.py", "once upon a time\n").await;
        let mut tabs: Vec<_> = (0..3).map(|n| Tab::new(100 + n, file)).collect();
        for _ in 0..300 {
            let who = dice.roll(3);
            let tab = &mut tabs[who];
            let text = tab.read();
            match dice.roll(12) {
                0..=3 => tab.write(&mut room, boundary(&text, dice.roll(1_000)), "w"),
                4..=6 if !text.is_empty() => {
                    let at = dice.roll(text.len()) as u32;
                    let len = (1 + dice.roll(5) as u32).min(text.len() as u32 - at);
                    tab.erase(&mut room, at, len);
                }
                7 => tab.disconnect(&mut room),
                8 if tab.conn.is_none() => tab.connect(&mut room, Role::Editor),
                9 => room.pass(15_000),
                10 => room.commit_all().await,
                _ => {
                    tab.receive(&mut room, 9);
                }
            }
        }
        finish(&mut room, &mut tabs).await;
        let text = room.text(file).await;
        for tab in &tabs {
            assert_eq!(tab.read(), text, "seed {seed}");
        }
    }
}

#[tokio::test]
async fn trees_converge() {
    for seed in seeds(40) {
        println!("seed {seed}");
        let mut dice = Dice::new(seed);
        let mut room = Room::new().await;
        let conns: Vec<_> = (0..3).map(|_| room.connect(Role::Editor)).collect();
        let mut seen = vec![std::collections::BTreeMap::new(); 3];
        let mut ids: Vec<FileId> = Vec::new();
        for _ in 0..150 {
            let who = dice.roll(3);
            // Clocks differ, and some changes come late.
            let stamp = Stamp(room.now.0 + dice.roll(5_000) as i64 - 2_500, conns[who].0);
            let pick = |dice: &mut Dice| ids.get(dice.roll(ids.len().max(1))).copied();
            let name = format!("n{}", dice.roll(4));
            let request = match (dice.roll(6), pick(&mut dice)) {
                (0 | 1, parent) | (_, parent @ None) => {
                    let kind = Kind::Folder;
                    let id = FileId::fresh();
                    ids.push(id);
                    TreeRequest::Create {
                        id,
                        kind,
                        name,
                        parent,
                        language: None,
                        text: None,
                        stamp,
                    }
                }
                (2, Some(id)) => TreeRequest::Rename { id, name, stamp },
                (3, Some(id)) => TreeRequest::Move {
                    id,
                    parent: pick(&mut dice),
                    stamp,
                },
                (4, Some(id)) => TreeRequest::Delete { id, stamp },
                (_, Some(id)) => TreeRequest::Restore { id, stamp },
            };
            // Too deep, perhaps; then nothing happens, for everyone.
            let _ = room.tree(conns[who], request);
            match dice.roll(6) {
                0 => room.commit_all().await,
                1 => room.now = room.now.plus_ms(100),
                _ => {}
            }
        }
        room.commit_all().await;
        for (conn, seen) in conns.iter().zip(&mut seen) {
            for node in nodes(&mut room, *conn) {
                merge(seen, node);
            }
        }
        let live = resolve(&room.live.nodes());
        room.kill().await;
        assert_eq!(resolve(&room.live.nodes()), live, "seed {seed}");
        for seen in &seen {
            assert_eq!(resolve(seen.values()), live, "seed {seed}");
        }
    }
}

fn merge(
    seen: &mut std::collections::BTreeMap<FileId, longhouse::editor::Node>,
    node: longhouse::editor::Node,
) {
    if let Some(mine) = seen.get_mut(&node.id) {
        mine.merge(node);
    } else {
        seen.insert(node.id, node);
    }
}

#[test]
fn a_register_takes_the_newest_of_any_order() {
    let write = |value: &'static str, ms| Register(value, Stamp(ms, 1));
    let mut register = write("a", 1);
    for (value, ms) in [("b", 5), ("c", 3), ("d", 5)] {
        register.merge(write(value, ms));
    }
    assert_eq!(register, write("b", 5));
    assert!(Timestamp(1) < Timestamp(2));
}

/// Everyone comes back, and everything arrives.
async fn finish(room: &mut Room, tabs: &mut [Tab]) {
    for tab in tabs.iter_mut().filter(|tab| tab.conn.is_none()) {
        tab.connect(room, Role::Editor);
    }
    for _ in 0..20 {
        room.settle().await;
        room.pass(1_000);
        let moved: usize = tabs
            .iter_mut()
            .map(|tab| tab.receive(room, usize::MAX))
            .sum();
        if moved == 0 {
            return;
        }
    }
    panic!("they never come to rest");
}

/// A place near `at` that is not inside a character nor inside a `<word>`, in UTF-16 units.
fn boundary(text: &str, at: usize) -> u32 {
    let (mut bounds, mut units, mut depth) = (vec![0], 0, 0);
    for c in text.chars() {
        units += c.len_utf16() as u32;
        depth += i32::from(c == '<') - i32::from(c == '>');
        if depth == 0 {
            bounds.push(units);
        }
    }
    bounds[at % bounds.len()]
}
