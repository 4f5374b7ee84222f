//! Runs over HTTP: starting one, reading what it printed, and the languages there are.

mod proofs;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::{FromRef, Path, Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::live::{Entry, Given, Start};
use super::record::Args;
use super::{Error, Language, Run, Runtimes, Window, store};
use crate::auth::Keys;
use crate::base::{Refusal, RoomId, RunNo, random_token};
use crate::rooms::{Caller, Membership};
use crate::store::Db;
use crate::web::{ApiError, ApiResult, Json, Order, Page, Routes, routes};

/// What a handler waits for.
pub type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The way to the runs of a room, which its task owns.
pub trait Runner: Send + Sync {
    /// Has a program started. When the answer is `Ok`, the run is on disk, and everyone was told.
    fn start(&self, room: RoomId, caller: Caller, start: Start) -> Answer<Result<Run, Refusal>>;
    /// A run that is not over, with its output so far; see [`super::Live::output`].
    fn output(&self, room: RoomId, run: RunNo) -> Answer<Option<(Run, Vec<u8>)>>;
    /// Puts files that a run wrote into the tree.
    fn keep(
        &self,
        member: Membership,
        run: RunNo,
        paths: Vec<String>,
    ) -> Answer<Result<Vec<Kept>, ApiError>>;
}

#[derive(Clone, FromRef)]
struct Sandbox {
    db: Db,
    keys: Keys,
    runner: Arc<dyn Runner>,
    runtimes: Arc<Runtimes>,
}

/// The routes of the sandbox.
pub fn routes(db: Db, keys: Keys, runner: Arc<dyn Runner>, runtimes: Arc<Runtimes>) -> Routes {
    Routes::new()
        .routes(routes!(languages))
        .routes(routes!(history, start))
        .routes(routes!(one))
        .routes(routes!(keep))
        .routes(routes!(proofs::repeat))
        .routes(routes!(proofs::receipt))
        .routes(routes!(proofs::hidden_cases, proofs::set_hidden_cases))
        .with_state(Sandbox {
            db,
            keys,
            runner,
            runtimes,
        })
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Languages {
    /// In the order of menus.
    languages: Vec<Language>,
}

/// `GET /api/languages`
#[utoipa::path(get, path = "/api/languages", tag = "runs", security(()), responses((status = 200, body = Languages)))]
async fn languages(State(runtimes): State<Arc<Runtimes>>) -> Json<Languages> {
    Json(Languages {
        languages: runtimes.languages(),
    })
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RunHistory)]
struct HistoryPage {
    /// Newest first.
    runs: Vec<Run>,
    /// Whether there are older ones.
    more: bool,
}

/// `GET /api/rooms/{code}/runs?before={id}&limit={n}`
#[utoipa::path(get, path = "/api/rooms/{code}/runs", tag = "runs",
    params(("code" = String, Path), Page::<RunNo>),
    responses((status = 200, body = HistoryPage)))]
async fn history(
    Membership { room, .. }: Membership,
    State(db): State<Db>,
    Query(page): Query<Page<RunNo>>,
) -> ApiResult<Json<HistoryPage>> {
    let (before, rows) = (page.before, page.rows());
    let mut runs = db
        .read(move |conn| store::history(conn, room, before, rows))
        .await?;
    let more = page.cut(&mut runs, Order::NewestFirst);
    Ok(Json(HistoryPage { runs, more }))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct StartRun {
    /// The path of the file to start.
    entry: String,
    /// In which language; by default the file's own.
    language: Option<String>,
    /// The program's arguments.
    #[serde(default)]
    args: Vec<String>,
    /// All its input. Without it, and without a seed, people in the room may type.
    stdin: Option<String>,
    /// For a run that can be repeated: the same sources, input and seed print the same.
    seed: Option<u64>,
    /// Run its tests, rather than the program.
    #[serde(default)]
    test: bool,
    /// Unique per person and room: the same again answers the same run.
    nonce: Option<String>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct StartedRun {
    /// Its number in the room.
    id: RunNo,
}

/// `POST /api/rooms/{code}/runs`: 202 once it is durable.
#[utoipa::path(post, path = "/api/rooms/{code}/runs", tag = "runs",
    params(("code" = String, Path)), request_body = StartRun,
    responses((status = 202, body = StartedRun)))]
