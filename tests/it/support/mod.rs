//! A house of one's own for each test: the real server, a real database, on a port of its own.

pub mod ws;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use longhouse::app::{self, House as Server};
use longhouse::config::Config;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use ws::Ws;

/// A running house, with an administrator.
pub struct House {
    pub addr: String,
    pub admin: Person,
    server: Server,
    dir: TempDir,
}

/// Someone with a token.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub token: String,
    addr: String,
}

/// An answer over HTTP.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text()))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

impl House {
    /// A new house, open for registration.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A new house with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let dir = TempDir::new().unwrap();
        let server = start(dir.path(), change).await;
        let addr = server.addr().to_string();
        let code = server.setup_code().expect("a new house waits to be raised");
        let body = json!({
            "code": code, "username": "ann", "name": "Ann", "email": "ann@example.org",
            "password": "correct horse battery", "house": { "name": "Test", "registration": "open" },
        });
        let answer = http(
            &addr,
            "POST",
            "/api/setup",
            &[],
            body.to_string().as_bytes(),
        )
        .await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        Self {
            admin: Person::from(&addr, &answer.json()),
            addr,
            server,
            dir,
        }
    }

    /// Stops the server and starts it again on the same data.
    pub async fn restart(self) -> Self {
        self.server.shut_down().await;
        let server = start(self.dir.path(), |_| {}).await;
        let addr = server.addr().to_string();
        Self {
            admin: Person {
                addr: addr.clone(),
                ..self.admin
            },
            addr,
            server,
            dir: self.dir,
        }
    }

    /// Someone new, with an account.
    pub async fn person(&self, username: &str) -> Person {
        let body = json!({
            "username": username, "name": username, "email": format!("{username}@example.org"),
            "password": "correct horse battery",
        });
        let answer = http(
            &self.addr,
            "POST",
            "/api/users",
            &[],
            body.to_string().as_bytes(),
        )
        .await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        Person::from(&self.addr, &answer.json())
    }

    /// A new room of `owner`; its code.
    pub async fn room(&self, owner: &Person) -> String {
        let room = owner
            .post(
                "/api/rooms",
                json!({ "name": "Job runner", "visibility": "public" }),
            )
            .await;
        assert_eq!(room.status, 201, "{}", room.text());
        room.json()["code"].as_str().unwrap().to_owned()
    }

    /// The data directory.
    pub fn data(&self) -> &Path {
        self.dir.path()
    }

    /// Stops the server.
    pub async fn shut_down(self) {
        self.server.shut_down().await;
    }
}

/// Compiles the runtimes once for all tests: a house that finds them compiled starts programs at once.
pub fn share_runtimes(data: &Path) {
    static SHARED: OnceLock<PathBuf> = OnceLock::new();
    let shared = SHARED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runtimes");
        std::fs::create_dir_all(&folder).unwrap();
        // On a thread of its own: a test's thread waits for futures already, and compiling does too.
        let compile = || {
            for id in longhouse::sandbox::unprepared(&folder) {
                longhouse::sandbox::prepare(&folder, id).unwrap();
            }
        };
        std::thread::scope(|scope| scope.spawn(compile).join().unwrap());
        folder
    });
    let runtimes = app::runtimes(data);
    if !runtimes.exists() {
        std::fs::create_dir_all(data).unwrap();
        // Another test with the same data may be faster.
        let _ = std::os::unix::fs::symlink(shared, &runtimes);
        assert!(runtimes.exists());
    }
}

async fn start(data: &Path, change: impl FnOnce(&mut Config)) -> Server {
    share_runtimes(data);
    let mut config = Config::default();
    config.server.listen = vec!["127.0.0.1:0".to_owned()];
    change(&mut config);
    app::start(data, config).await.unwrap()
}

static NONCE: AtomicU32 = AtomicU32::new(0);

/// A nonce nobody has used.
pub fn nonce() -> String {
    format!("n{}", NONCE.fetch_add(1, Ordering::Relaxed))
}

impl Person {
    /// Who a sign-in at `addr` has answered with.
    pub fn from(addr: &str, session: &Value) -> Self {
        Self {
            id: session["user"]["id"].as_str().unwrap().to_owned(),
            token: session["access_token"].as_str().unwrap().to_owned(),
            addr: addr.to_owned(),
        }
    }

    /// The same person at a house that has moved perhaps, with another token.
    pub fn with(&self, house: &House, token: &str) -> Self {
        Self {
            id: self.id.clone(),
            token: token.to_owned(),
            addr: house.addr.clone(),
        }
    }

    /// Asks with this person's token.
    pub async fn http(&self, method: &str, path: &str, body: &[u8]) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        http(
            &self.addr,
            method,
            path,
            &[("Authorization", &bearer)],
            body,
        )
        .await
    }

    /// `GET`
    pub async fn get(&self, path: &str) -> Answer {
        self.http("GET", path, b"").await
    }

    /// `POST` with a JSON body.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.http("POST", path, body.to_string().as_bytes()).await
    }

    /// Connects a WebSocket, and takes its welcome.
    pub async fn connect(&self) -> Ws {
        let path = format!("/ws?token={}", self.token);
        let mut ws = Ws::connect(
            &self.addr,
            &path,
            &[("Sec-WebSocket-Protocol", "longhouse.v1")],
        )
        .await
        .unwrap();
        ws.until("/welcome").await;
        ws
    }

    /// Joins a public room, connects, and comes in; the number of the room on this connection and the `joined` frame.
    pub async fn enter(&self, code: &str) -> (Ws, i64, Value) {
        let joined = self
            .post(&format!("/api/rooms/{code}/join"), json!({}))
            .await;
        assert_eq!(joined.status, 200, "{}", joined.text());
        let mut ws = self.connect().await;
        ws.send(json!({ "join": { "room": code } })).await;
        let joined = ws.until("/joined").await;
        (
            ws,
            joined["joined"]["r"].as_i64().unwrap(),
            joined["joined"].clone(),
        )
    }
}

/// One request over a connection of its own.
pub async fn http(
    addr: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut stream = TcpStream::connect(addr).await.unwrap();
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\n");
    let has_type = headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if !body.is_empty() && !has_type {
        request += "Content-Type: application/json\r\n";
    }
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    request += &format!("Content-Length: {}\r\n\r\n", body.len());
    stream.write_all(request.as_bytes()).await.unwrap();
    // A server that has refused a large body may hang up before all of it is sent.
    let _ = stream.write_all(body).await;
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .expect("an answer has a head")
        + 4;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let mut body = bytes.split_off(end);
    if head.to_lowercase().contains("transfer-encoding: chunked") {
        body = unchunk(&body);
    }
    Answer { status, head, body }
}

fn unchunk(mut bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(at) = bytes.windows(2).position(|two| two == b"\r\n") {
        let size =
            usize::from_str_radix(std::str::from_utf8(&bytes[..at]).unwrap().trim(), 16).unwrap();
        if size == 0 {
            break;
        }
        body.extend_from_slice(&bytes[at + 2..at + 2 + size]);
        bytes = &bytes[at + 2 + size + 2..];
    }
    body
}
