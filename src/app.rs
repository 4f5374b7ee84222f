//! The house as a running whole: builds every service, starts it, and stops it in order.

mod doors;
mod gauges;
mod jobs;

use std::fs::{self, File, OpenOptions, Permissions};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use rustix::fs::{FlockOperation, flock};
use rustix::process::{Resource, Signal, getrlimit, setrlimit};
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;

use crate::auth::people::Part;
use crate::auth::provider::Providers;
use crate::auth::{self, Accounts, Keys, Setup, Vault};
use crate::base::{RoomId, now};
use crate::blob::Blobs;
use crate::chat::attachment::{self, Uploads};
use crate::config::Config;
use crate::live::{Rooms, Services};
use crate::mail::{self, Outbox};
use crate::people::{self, Phones};
use crate::sandbox::{Compiler, Pool, Runtimes};
use crate::server::{self, ws};
use crate::store::Db;
use crate::{background, chat, editor, rooms, sandbox};

/// What the features know of people, for those who want to take it along.
const KNOWN: &[Part] = &[
    Part {
        name: "rooms",
        gather: rooms::export,
    },
    Part {
        name: "people",
        gather: people::export,
    },
    Part {
        name: "messages",
        gather: chat::export,
    },
    Part {
        name: "reactions",
        gather: chat::export_reactions,
    },
    Part {
        name: "drafts",
        gather: chat::export_drafts,
    },
    Part {
        name: "runs",
        gather: sandbox::export,
    },
];

/// The database's place in the data directory.
pub fn database(data: &Path) -> PathBuf {
    data.join("longhouse.db")
}

/// The data directory is ours until this is dropped.
#[derive(Debug)]
pub struct Alone(File);

impl Drop for Alone {
    fn drop(&mut self) {
        // Closing is not enough: a process that is being started this moment has the file, too.
        let _ = flock(&self.0, FlockOperation::Unlock);
    }
}

/// Makes sure that nobody else uses the data directory.
pub fn lock(data: &Path) -> anyhow::Result<Alone> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(data.join("lock"))
        .with_context(|| format!("{} cannot be written", data.display()))?;
    if flock(&file, FlockOperation::NonBlockingLockExclusive).is_err() {
        bail!("a server is running on {}; stop it first", data.display());
    }
    Ok(Alone(file))
}

