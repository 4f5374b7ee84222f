//! Connections: accepting them, bounding them, letting them end.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

use super::Config;
use super::proxied::{self, Said};
use super::sender::sender;
use crate::web::Peer;

/// How long a client has for the head of a request, and between requests.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// How large the head of a request is at most; hyper reads no further ahead than this either.
/// It takes 100 headers unless told otherwise.
const MAX_HEAD: usize = 64 * 1024;

/// What a connection takes of the limit. Whoever upgrades one keeps this as long as it is
/// open, or upgraded connections would not count.
#[derive(Clone, Debug)]
pub struct Slot(#[expect(dead_code, reason = "held, not read")] Arc<OwnedSemaphorePermit>);

/// Where connections come in.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    /// Whether each begins with a head of the PROXY protocol.
    is_proxied: bool,
}

impl Listener {
    /// One at which trusted proxies begin each connection with a head of the PROXY protocol.
    pub fn proxied(socket: TcpListener) -> Self {
        Self {
            socket,
            is_proxied: true,
        }
    }
}

impl From<TcpListener> for Listener {
    fn from(socket: TcpListener) -> Self {
        Self {
            socket,
            is_proxied: false,
        }
    }
}

/// Serves `router` on `listeners`, until it is told to stop.
///
/// Upgraded connections are `TokioIo<TcpStream>`, with nothing in between. They are not
/// waited for: whoever upgraded them closes them.
pub fn serve(listeners: Vec<impl Into<Listener>>, router: Router, config: &Config) -> Serving {
    let (stopping, stopped) = watch::channel(());
    let server = Arc::new(Server {
        router,
        slots: Arc::new(Semaphore::new(config.max_connections)),
        config: config.clone(),
        stopped,
    });
    let mut accepting = JoinSet::new();
    for listener in listeners {
        accepting.spawn(Arc::clone(&server).accept(listener.into()));
    }
    Serving {
        accepting,
        stopping,
    }
}

/// A server at work. Dropping it ends it at once.
#[derive(Debug)]
pub struct Serving {
    accepting: JoinSet<()>,
    /// Dropped to stop.
    stopping: watch::Sender<()>,
}

impl Serving {
    /// Takes no more connections, and waits until the open requests are answered, but no
    /// longer than `patience`.
    pub async fn stop(self, patience: Duration) {
        let Self {
            mut accepting,
            stopping,
        } = self;
        drop(stopping);
        let all = async { while accepting.join_next().await.is_some() {} };
        if tokio::time::timeout(patience, all).await.is_err() {
            tracing::warn!("Some requests were not answered in time, gave up on them");
        }
    }
}

struct Server {
    router: Router,
    slots: Arc<Semaphore>,
    config: Config,
    /// Ends when its sender is dropped.
    stopped: watch::Receiver<()>,
}

impl Server {
    async fn accept(self: Arc<Self>, listener: Listener) {
        let mut connections = JoinSet::new();
        let mut stopped = self.stopped.clone();
        loop {
            tokio::select! {
                accepted = listener.socket.accept() => match accepted {
                    Ok((stream, addr)) => self.take(stream, addr, listener.is_proxied, &mut connections),
                    Err(error) => wait_after(&error).await,
                },
                Some(_) = connections.join_next() => {}
                _ = stopped.changed() => break,
            }
        }
        drop(listener);
        while connections.join_next().await.is_some() {}
    }

    fn take(
        self: &Arc<Self>,
        stream: TcpStream,
        addr: SocketAddr,
        is_proxied: bool,
        connections: &mut JoinSet<()>,
    ) {
        let Ok(permit) = Arc::clone(&self.slots).try_acquire_owned() else {
            // Said without reading: there is no slot to wait for a request in.
            let _ = stream.try_write(FULL);
            return;
        };
        // Frames are written whole; waiting for more would only delay them.
        let _ = stream.set_nodelay(true);
        let (server, slot) = (Arc::clone(self), Slot(Arc::new(permit)));
        if is_proxied {
            connections.spawn(server.proxied(stream, addr, slot));
        } else {
            let peer = Peer { addr, tls: false };
            connections.spawn(server.connection(stream, peer, slot));
        }
    }

    /// Serves a connection for whom a proxy says that it is.
    async fn proxied(self: Arc<Self>, mut stream: TcpStream, addr: SocketAddr, slot: Slot) {
        let trusted = &self.config.trusted_proxies;
        if !trusted.iter().any(|net| net.contains(addr.ip())) {
            tracing::debug!("Someone who is no proxy of ours came by a proxy's door");
            return;
        }
        let said = tokio::time::timeout(HEAD_TIMEOUT, proxied::read(&mut stream)).await;
        let peer = match said {
            Ok(Ok(Said::For(peer))) => peer,
            Ok(Ok(Said::Local)) => Peer { addr, tls: false },
            Ok(Err(error)) => {
                tracing::debug!(%error, "A proxy did not say who connects");
                return;
            }
            Err(_) => return,
        };
        self.connection(stream, peer, slot).await;
    }

    async fn connection(self: Arc<Self>, stream: TcpStream, direct: Peer, slot: Slot) {
        let server = Arc::clone(&self);
        let service = service_fn(move |request: Request<Incoming>| {
            let (server, slot) = (Arc::clone(&server), slot.clone());
            async move { Ok::<_, Infallible>(server.answer(request, direct, slot).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT)
            .max_header_size(MAX_HEAD)
            .max_buf_size(MAX_HEAD)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = pin!(connection);
        let mut stopped = self.stopped.clone();
        // What ends a connection early is the client's affair; `debug` is enough for it.
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            _ = stopped.changed() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "A connection ended early");
        }
    }

    async fn answer(
        &self,
        request: Request<Incoming>,
        direct: Peer,
        slot: Slot,
    ) -> axum::response::Response {
        let mut request = request.map(Body::new);
        let peer = sender(direct, request.headers(), &self.config.trusted_proxies);
        request.extensions_mut().insert(peer);
        request.extensions_mut().insert(slot);
        match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

/// What we say when there are too many connections.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nretry-after: 5\r\nconnection: close\r\n\r\n";

/// Out of files or memory: accepting again at once would fail again at once.
async fn wait_after(error: &io::Error) {
    let of_the_client = [
        io::ErrorKind::ConnectionAborted,
        io::ErrorKind::ConnectionReset,
        io::ErrorKind::ConnectionRefused,
    ];
    if !of_the_client.contains(&error.kind()) {
        tracing::error!(%error, "Could not accept a connection");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
