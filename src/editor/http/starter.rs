//! A first file for an empty room.

use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::Files;
use crate::base::FileId;
use crate::editor::desk::check_writer;
use crate::editor::{Draft, Error, Kind, Write, Written, name};
use crate::rooms::Membership;
use crate::web::{ApiResult, Json};

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Start {
    /// The id of a language that runs here: `python`.
    language: String,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Started {
    /// The file to open.
    file: FileId,
}

/// `POST /api/rooms/{code}/template`: puts a first file into an empty room.
#[utoipa::path(post, path = "/api/rooms/{code}/template", tag = "files",
    params(("code" = String, Path)), request_body = Start, responses((status = 200, body = Started)))]
pub(super) async fn start(
    member: Membership,
    State(files): State<Files>,
    Json(start): Json<Start>,
) -> ApiResult<Json<Started>> {
    check_writer(&member)?;
    let (name, text) = (files.starter)(&start.language).ok_or(Error::NoTemplate)?;
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
