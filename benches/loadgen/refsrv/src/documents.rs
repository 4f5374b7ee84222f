//! yrs-axum, one broadcast group a document.
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::any;
use futures_util::StreamExt;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{Mutex, RwLock};
use yrs_axum::broadcast::BroadcastGroup;
use yrs_axum::ws::{AxumSink, AxumStream};

/// More than this many updates behind, and yrs-axum ends a subscriber without a word.
const BUFFER: usize = 4096;

type Documents = Arc<Mutex<HashMap<String, Arc<BroadcastGroup>>>>;

/// `/<document>`, as y-websocket has it.
pub fn router() -> axum::Router {
    axum::Router::new()
        .route("/{name}", any(open))
        .with_state(Documents::default())
}

async fn open(upgrade: WebSocketUpgrade, Path(name): Path<String>, State(documents): State<Documents>) -> Response {
    upgrade
        .read_buffer_size(4096)
        .write_buffer_size(0)
        .on_upgrade(move |socket| async move {
            let group = group(&documents, name).await;
            let (sink, stream) = socket.split();
            let sink = Arc::new(Mutex::new(AxumSink::from(sink)));
            let _ = group.subscribe(sink, AxumStream::from(stream)).completed().await;
        })
}

async fn group(documents: &Documents, name: String) -> Arc<BroadcastGroup> {
    let mut documents = documents.lock().await;
    if let Some(group) = documents.get(&name) {
        return group.clone();
    }
    let awareness = yrs::sync::Awareness::new(yrs::Doc::new());
    let group = Arc::new(BroadcastGroup::new(Arc::new(RwLock::new(awareness)), BUFFER).await);
    documents.insert(name, group.clone());
    group
}
