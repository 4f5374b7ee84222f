//! What we do with encoded updates, beside what yrs does with documents.

use yrs::block::ClientID;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{Doc, GetString, OffsetKind, Options, ReadTxn, Text, TextRef, Transact};

use super::*;
use crate::editor::merge::{Deletes, deletes, merge, news};
use crate::editor::text;

/// Small, seeded, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as u32 % sides
    }
}

struct Client {
    doc: Doc,
    text: TextRef,
}

impl Client {
    fn new(id: u64) -> Self {
        let doc = Doc::with_options(Options {
            client_id: ClientID::new(id),
            offset_kind: OffsetKind::Utf16,
            ..Options::default()
        });
        let text = doc.get_or_insert_text(ROOT);
        Self { doc, text }
    }

    /// Types or deletes somewhere, and returns the update.
    fn edit(&self, dice: &mut Dice) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        let now = self.text.get_string(&txn);
        let bounds: Vec<u32> = std::iter::once(0)
            .chain(now.chars().scan(0, |at, c| {
                *at += c.len_utf16() as u32;
                Some(*at)
            }))
            .collect();
        let at = dice.roll(bounds.len() as u32) as usize;
        if dice.roll(3) == 0 && at + 1 < bounds.len() {
            let to = (at + 1 + dice.roll(4) as usize).min(bounds.len() - 1);
            self.text
                .remove_range(&mut txn, bounds[at], bounds[to] - bounds[at]);
        } else {
            let words = ["a", "bc", "🔥", "é", "\n", "hello", "a🔥b"];
            self.text
                .insert(&mut txn, bounds[at], words[dice.roll(7) as usize]);
        }
        txn.encode_update_v1()
    }

    fn apply(&self, update: &[u8]) {
        let update = yrs::Update::decode_v1(update).unwrap();
        self.doc.transact_mut().apply_update(update).unwrap();
    }

    fn read(&self) -> String {
        self.text.get_string(&self.doc.transact())
    }

    fn vector(&self) -> StateVector {
        StateVector::parse(&self.doc.transact().state_vector().encode_v1()).unwrap()
    }

    fn state(&self) -> Vec<u8> {
        self.doc
            .transact()
            .encode_state_as_update_v1(&yrs::StateVector::default())
    }
}

/// Clients who type and sometimes hear of each other, and all updates in an order in which each is ready.
fn history(seed: u64) -> (Vec<Client>, Vec<Vec<u8>>) {
    let mut dice = Dice(seed);
    let clients: Vec<_> = [7, 300, 4_000_000_000].map(Client::new).into();
    let mut log: Vec<Vec<u8>> = Vec::new();
    let mut heard = [0; 3];
    for _ in 0..120 {
        let who = dice.roll(3) as usize;
        if dice.roll(3) == 0 {
            log[heard[who]..]
                .iter()
                .for_each(|update| clients[who].apply(update));
            heard[who] = log.len();
        }
        log.push(clients[who].edit(&mut dice));
    }
    for client in &clients {
        log.iter().for_each(|update| client.apply(update));
    }
    (clients, log)
}

fn seeds() -> impl Iterator<Item = u64> {
    let base = u64::from_ne_bytes(crate::base::random_bytes()) | 1;
    (0..60).map(move |n| base.wrapping_add(n * 2))
}

fn parsed(log: &[Vec<u8>]) -> Vec<Update<'_>> {
    log.iter()
        .map(|update| Update::parse(update).unwrap())
        .collect()
}

#[test]
fn merged_updates_make_the_same_document() {
    for seed in seeds() {
        let (clients, log) = history(seed);
        let merged = merge(&parsed(&log), &StateVector::default());
        let fresh = Client::new(1);
        fresh.apply(&merged);
        assert_eq!(fresh.read(), clients[0].read(), "seed {seed}");
        assert_eq!(fresh.vector(), clients[0].vector(), "seed {seed}");
        assert!(!fresh.doc.transact().has_missing_updates(), "seed {seed}");
        assert_eq!(text::read(&log).unwrap(), clients[0].read(), "seed {seed}");
    }
}

