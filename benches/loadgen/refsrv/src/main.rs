//! Reference servers: `refsrv <mode> <address> [more]`, each on one thread.
//!
//! - `axum-chat`: axum's WebSocket and one tokio broadcast channel a room: the usual way, nothing stored
//! - `hub [normal|full FILE]`: what the machine allows: each frame encoded once, one write per connection and
//!   turn, with SQLite's group commit before the broadcast when a file is given
//! - `yrs`: yrs-axum's broadcast group a document
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::broadcast;

mod documents;
mod hub;

/// How many messages a slow connection may be behind before it misses some.
const BUFFER: usize = 4096;

#[derive(Clone, Default)]
struct Rooms(Arc<Mutex<HashMap<String, broadcast::Sender<Utf8Bytes>>>>);

async fn enter(upgrade: WebSocketUpgrade, Path(room): Path<String>, State(rooms): State<Rooms>) -> Response {
    // tungstenite's own 128 KiB a connection would make every comparison of memory too easy.
    let upgrade = upgrade.read_buffer_size(4096).write_buffer_size(0);
    upgrade.on_upgrade(move |socket| chat(socket, room, rooms))
}

async fn chat(mut socket: WebSocket, room: String, rooms: Rooms) {
    let told = {
        let mut rooms = rooms.0.lock().expect("nobody panics with the lock");
        rooms
            .entry(room)
            .or_insert_with(|| broadcast::channel(BUFFER).0)
            .clone()
    };
    let mut heard = told.subscribe();
    loop {
        tokio::select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => { let _ = told.send(text); }
                Some(Ok(_)) => {}
                _ => return,
            },
            text = heard.recv() => match text {
                Ok(text) => if socket.send(Message::Text(text)).await.is_err() { return },
                Err(broadcast::error::RecvError::Lagged(_)) => {}
                Err(_) => return,
            },
        }
    }
}

async fn serve(addr: &str, app: axum::Router) -> std::io::Result<()> {
    use axum::serve::ListenerExt;
    let listener = tokio::net::TcpListener::bind(addr).await?.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, app).await
}

fn main() -> std::io::Result<()> {
    // SAFETY: plain system calls on a value of ours.
    unsafe {
        let mut limit: libc::rlimit = std::mem::zeroed();
        libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit);
        limit.rlim_cur = limit.rlim_max;
        libc::setrlimit(libc::RLIMIT_NOFILE, &limit);
    }
    let args: Vec<String> = std::env::args().collect();
    let [_, mode, addr, more @ ..] = args.as_slice() else {
        panic!("refsrv <mode> <address>")
    };
    if mode == "hub" {
        hub::run(addr, more.first().map(String::as_str), more.get(1).map(String::as_str));
        return Ok(());
    }
    let app = match mode.as_str() {
        "axum-chat" => axum::Router::new()
            .route("/ws/{room}", any(enter))
            .with_state(Rooms::default()),
        "yrs" => documents::router(),
        _ => panic!("no such mode: {mode}"),
    };
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(serve(addr, app))
}
