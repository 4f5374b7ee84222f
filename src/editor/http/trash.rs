//! What was deleted, and can be brought back.

use axum::extract::State;
use serde::Serialize;

use crate::base::{FileId, Timestamp};
use crate::editor::export::TRASH_MS;
use crate::editor::{Error, Kind, MAX_DEPTH, Node, store};
use crate::rooms::Membership;
use crate::store::Db;
use crate::web::{ApiResult, Json};

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct TrashPage {
    entries: Vec<TrashEntry>,
}

/// Something deleted that can be brought back.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct TrashEntry {
    id: FileId,
    /// Where it was.
    path: String,
    kind: Kind,
    deleted_at: Timestamp,
    deleted_by_name: Option<String>,
    /// When it goes for good.
    expires_at: Timestamp,
}

/// `GET /api/rooms/{code}/trash`: newest first.
#[utoipa::path(get, path = "/api/rooms/{code}/trash", tag = "files",
    params(("code" = String, Path)), responses((status = 200, body = TrashPage)))]
pub(super) async fn trash(member: Membership, State(db): State<Db>) -> ApiResult<Json<TrashPage>> {
    let room = member.room;
    let entries = db.read(move |conn| {
        let nodes = store::nodes(conn, room)?;
        let mut entries = Vec::new();
        for node in &nodes {
            let Some(deleted) = node.deleted.0 else {
                continue;
            };
            entries.push(TrashEntry {
                id: node.id,
                path: path_of(&nodes, node),
                kind: node.kind,
                deleted_at: deleted.at,
                deleted_by_name: store::name_of(conn, deleted.by)?,
                expires_at: deleted.at.plus_ms(TRASH_MS),
            });
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.deleted_at));
        Ok::<_, Error>(entries)
    });
    Ok(Json(TrashPage {
        entries: entries.await?,
    }))
}

/// Where a node would be, by the names above it.
fn path_of(nodes: &[Node], node: &Node) -> String {
    let mut names = vec![&*node.name.0];
    let mut at = node;
    while let Some(parent) = at
        .parent
        .0
        .and_then(|id| nodes.iter().find(|node| node.id == id))
    {
        if names.len() >= MAX_DEPTH {
            break;
        }
        names.push(&parent.name.0);
        at = parent;
    }
    names.reverse();
    names.join("/")
}