#[test]
fn what_someone_lacks_completes_them() {
    for seed in seeds() {
        let (clients, log) = history(seed);
        let mut dice = Dice(seed);
        let some = dice.roll(log.len() as u32) as usize;
        let behind = Client::new(1);
        log[..some].iter().for_each(|update| behind.apply(update));
        // Out of our own log, and out of a state that yrs has written.
        for source in [log.clone(), vec![clients[1].state()]] {
            let late = Client::new(2);
            late.apply(&behind.state());
            late.apply(&merge(&parsed(&source), &behind.vector()));
            assert_eq!(late.read(), clients[0].read(), "seed {seed}");
            assert!(!late.doc.transact().has_missing_updates(), "seed {seed}");
        }
    }
}

#[test]
fn every_update_is_ready_in_its_order_and_none_before_its_time() {
    for seed in seeds() {
        let (_, log) = history(seed);
        let mut known = StateVector::default();
        for update in &parsed(&log) {
            assert_eq!(update.ready(&known), Ready::New, "seed {seed}");
            update.advance(&mut known);
            assert!(
                !update.has_text() || update.ready(&known) == Ready::Overlaps,
                "seed {seed}"
            );
        }
        // The verdict is that of yrs, whatever the order.
        let mut dice = Dice(seed);
        let (doc, mut known) = (Client::new(1), StateVector::default());
        for _ in 0..log.len() {
            let pick = &log[dice.roll(log.len() as u32) as usize];
            let update = Update::parse(pick).unwrap();
            let probe = Client::new(2);
            probe.apply(&doc.state());
            probe.apply(pick);
            let missing = probe.doc.transact().has_missing_updates() || has_gap(&probe);
            assert_eq!(
                update.ready(&known) == Ready::Missing,
                missing,
                "seed {seed}"
            );
            if !missing {
                doc.apply(pick);
                update.advance(&mut known);
                assert_eq!(known, doc.vector(), "seed {seed}");
            }
        }
    }
}

/// yrs integrates across gaps in one author's clocks; Yjs does not.
fn has_gap(client: &Client) -> bool {
    let state = client.state();
    let update = Update::parse(&state).unwrap();
    update
        .sections
        .iter()
        .any(|section| section.clone().any(|block| block.kind == Kind::Skip))
}

#[test]
fn news_are_what_is_not_known_and_nothing_else() {
    for seed in seeds() {
        let (clients, log) = history(seed);
        let some = Dice(seed).roll(log.len() as u32) as usize;
        let base = merge(&parsed(&log[..some]), &StateVector::default());
        let (base, mut known) = (Update::parse(&base).unwrap(), StateVector::default());
        base.advance(&mut known);
        let gone = deletes([&base]);
        let state = clients[2].state();
        let all = Update::parse(&state).unwrap();
        let news_of = |known: &StateVector, gone: &Deletes| news(&all, known, gone);
        let late = Client::new(1);
        late.apply(&merge([&base], &StateVector::default()));
        if let Some(news) = news_of(&known, &gone) {
            late.apply(&news);
            Update::parse(&news).unwrap().advance(&mut known);
        }
        assert_eq!(late.read(), clients[0].read(), "seed {seed}");
        assert_eq!(
            news_of(&known, &deletes([&base, &all])),
            None,
            "seed {seed}"
        );
    }
}

#[test]
fn merging_the_log_keeps_the_text_and_gets_shorter() {
    for seed in seeds() {
        let (clients, log) = history(seed);
        let merged = text::compact(&log).unwrap();
        assert!(merged.state.len() < log.iter().map(Vec::len).sum());
        assert_eq!(
            text::read(&[&merged.state]).unwrap(),
            clients[0].read(),
            "seed {seed}"
        );
        assert_eq!(merged.text_bytes, clients[0].read().len(), "seed {seed}");
    }
}

