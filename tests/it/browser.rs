//! A house behind its real router, and browsers that keep cookies.

use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use longhouse::auth::{self, Accounts, Keys, News, Setup, Vault};
use longhouse::base::{Refusal, RoomId, SessionId, UserId, now};
use longhouse::mail::Outbox;
use longhouse::rooms::{self, Caller, Committer};
use longhouse::server::{self, Assets, Services};
use longhouse::store::Db;
use longhouse::web::Peer;
use serde_json::{Value, json};
use tower::ServiceExt;

pub const PASSWORD: &str = "wet dog on a sofa";

/// Commits as a room's task does, without telling anyone.
struct Direct(Db);

type Answered<T> = Pin<Box<dyn Future<Output = Result<T, Refusal>> + Send>>;

impl Committer<rooms::Write, rooms::Event> for Direct {
    fn commit(&self, room: RoomId, _: Caller, write: rooms::Write) -> Answered<rooms::Event> {
        let done = self.0.write(move |tx| rooms::apply(tx, room, write, now()));
        Box::pin(async move { done.await.map(|(_, event)| event).map_err(Refusal::from) })
    }
}

pub struct House {
    pub app: Router,
    pub db: Db,
    pub setup: Setup,
    pub ended: Arc<Mutex<Vec<SessionId>>>,
    pub here: Arc<Mutex<HashMap<RoomId, Vec<UserId>>>>,
    dir: tempfile::TempDir,
}

static BROWSERS: AtomicU32 = AtomicU32::new(1);

impl House {
    pub async fn new() -> Self {
        Self::with(auth::Config::default(), None).await
    }

    pub async fn with(config: auth::Config, public_url: Option<&str>) -> Self {
        Self::writing(config, public_url, Outbox::default()).await
    }

    /// A house whose letters go into `outbox`.
    pub async fn writing(config: auth::Config, public_url: Option<&str>, outbox: Outbox) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("house.db")).unwrap();
        let vault = Vault::open(dir.path()).unwrap();
        let keys = Keys::open(&db, vault, now()).await.unwrap();
        let setup = Setup::open(&db).await.unwrap();
        let ended = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&ended);
        let accounts = Accounts::new(
            db.clone(),
            keys,
            setup.clone(),
            config,
            public_url.map(str::to_owned),
            outbox,
            Arc::new(move |news| {
                if let News::Ended(session) = news {
                    told.lock().unwrap().push(session);
                }
            }),
        );
        let here = Arc::new(Mutex::new(HashMap::new()));
        let people: Arc<Mutex<HashMap<_, _>>> = Arc::clone(&here);
        let services = Services {
            accounts: accounts.clone(),
            metrics: Arc::new(|| "longhouse_up 1\n".to_owned()),
            assets: Arc::new(Assets::default()),
            rates: auth::Rates::new(auth::RatesConfig::default()),
            started: now(),
        };
        let features = vec![
            auth::routes(
                accounts.clone(),
                Arc::new(|| json!([])),
                rooms::invite_holds,
            ),
            auth::people::routes(accounts.clone(), &[]),
            auth::script::routes(accounts.clone()),
            rooms::routes(
                accounts,
                Arc::new(Direct(db.clone())),
                Arc::new(move |_| people.lock().unwrap().clone()),
            ),
        ];
        Self {
            app: server::router(services, features, Router::new()),
            db,
            setup,
            ended,
            here,
            dir,
        }
    }

    /// The folder in which everything is kept.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// A house with its administrator, who is signed in.
    pub async fn raised() -> (Self, Browser) {
        let house = Self::new().await;
        let admin = house.raise().await;
        (house, admin)
    }

    pub async fn raise(&self) -> Browser {
        let mut admin = self.browser();
        let code = self.setup.code().unwrap();
        let form = json!({ "code": code, "username": "ines", "email": "ines@example.org", "password": PASSWORD,
            "house": { "registration": "open" } });
        admin.post("/api/setup", form).await.is(201);
        admin
    }

    /// Someone with an account, signed in.
    pub async fn member(&self, username: &str) -> Browser {
        let mut browser = self.browser();
        browser
            .post(
                "/api/users",
                json!({ "username": username, "password": PASSWORD }),
            )
            .await
            .is(201);
        browser
    }

    /// Someone nobody knows, at an address of their own.
    pub fn browser(&self) -> Browser {
        let n = BROWSERS.fetch_add(1, Ordering::Relaxed);
        Browser {
            app: self.app.clone(),
            addr: (Ipv4Addr::from_bits(0x0a00_0000 + n), 4_000).into(),
            cookies: BTreeMap::new(),
            headers: vec![("sec-fetch-site".into(), "same-origin".into())],
        }
    }

    pub async fn sql(&self, sql: &'static str) {
        let done = self
            .db
            .write(move |tx| Ok::<_, longhouse::store::Error>(tx.execute_batch(sql)?));
        done.await.unwrap();
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let read = self.db.read(move |conn| {
            Ok::<_, longhouse::store::Error>(conn.query_row(sql, [], |row| row.get(0))?)
        });
        read.await.unwrap()
    }
}

#[derive(Clone)]
pub struct Browser {
    app: Router,
    pub addr: SocketAddr,
    pub cookies: BTreeMap<String, String>,
    pub headers: Vec<(String, String)>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "").await
    }

    pub async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.send("POST", path, body.to_string()).await
    }

    pub async fn patch(&mut self, path: &str, body: Value) -> Answer {
        self.send("PATCH", path, body.to_string()).await
    }

    pub async fn delete(&mut self, path: &str) -> Answer {
        self.send("DELETE", path, "").await
    }

    pub async fn send(&mut self, method: &str, path: &str, body: impl Into<Body>) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "lh.example");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if !self.headers.iter().any(|(name, _)| name == "content-type") {
            request = request.header("content-type", "application/json");
        }
        let sent = self.cookies.iter();
        let sent =
            sent.filter(|(name, _)| !name.contains("refresh") || path.starts_with("/api/session"));
        let line = sent
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ");
        if !line.is_empty() {
            request = request.header("cookie", line);
        }
        let peer = Peer {
            addr: self.addr,
            tls: false,
        };
        let request = request.extension(peer).body(body.into()).unwrap();
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all("set-cookie") {
            self.keep(line.to_str().unwrap());
        }
        let body = axum::body::to_bytes(body, usize::MAX)
            .await
            .unwrap()
            .to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    fn keep(&mut self, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        if line.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The id of the one who is signed in.
    pub async fn id(&mut self) -> String {
        self.get("/api/me").await.is(200)["user"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Makes a room, and says its code.
    pub async fn room(&mut self, visibility: &str) -> String {
        let form = json!({ "name": "Job runner", "visibility": visibility });
        self.post("/api/rooms", form).await.is(201)["code"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

impl Answer {
    /// The body, if the status is as expected.
    #[track_caller]
    pub fn is(&self, status: u16) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        assert_eq!(self.status.as_u16(), status, "{text}");
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// Checks that this is a problem of the form that all have, with this status and code.
    #[track_caller]
    pub fn refuses(&self, status: u16, code: &str) -> Value {
        let problem = self.is(status);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status);
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|detail| !detail.is_empty())
        );
        if status == 429 {
            assert!(self.header("retry-after").parse::<u64>().unwrap() > 0);
        }
        problem
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}