/// Serves the house until it is told to stop.
pub fn serve(data: &Path, config: Config) -> anyhow::Result<()> {
    raise_file_limit();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_name("longhouse")
        .build()
        .context("starting the runtime")?;
    runtime.block_on(async {
        let mut stop = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let house = start_with(data, config, Some(compiler(data))).await?;
        // The first line is for people and scripts alike: the address to open.
        println!("{}", house.url());
        notify(&[sd_notify::NotifyState::Ready]);
        let watchdog = tokio::spawn(keep_alive());
        tokio::select! {
            _ = stop.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("Stopping");
        notify(&[sd_notify::NotifyState::Stopping]);
        watchdog.abort();
        house.shut_down().await;
        anyhow::Ok(())
    })?;
    // Threads that compile runtimes end with the process.
    runtime.shutdown_timeout(Duration::from_secs(2));
    Ok(())
}

/// A running house.
#[derive(Debug)]
pub struct House {
    addr: SocketAddr,
    setup: Setup,
    rooms: Rooms,
    db: Db,
    server: server::Serving,
    /// What goes on in the background.
    jobs: Vec<JoinHandle<()>>,
    _alone: Alone,
}

/// Starts everything; the server answers when this returns.
pub async fn start(data: &Path, config: Config) -> anyhow::Result<House> {
    start_with(data, config, None).await
}

async fn start_with(
    data: &Path,
    config: Config,
    compiler: Option<Compiler>,
) -> anyhow::Result<House> {
    fs::create_dir_all(data).with_context(|| format!("making {}", data.display()))?;
    // What people write is nobody else's business on this machine.
    fs::set_permissions(data, Permissions::from_mode(0o700))?;
    let alone = lock(data)?;
    let db = Db::open(&database(data)).context("opening the database")?;
    let house = db.read(auth::house).await.context("reading the database")?;
    let runtimes = Runtimes::open(&runtimes(data), compiler)?;
    let pool = Pool::new(
        config.sandbox.clone(),
        Arc::clone(&runtimes),
        &data.join("runs"),
    );
    db.write(|tx| sandbox::fail_unfinished(tx, now())).await?;
    let rooms = Rooms::new(Services {
        db: db.clone(),
        epoch: house.epoch.clone(),
        pool: pool.clone(),
        chat: config.chat.clone(),
    });
    let setup = Setup::open(&db).await?;
    let (outbox, mail_server) = mail::open(&config.mail)?;
    let (listeners, addr) = doors::bind(&config.server).await?;
    let vault = Vault::open(data).with_context(|| format!("opening {}", auth::KEY_FILE))?;
    let keys = Keys::open(&db, vault, now())
        .await
        .context("opening the keys")?;
    let accounts = accounts(&config, &db, keys, &rooms, &setup, outbox.clone());
    let blobs = Blobs::open(data).context("opening the folder of files")?;
    let uploads = Uploads::new(db.clone(), blobs, config.chat.clone());
    let phones =
        Phones::open(data).with_context(|| format!("opening {}", people::PHONE_KEY_FILE))?;
    let router = router(
        &config, &accounts, &rooms, &runtimes, &pool, &uploads, phones,
    )?;
    let server = server::serve(listeners, router, &config.server);
    let mut jobs = vec![
        tokio::spawn(accounts.clone().watch()),
        tokio::spawn(jobs::sweep(accounts, rooms.clone(), uploads)),
    ];
    let deliver = |server| tokio::spawn(mail::deliver(db.clone(), server, outbox));
    jobs.extend(mail_server.map(deliver));
    Ok(House {
        addr,
        setup,
        rooms,
        db,
        server,
        jobs,
        _alone: alone,
    })
}

impl House {
    /// Where it answers first.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The setup code, until there is an administrator.
    pub fn setup_code(&self) -> Option<String> {
        self.setup.code()
    }

    /// What to open in a browser.
    pub fn url(&self) -> String {
        let addr = match self.addr.ip() {
            ip if ip.is_unspecified() => SocketAddr::new(doors::own_address(), self.addr.port()),
            _ => self.addr,
        };
        match self.setup.code() {
            Some(code) => format!("http://{addr}/setup?code={code}"),
            None => format!("http://{addr}/"),
        }
    }

    /// Stops in order: nobody new, rooms say goodbye and write what is left, then the database.
    pub async fn shut_down(self) {
        // Letters that were about to be sent are written down, and go out when we are back.
        self.jobs.iter().for_each(JoinHandle::abort);
        self.rooms.shut_down().await;
        self.server.stop(Duration::from_secs(5)).await;
        // All that was queued before this is on disk when it is answered.
        let _ = self.db.write(|_| Ok::<_, crate::store::Error>(())).await;
    }
}

/// Who is who, and how the rooms hear of it.
fn accounts(
    config: &Config,
    db: &Db,
    keys: Keys,
    rooms: &Rooms,
    setup: &Setup,
    outbox: Outbox,
) -> Accounts {
    let tell = {
        let rooms = rooms.clone();
        Arc::new(move |news| match news {
            auth::News::Ended(session) => rooms.end_session(session),
            auth::News::Renamed(user) => rooms.renamed(user),
            auth::News::Changed(user) => rooms.start_anew(user),
        })
    };
    Accounts::new(
        db.clone(),
        keys,
        setup.clone(),
        config.accounts.clone(),
        config.server.public_url.clone(),
        outbox,
        tell,
    )
}

/// Everything that answers HTTP.
fn router(
    config: &Config,
    accounts: &Accounts,
    rooms: &Rooms,
    runtimes: &Arc<Runtimes>,
    pool: &Pool,
    uploads: &Uploads,
    phones: Phones,
) -> anyhow::Result<axum::Router> {
    let db = accounts.db();
    let keys = accounts.keys().clone();
    let providers = Providers::open(
        accounts.clone(),
        &config.accounts.providers,
        &config.net,
        rooms::invite_holds,
    );
    let providers = providers.context("settings of providers")?;
    let languages = {
        let runtimes = Arc::clone(runtimes);
        Arc::new(move || serde_json::to_value(runtimes.languages()).unwrap_or_default())
    };
    let here = {
        let rooms = rooms.clone();
        Arc::new(move |ids: &[RoomId]| rooms.here(ids))
    };
    let door = Arc::new(rooms.clone());
    let features = vec![
        auth::routes(accounts.clone(), languages, rooms::invite_holds),
        auth::people::routes(accounts.clone(), KNOWN),
        auth::script::routes(accounts.clone()),
        auth::provider::routes(accounts.clone(), providers),
        rooms::routes(accounts.clone(), door.clone(), here),
        people::routes(accounts.clone(), door.clone(), phones),
        chat::routes(db.clone(), keys.clone(), door.clone()),
        attachment::routes(keys.clone(), uploads.clone()),
        editor::routes(db.clone(), keys.clone(), door.clone(), starter),
        sandbox::routes(db.clone(), keys, door, Arc::clone(runtimes)),
    ];
    let sockets = ws::routes(ws::Door {
        db: db.clone(),
        accounts: accounts.clone(),
        rooms: rooms.clone(),
        frames_per_s: config.server.frames_per_second,
    });
    let started = now();
    let services = server::Services {
        accounts: accounts.clone(),
        metrics: gauges::page(db.clone(), rooms.clone(), pool.clone(), started),
        assets: Arc::new(server::Assets::default()),
        rates: auth::Rates::new(config.limits.clone()),
        started,
    };
    Ok(server::router(services, features, sockets))
}

/// Each connection takes a file; systems allow few by default, and more when asked.
fn raise_file_limit() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    let _ = setrlimit(Resource::Nofile, limit);
}

