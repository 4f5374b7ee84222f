//! Files over HTTP: the tree, texts by path, archives, earlier states, and starters.
//!
//! Whatever takes time is calculated here, in the task of the request; the room's task
//! only orders the commits.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, FromRef, FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::archive::{self, MAX_ARCHIVE, MAX_TEXT, Skipped, Unpacked};
use super::change::apart;
use super::desk::{Desk, Outcome, check_writer};
use super::download::attachment;
use super::export::{self, TRASH_MS};
use super::snapshot::{self, When};
use super::tree::{Entry, Kind, Node, resolve};
use super::{Draft, Error, Name, Write, Written, name, store, template};
use crate::auth::Keys;
use crate::base::{FileId, SnapshotId, Timestamp, now};
use crate::rooms::{self, Door, Membership};
use crate::store::Db;
use crate::web::{ApiError, ApiResult, Json, Routes, routes};

/// How many files of an archive are made in one transaction.
const BATCH: usize = 100;

#[derive(Clone, FromRef)]
struct Files {
    db: Db,
    keys: Keys,
    desk: Desk,
}

/// The routes of documents and the tree.
pub fn routes(db: Db, keys: Keys, door: Door<Write, Written>) -> Routes {
    let archives = Routes::new()
        .routes(routes!(upload))
        .layer(DefaultBodyLimit::max(MAX_ARCHIVE));
    Routes::new()
        .routes(routes!(tree))
        .routes(routes!(read, put, delete))
        .layer(DefaultBodyLimit::max(MAX_TEXT))
        .merge(archives)
        .routes(routes!(trash))
        .routes(routes!(download))
        .routes(routes!(start))
        .routes(routes!(snapshots))
        .routes(routes!(snapshot_text))
        .routes(routes!(restore))
        .with_state(Files {
            desk: Desk::new(db.clone(), door),
            db,
            keys,
        })
}

/// What the address says, besides the room. What cannot be there is not there.
struct At<T>(T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let found = Path::from_request_parts(parts, state).await;
        let Path(at) = found.map_err(|_| Error::NoSuchFile)?;
        Ok(Self(at))
    }
}

/// A body of bytes, or what to say when there is too much of it.
type Body = Result<Bytes, BytesRejection>;

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TreePage {
    entries: Vec<TreeEntry>,
}

/// A file or folder where it is shown.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TreeEntry {
    id: FileId,
    /// Such as `src/main.py`.
    path: String,
    kind: Kind,
    /// The language that was chosen; `null`: by the name.
    language: Option<String>,
    /// How long the text is; 0 for folders.
    bytes: i64,
    /// When it was last written to.
    updated_at: Timestamp,
}

/// `GET /api/rooms/{code}/tree`
#[utoipa::path(get, path = "/api/rooms/{code}/tree", tag = "files",
    params(("code" = String, Path)), responses((status = 200, body = TreePage)))]
async fn tree(member: Membership, State(files): State<Files>) -> ApiResult<Json<TreePage>> {
    files.desk.settle(&member).await?;
    let room = member.room;
    let entries = files.db.read(move |conn| {
        let nodes = store::nodes(conn, room)?;
        let facts = store::facts(conn, room)?;
        let created: std::collections::HashMap<_, _> =
            nodes.iter().map(|node| (node.id, node.created)).collect();
        let entry = |shown: Entry| {
            let (mut bytes, mut updated_at) = (0, created[&shown.id]);
            if let Some(facts) = facts.get(&shown.id) {
                updated_at = facts.updated_at;
                bytes = match facts.text_bytes {
                    Some(bytes) => bytes,
                    None => export::read(conn, room, shown.id)?.len() as i64,
                };
            }
            let Entry {
                id,
                path,
                kind,
                language,
                ..
            } = shown;
            Ok(TreeEntry {
                id,
                path,
                kind,
                language,
                bytes,
                updated_at,
            })
        };
        resolve(&nodes)
            .into_iter()
            .map(entry)
            .collect::<Result<Vec<_>, Error>>()
    });
    Ok(Json(TreePage {
        entries: entries.await?,
    }))
}

#[derive(Deserialize)]
struct AtPath {
    path: String,
}

/// `GET /api/rooms/{code}/tree/{path}`
#[utoipa::path(get, path = "/api/rooms/{code}/tree/{*path}", tag = "files",
    params(("code" = String, Path), ("path" = String, Path)),
    responses((status = 200, body = String, content_type = "text/plain")))]
async fn read(
    member: Membership,
    State(files): State<Files>,
    At(at): At<AtPath>,
) -> ApiResult<Response> {
    files.desk.settle(&member).await?;
    let entry = files
        .desk
        .at(&member, &at.path)
        .await?
        .ok_or(Error::NoSuchFile)?;
    if entry.kind == Kind::Folder {
        return Err(Error::NotAFile.into());
    }
    let room = member.room;
    let text = files
        .db
        .read(move |conn| export::read(conn, room, entry.id))
        .await?;
    Ok(plain(text))
}