#[test]
fn broken_updates_are_refused_and_never_panic() {
    for seed in seeds() {
        let (clients, log) = history(seed);
        let mut dice = Dice(seed);
        let state = clients[0].state();
        for _ in 0..400 {
            let mut broken = match dice.roll(2) {
                0 => state.clone(),
                _ => log[dice.roll(log.len() as u32) as usize].clone(),
            };
            for _ in 0..=dice.roll(3) {
                let at = dice.roll(broken.len() as u32) as usize;
                match dice.roll(3) {
                    0 => broken[at] = dice.roll(256) as u8,
                    1 => broken.truncate(at.max(1)),
                    _ => broken.insert(at, dice.roll(256) as u8),
                }
            }
            let Ok(update) = Update::parse(&broken) else {
                continue;
            };
            let _ = update.ready(&StateVector::default());
            let _ = news(&update, &clients[0].vector(), &Deletes::default());
            // What we take, yrs takes without complaint, if it is ready.
            if update.ready(&StateVector::default()) != Ready::Missing {
                let whole = merge([&update], &StateVector::default());
                assert!(text::compact(&[whole]).is_ok(), "seed {seed}: {broken:?}");
            }
        }
    }
}

#[test]
fn counts_that_promise_too_much_cost_nothing() {
    let huge = [0xff, 0xff, 0xff, 0xff, 0x0f];
    let with = |head: &[u8]| [head, &huge[..], &[1; 32]].concat();
    for bytes in [
        with(&[]),
        with(&[1]),
        with(&[1, 1, 7, 0, 4, 1, 7]),
        with(&[0]),
        with(&[0, 1, 7]),
    ] {
        assert!(Update::parse(&bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn only_one_flat_text_is_taken() {
    let doc = Doc::with_client_id(5);
    let other = doc.get_or_insert_text("other");
    let update = {
        let mut txn = doc.transact_mut();
        other.insert(&mut txn, 0, "x");
        txn.encode_update_v1()
    };
    assert_eq!(Update::parse(&update).unwrap_err(), Malformed::NotText);
    let text = doc.get_or_insert_text(ROOT);
    let embedded = {
        let mut txn = doc.transact_mut();
        text.insert_embed(&mut txn, 0, yrs::Any::from("picture"));
        txn.encode_update_v1()
    };
    assert_eq!(Update::parse(&embedded).unwrap_err(), Malformed::NotText);
}

#[test]
fn what_refers_to_itself_is_never_ready() {
    // Two authors whose first characters each come after the other's.
    let block = |author: u8, other: u8| [1, author, 0, TEXT | HAS_ORIGIN, other, 0, 1, b'x'];
    let circle = [&[2][..], &block(1, 2), &block(2, 1), &[0]].concat();
    let update = Update::parse(&circle).unwrap();
    assert_eq!(update.ready(&StateVector::default()), Ready::Missing);
}

#[test]
fn typing_on_becomes_one_block() {
    let client = Client::new(9);
    let log: Vec<_> = (0..50)
        .map(|at| {
            let mut txn = client.doc.transact_mut();
            client.text.insert(&mut txn, at, "x");
            txn.encode_update_v1()
        })
        .collect();
    let merged = merge(&parsed(&log), &StateVector::default());
    assert!(merged.len() < 80, "{} bytes", merged.len());
}

#[test]
fn a_text_is_changed_where_it_differs_and_nowhere_else() {
    for seed in seeds() {
        let (clients, log) = history(seed);
        let wanted = Client::new(77);
        wanted.apply(&clients[0].state());
        let mut dice = Dice(seed);
        for _ in 0..5 {
            wanted.edit(&mut dice);
        }
        let edit = text::edit(&log, &wanted.read()).unwrap();
        if let Some(edit) = &edit {
            clients[0].apply(edit);
        }
        assert_eq!(clients[0].read(), wanted.read(), "seed {seed}");
    }
}

#[test]
fn who_is_typing_loses_nothing_when_the_text_is_replaced() {
    let base = vec![crate::editor::merge::seed(
        3,
        "def f():\n    return 1\n\nprint(f())\n",
    )];
    let typing = Client::new(5);
    typing.apply(&base[0]);
    let typed = {
        let mut txn = typing.doc.transact_mut();
        typing.text.insert(&mut txn, 21, "23");
        txn.encode_update_v1()
    };
    let edit = text::edit(&base, "# new\ndef f():\n    return 1\n\nprint(f() + 1)\n")
        .unwrap()
        .unwrap();
    let both = text::read(&[&base[0], &edit, &typed]).unwrap();
    assert_eq!(both, "# new\ndef f():\n    return 123\n\nprint(f() + 1)\n");
    assert!(edit.len() < 100, "{} bytes", edit.len());
}