/// Tells systemd, if it is there.
fn notify(states: &[sd_notify::NotifyState<'_>]) {
    let _ = sd_notify::notify(states);
}

/// Tells systemd's watchdog, if there is one, that the runtime still turns.
async fn keep_alive() {
    let Some(interval) = sd_notify::watchdog_enabled() else {
        return;
    };
    loop {
        tokio::time::sleep(interval / 2).await;
        notify(&[sd_notify::NotifyState::Watchdog]);
    }
}

/// Where `exec` keeps compiled runtimes: beside a server's, or in the user's cache.
pub fn cache() -> PathBuf {
    if let Some(state) = std::env::var_os("STATE_DIRECTORY") {
        return PathBuf::from(state);
    }
    let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(home);
    cache.unwrap_or_else(std::env::temp_dir).join("longhouse")
}

/// What a room in a language starts with.
fn starter(language: &str) -> Option<(&'static str, &'static str)> {
    let template = &sandbox::by_id(language)?.template;
    Some((template.file, template.text))
}

/// Where a server keeps compiled runtimes.
pub fn runtimes(data: &Path) -> PathBuf {
    data.join("runtimes")
}

/// Calls this program itself to compile a runtime.
fn compiler(data: &Path) -> Compiler {
    let data = data.to_owned();
    Box::new(move |id| {
        // The name holds while the process does, also when the file was replaced by a newer one.
        let mut command = Command::new("/proc/self/exe");
        command.arg0("longhouse");
        command.arg("prepare").arg("--with-parent").arg("--data");
        command.arg(&data).arg(id);
        command
    })
}

/// Compiles these runtimes now, or all, and says how it goes.
pub fn prepare(data: &Path, only: &[String]) -> anyhow::Result<()> {
    let found = only.iter().map(|name| {
        sandbox::runtime_of(name).with_context(|| format!("there is no language {name:?} here"))
    });
    let wanted: Vec<_> = found.collect::<anyhow::Result<_>>()?;
    fs::create_dir_all(data).with_context(|| format!("making {}", data.display()))?;
    for name in sandbox::unprepared(&runtimes(data)) {
        if wanted.is_empty() || wanted.contains(&name) {
            sandbox::prepare(&runtimes(data), name)?;
            println!("{name} is ready");
        }
    }
    Ok(())
}

/// Ends this process with the one that started it, and lets people's programs go before it.
pub fn serve_parent() {
    // If the kernel refuses, it is only less polite.
    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::KILL));
    background::stand_back();
}