/// `PUT /api/rooms/{code}/tree/{path}`: 201 if it is new. What others are typing stays.
#[utoipa::path(put, path = "/api/rooms/{code}/tree/{*path}", tag = "files",
    params(("code" = String, Path), ("path" = String, Path)),
    request_body(content = String, content_type = "text/plain"),
    responses((status = 201), (status = 204)))]
async fn put(
    member: Membership,
    State(files): State<Files>,
    At(at): At<AtPath>,
    body: Body,
) -> ApiResult<StatusCode> {
    check_writer(&member)?;
    let path = name::parse_path(&at.path)?;
    let body = body.map_err(|_| Error::DocumentFull)?;
    let text = String::from_utf8(body.into())
        .ok()
        .filter(|text| !text.contains('\0'));
    match files
        .desk
        .write(&member, path, text.ok_or(Error::BadText)?)
        .await?
    {
        Outcome::Created => Ok(StatusCode::CREATED),
        Outcome::Updated => Ok(StatusCode::NO_CONTENT),
    }
}

/// `DELETE /api/rooms/{code}/tree/{path}`: it can be brought back for 30 days.
#[utoipa::path(delete, path = "/api/rooms/{code}/tree/{*path}", tag = "files",
    params(("code" = String, Path), ("path" = String, Path)), responses((status = 204)))]
async fn delete(
    member: Membership,
    State(files): State<Files>,
    At(at): At<AtPath>,
) -> ApiResult<StatusCode> {
    check_writer(&member)?;
    files
        .desk
        .ask(&member, Write::Remove { path: at.path })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TrashPage {
    entries: Vec<TrashEntry>,
}

/// Something deleted that can be brought back.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TrashEntry {
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
async fn trash(member: Membership, State(db): State<Db>) -> ApiResult<Json<TrashPage>> {
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
        if names.len() >= super::MAX_DEPTH {
            break;
        }
        names.push(&parent.name.0);
        at = parent;
    }
    names.reverse();
    names.join("/")
}

/// `GET /api/rooms/{code}/archive.zip`
#[utoipa::path(get, path = "/api/rooms/{code}/archive.zip", tag = "files",
    params(("code" = String, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/zip")))]
async fn download(member: Membership, State(files): State<Files>) -> ApiResult<Response> {
    files.desk.settle(&member).await?;
    let room = member.room;
    let named = files
        .db
        .read(move |conn| rooms::by_id(conn, room))
        .await?
        .name;
    let exported = files
        .db
        .read(move |conn| export::export(conn, room))
        .await?;
    let packed = apart(move || archive::pack(&exported)).await??;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/zip"),
        ),
        (header::CONTENT_DISPOSITION, attachment(&named, "zip")),
    ];
    Ok((headers, packed).into_response())
}

/// What became of an archive.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
struct Unloaded {
    /// How many files are new.
    created: usize,
    /// How many were there, and have the archive's text now.
    updated: usize,
    /// What was left out.
    skipped: Vec<Skipped>,
}

/// `POST /api/rooms/{code}/archive`
#[utoipa::path(post, path = "/api/rooms/{code}/archive", tag = "files",
    params(("code" = String, Path)),
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses((status = 200, body = Unloaded)))]
async fn upload(
    member: Membership,
    State(files): State<Files>,
    body: Body,
) -> ApiResult<Json<Unloaded>> {
    check_writer(&member)?;
    let body = body.map_err(|_| Error::ArchiveTooLarge)?;
    let (unpacked, skipped) = apart(move || archive::unpack(&body)).await??;
    let mut done = Unloaded {
        skipped,
        ..Unloaded::default()
    };
    let room = member.room;
    files.desk.settle(&member).await?;
    let nodes = files.db.read(move |conn| store::nodes(conn, room)).await?;
    let shown = resolve(&nodes);
    let kinds: std::collections::HashMap<_, _> =
        shown.iter().map(|e| (name::key(&e.path), e.kind)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    for Unpacked { path, text } in unpacked {
        let kind = |names: &[Name]| kinds.get(&name::key(&archive::joined(names)));
        let is_under_file = (1..path.len()).any(|end| kind(&path[..end]) == Some(&Kind::File));
        match kind(&path) {
            Some(Kind::Folder) => done.skip(&path, "a folder has this name"),
            _ if is_under_file => done.skip(&path, "a file lies where its folder should be"),
            Some(Kind::File) => {
                files.desk.write(&member, path, text).await?;
                done.updated += 1;
            }
            None => drafts.push(Draft {
                path,
                kind: Kind::File,
                text,
            }),
        }
    }
    done.created = drafts.len();
    while !drafts.is_empty() {
        let rest = drafts.split_off(drafts.len().min(BATCH));
        files
            .desk
            .ask(
                &member,
                Write::Make {
                    drafts,
                    only_first: false,
                },
            )
            .await?;
        drafts = rest;
    }
    Ok(Json(done))
}

impl Unloaded {
    fn skip(&mut self, path: &[Name], why: &str) {
        self.skipped.push(Skipped {
            path: archive::joined(path),
            why: why.to_owned(),
        });
    }
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct Start {
    /// `python` or `javascript`.
    language: String,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Started {
    /// The file to open.
    file: FileId,
}

/// `POST /api/rooms/{code}/template`: puts a first file into an empty room.
#[utoipa::path(post, path = "/api/rooms/{code}/template", tag = "files",
    params(("code" = String, Path)), request_body = Start, responses((status = 200, body = Started)))]
async fn start(
    member: Membership,
    State(files): State<Files>,
    Json(start): Json<Start>,
) -> ApiResult<Json<Started>> {
    check_writer(&member)?;
    let (name, text) = template::starter(&start.language).ok_or(Error::NoTemplate)?;
    let draft = Draft {
        path: name::parse_path(name)?,
        kind: Kind::File,
        text: text.to_owned(),
    };
    match files
        .desk
        .ask(
            &member,
            Write::Make {
                drafts: vec![draft],
                only_first: true,
            },
        )
        .await?
    {
        Written::Tree { nodes, .. } => match nodes.last() {
            Some(node) => Ok(Json(Started { file: node.id })),
            None => Err(Error::Busy.into()),
        },
        _ => Err(Error::NotEmpty.into()),
    }
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SnapshotPage {
    /// Newest first.
    snapshots: Vec<SnapshotView>,
}

/// An earlier state of a file.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SnapshotView {
    id: SnapshotId,
    at: Timestamp,
    bytes: i64,
    /// Who wrote since the one before.
    by: Vec<String>,
}

#[derive(Deserialize)]
struct OfFile {
    file: FileId,
}

/// `GET /api/rooms/{code}/files/{id}/snapshots`
#[utoipa::path(get, path = "/api/rooms/{code}/files/{file}/snapshots", tag = "files",
    params(("code" = String, Path), ("file" = FileId, Path)), responses((status = 200, body = SnapshotPage)))]
