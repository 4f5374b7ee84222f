//! Who waits for whom, and how one is stopped.

use longhouse::base::RoomId;
use longhouse::sandbox::{Config, Ended, Progress, Stage};

use super::{follow, job, pool, until};

#[tokio::test]
async fn stopping_works_while_it_computes_and_while_it_waits() {
    let (pool, _folder) = pool(Config::default());
    for text in [
        "print('on', flush=True)\nwhile True: pass",
        "print('on', flush=True)\ninput()",
        "import time\nprint('on', flush=True)\ntime.sleep(100)",
    ] {
        let mut running = pool
            .submit(job(RoomId::fresh(), &[("main.py", text)]))
            .unwrap();
        until(&mut running, "on").await;
        running.controls().stop();
        assert_eq!(follow(&mut running).await.1.ended, Ended::Stopped, "{text}");
    }
}

#[tokio::test]
async fn a_room_full_of_loops_does_not_keep_another_from_running() {
    let (pool, _folder) = pool(Config {
        cores: 1,
        ..Config::default()
    });
    let busy = RoomId::fresh();
    let mut loops: Vec<_> = (0..6)
        .map(|_| {
            pool.submit(job(busy, &[("loop.js", "console.log('on'); for (;;);")]))
                .unwrap()
        })
        .collect();
    until(&mut loops[0], "on").await;
    let mut other = pool
        .submit(job(
            RoomId::fresh(),
            &[(
                "main.js",
                "let n = 0; for (let i = 0; i < 1e6; i++) n += i; console.log(n);",
            )],
        ))
        .unwrap();
    assert_eq!(follow(&mut other).await.1.ended, Ended::Code(0));
    let position = async {
        loop {
            if let Some(Progress::Stage(Stage::Queued(place))) = loops[5].next().await {
                break place.before;
            }
        }
    };
    assert!(
        position.await <= 1,
        "four run, and one or none is before the sixth"
    );
    for running in &loops {
        running.controls().stop();
    }
    for mut running in loops {
        assert_eq!(follow(&mut running).await.1.ended, Ended::Stopped);
    }
}

#[tokio::test]
async fn programs_that_wait_for_input_keep_nobody_from_running() {
    let (pool, _folder) = pool(Config {
        cores: 1,
        ..Config::default()
    });
    let mut waiting = Vec::new();
    for _ in 0..8 {
        let mut running = pool
            .submit(job(RoomId::fresh(), &[("main.py", "input('? ')")]))
            .unwrap();
        until(&mut running, "? ").await;
        waiting.push(running);
    }
    let mut other = pool
        .submit(job(RoomId::fresh(), &[("main.py", "print(1)")]))
        .unwrap();
    assert_eq!(follow(&mut other).await.1.ended, Ended::Code(0));
}

#[tokio::test]
async fn a_full_queue_says_so() {
    let (pool, _folder) = pool(Config {
        at_once: 1,
        queue: 1,
        ..Config::default()
    });
    let mut first = pool
        .submit(job(RoomId::fresh(), &[("main.py", "input('? ')")]))
        .unwrap();
    until(&mut first, "? ").await;
    let mut second = pool
        .submit(job(RoomId::fresh(), &[("main.py", "print(2)")]))
        .unwrap();
    assert!(
        pool.submit(job(RoomId::fresh(), &[("main.py", "print(3)")]))
            .is_err()
    );
    first.controls().type_in("\n").unwrap();
    assert_eq!(follow(&mut second).await.0, "2\n");
}
