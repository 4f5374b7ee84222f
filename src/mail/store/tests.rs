use super::*;
use crate::mail::Outbox;

const HOUR: i64 = 60 * 60 * 1_000;

fn letter(link: Option<&str>, expires_at: i64) -> Letter {
    Letter {
        kind: "reset",
        recipient: "ann@example.org".to_owned(),
        subject: "Reset".to_owned(),
        text: "text".to_owned(),
        html: "<p>html".to_owned(),
        link: link.map(str::to_owned),
        expires_at: Timestamp(expires_at),
    }
}

fn house() -> (tempfile::TempDir, Connection) {
    let dir = tempfile::tempdir().unwrap();
    let conn = crate::store::open_alone(&dir.path().join("t.db")).unwrap();
    (dir, conn)
}

#[test]
fn a_letter_is_tried_with_growing_pauses_for_a_day() {
    let (_dir, mut conn) = house();
    let tx = conn.transaction().unwrap();
    let post = letter(Some("https://x/reset/1"), 100 * HOUR);
    Outbox::open().post(&tx, &post, Timestamp(0)).unwrap();
    let (mut tried, mut pauses, mut now) = (0, Vec::new(), Timestamp(0));
    while let Some(next) = next(&tx).unwrap() {
        pauses.push(next.since_ms(now));
        now = next;
        for due in take(&tx, now).unwrap() {
            tried += 1;
            failed(&tx, due.id, "no route", due.is_last).unwrap();
        }
    }
    assert_eq!(pauses[..5], [0, 5_000, 15_000, 45_000, 135_000]);
    assert!(now.0 <= 24 * HOUR && now.0 > 22 * HOUR, "{now:?}");
    assert_eq!(tried, pauses.len());
    let left = list(&tx, now, 10).unwrap().remove(0);
    assert_eq!(left.state, State::Failed);
    assert_eq!(left.error.as_deref(), Some("no route"));
    assert!(left.link.is_some(), "somebody can still pass it on");
}

#[test]
fn an_attempt_that_nobody_lived_to_tell_of_is_made_again() {
    let (_dir, mut conn) = house();
    let tx = conn.transaction().unwrap();
    Outbox::open()
        .post(&tx, &letter(None, HOUR), Timestamp(0))
        .unwrap();
    assert_eq!(take(&tx, Timestamp(0)).unwrap().len(), 1);
    assert_eq!(
        take(&tx, Timestamp(1)).unwrap().len(),
        0,
        "not twice at once"
    );
    let again = take(&tx, Timestamp(5_000)).unwrap();
    sent(&tx, again[0].id, Timestamp(5_001)).unwrap();
    assert_eq!(next(&tx).unwrap(), None);
    assert_eq!(
        list(&tx, Timestamp(6_000), 10).unwrap()[0].state,
        State::Sent
    );
}

#[test]
fn what_was_sent_or_is_over_is_forgotten_with_its_link() {
    let (_dir, mut conn) = house();
    let tx = conn.transaction().unwrap();
    let kept = letter(Some("/reset/1"), HOUR);
    Outbox::default().post(&tx, &kept, Timestamp(0)).unwrap();
    let state = |at| list(&tx, Timestamp(at), 10).unwrap().remove(0);
    assert_eq!(state(1).state, State::Kept);
    assert_eq!(state(1).link.as_deref(), Some("/reset/1"));
    assert_eq!(state(HOUR).link, None);
    sweep(&tx, Timestamp(HOUR)).unwrap();
    let sql = "select count(*) from letter where link is null and html = '' and text = ''";
    let empty: u32 = tx.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(empty, 1);
    sweep(&tx, Timestamp(KEPT_MS)).unwrap();
    assert!(list(&tx, Timestamp(0), 10).unwrap().is_empty());
}

#[test]
fn a_letter_that_comes_too_late_is_not_sent() {
    let (_dir, mut conn) = house();
    let tx = conn.transaction().unwrap();
    Outbox::open()
        .post(&tx, &letter(Some("https://x/1"), 1_000), Timestamp(0))
        .unwrap();
    assert!(take(&tx, Timestamp(1_000)).unwrap().is_empty());
    assert_eq!(next(&tx).unwrap(), None);
}

#[test]
fn without_a_mail_server_only_what_can_be_passed_on_is_kept() {
    let (_dir, mut conn) = house();
    let tx = conn.transaction().unwrap();
    let outbox = Outbox::default();
    outbox.post(&tx, &letter(None, HOUR), Timestamp(0)).unwrap();
    assert!(list(&tx, Timestamp(0), 10).unwrap().is_empty());
}

#[test]
fn a_house_that_does_not_know_its_address_sends_no_links() {
    let (_dir, mut conn) = house();
    let tx = conn.transaction().unwrap();
    Outbox::open()
        .post(&tx, &letter(Some("/reset/1"), HOUR), Timestamp(0))
        .unwrap();
    assert!(take(&tx, Timestamp(1)).unwrap().is_empty());
    let kept = list(&tx, Timestamp(1), 10).unwrap().remove(0);
    assert!(kept.error.unwrap().contains("address"));
}

#[test]
fn the_queue_is_bounded_and_so_is_what_is_kept() {
    let (_dir, mut conn) = house();
    let tx = conn.transaction().unwrap();
    let outbox = Outbox::open();
    let post = letter(None, HOUR);
    while waiting(&tx).unwrap() < 1_000 {
        outbox.post(&tx, &post, Timestamp(0)).unwrap();
    }
    assert!(matches!(
        outbox.post(&tx, &post, Timestamp(0)),
        Err(Error::Full)
    ));
    let kept = letter(Some("/reset/1"), HOUR);
    for _ in 0..KEPT + 10 {
        Outbox::default().post(&tx, &kept, Timestamp(0)).unwrap();
    }
    assert_eq!(list(&tx, Timestamp(1), 10_000).unwrap().len(), 3_000);
}