async fn snapshots(
    member: Membership,
    State(db): State<Db>,
    At(OfFile { file }): At<OfFile>,
) -> ApiResult<Json<SnapshotPage>> {
    let room = member.room;
    let snapshots = db.read(move |conn| {
        let all = snapshot::of(conn, store::load_id(conn, room, file)?)?;
        let view = |snapshot: snapshot::Snapshot| {
            let names = snapshot.by.iter().map(|user| store::name_of(conn, *user));
            let by = names
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .flatten()
                .collect();
            Ok(SnapshotView {
                id: snapshot.id,
                at: snapshot.at,
                bytes: snapshot.bytes,
                by,
            })
        };
        all.into_iter().map(view).collect::<Result<Vec<_>, Error>>()
    });
    Ok(Json(SnapshotPage {
        snapshots: snapshots.await?,
    }))
}

#[derive(Deserialize)]
struct OneSnapshot {
    file: FileId,
    snapshot: SnapshotId,
}

/// `GET /api/rooms/{code}/files/{id}/snapshots/{sid}`
#[utoipa::path(get, path = "/api/rooms/{code}/files/{file}/snapshots/{snapshot}", tag = "files",
    params(("code" = String, Path), ("file" = FileId, Path), ("snapshot" = SnapshotId, Path)),
    responses((status = 200, body = String, content_type = "text/plain")))]
async fn snapshot_text(
    member: Membership,
    State(db): State<Db>,
    At(OneSnapshot { file, snapshot }): At<OneSnapshot>,
) -> ApiResult<Response> {
    let room = member.room;
    let text = db
        .read(move |conn| snapshot::text(conn, room, file, snapshot))
        .await?;
    Ok(plain(text))
}

/// `POST /api/rooms/{code}/files/{id}/snapshots/{sid}/restore`: as an edit like any other; what
/// was there is kept as a snapshot first.
#[utoipa::path(post, path = "/api/rooms/{code}/files/{file}/snapshots/{snapshot}/restore", tag = "files",
    params(("code" = String, Path), ("file" = FileId, Path), ("snapshot" = SnapshotId, Path)),
    responses((status = 204)))]
async fn restore(
    member: Membership,
    State(files): State<Files>,
    At(OneSnapshot { file, snapshot }): At<OneSnapshot>,
) -> ApiResult<StatusCode> {
    check_writer(&member)?;
    files.desk.settle(&member).await?;
    let (room, user) = (member.room, member.user);
    let (doc, wanted, before) = files
        .db
        .read(move |conn| {
            let wanted = snapshot::text(conn, room, file, snapshot)?;
            Ok::<_, Error>((
                store::load_id(conn, room, file)?,
                wanted,
                export::read(conn, room, file)?,
            ))
        })
        .await?;
    let keep = files
        .db
        .write(move |tx| snapshot::keep(tx, doc, &before, &[user], When::Always, now()));
    keep.await?;
    files.desk.edit(&member, file, wanted).await?;
    Ok(StatusCode::NO_CONTENT)
}