async fn start(
    member: Membership,
    State(runner): State<Arc<dyn Runner>>,
    Json(body): Json<StartRun>,
) -> ApiResult<(StatusCode, Json<StartedRun>)> {
    begin(&member, &*runner, || body.parse()).await
}

/// Has a program started by someone who may, and says which number it has.
async fn begin(
    member: &Membership,
    runner: &dyn Runner,
    start: impl FnOnce() -> Result<Start, Error>,
) -> ApiResult<(StatusCode, Json<StartedRun>)> {
    if !member.role.can_run() {
        return Err(Error::ReadOnly.into());
    }
    let run = runner
        .start(member.room, member.caller(), start()?)
        .await
        .map_err(ApiError::refused)?;
    Ok((StatusCode::ACCEPTED, Json(StartedRun { id: run.id })))
}

impl StartRun {
    fn parse(self) -> Result<Start, Error> {
        if let Some(stdin) = &self.stdin {
            super::record::typed(stdin)?;
        }
        let given = Given {
            stdin: self.stdin,
            seed: super::record::seed(self.seed)?,
            is_test: self.test,
            window: Window::default(),
        };
        let nonce = self.nonce.unwrap_or_else(random_token);
        Ok(Start {
            language: self.language,
            args: Args::parse(self.args)?,
            ..Start::new(Entry::Path(self.entry), &nonce, given)?
        })
    }
}

#[derive(Debug, Deserialize)]
struct RunPath {
    id: RunNo,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RunPage {
    #[serde(flatten)]
    run: Run,
    /// What it has printed, with what people typed in between; of much the beginning and the end.
    output: String,
}

/// `GET /api/rooms/{code}/runs/{id}`
#[utoipa::path(get, path = "/api/rooms/{code}/runs/{id}", tag = "runs",
    params(("code" = String, Path), ("id" = i64, Path)),
    responses((status = 200, body = RunPage)))]
async fn one(
    Membership { room, .. }: Membership,
    State(db): State<Db>,
    State(runner): State<Arc<dyn Runner>>,
    Path(RunPath { id }): Path<RunPath>,
) -> ApiResult<Json<RunPage>> {
    let (run, output) = match runner.output(room, id).await {
        Some(found) => found,
        None => db.read(move |conn| stored(conn, room, id)).await?,
    };
    let output = String::from_utf8_lossy(&output).into_owned();
    Ok(Json(RunPage { run, output }))
}

/// A file that a program wrote, now in the tree.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Kept {
    /// Where the program wrote it.
    pub path: String,
    /// Where it is: beside what others have changed since.
    pub kept_as: String,
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct KeepFiles {
    /// Which of the files that the program wrote.
    paths: Vec<String>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct KeptFiles {
    /// In the order of the request.
    kept: Vec<Kept>,
}

/// `POST /api/rooms/{code}/runs/{id}/kept`: nothing that people changed since the run began is written over.
#[utoipa::path(post, path = "/api/rooms/{code}/runs/{id}/kept", tag = "runs",
    params(("code" = String, Path), ("id" = i64, Path)), request_body = KeepFiles,
    responses((status = 200, body = KeptFiles)))]
async fn keep(
    member: Membership,
    State(runner): State<Arc<dyn Runner>>,
    Path(RunPath { id }): Path<RunPath>,
    Json(KeepFiles { paths }): Json<KeepFiles>,
) -> ApiResult<Json<KeptFiles>> {
    if !member.role.can_write() {
        return Err(Error::ReadOnly.into());
    }
    let kept = runner.keep(member, id, paths).await?;
    Ok(Json(KeptFiles { kept }))
}

fn stored(conn: &rusqlite::Connection, room: RoomId, id: RunNo) -> Result<(Run, Vec<u8>), Error> {
    let run = store::one(conn, room, id)?.ok_or(Error::NoSuchRun)?;
    Ok((run, store::output(conn, room, id)?))
}
