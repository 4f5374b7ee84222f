//! Letters, for administrators.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::auth::{Accounts, Admin, From};
use crate::mail::{self, Kept};
use crate::web::{ApiResult, Json};

/// How many letters are shown.
const SHOWN: u32 = 100;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Letters {
    /// Whether there is a mail server for them.
    configured: bool,
    /// The newest, newest first.
    letters: Vec<Kept>,
}

/// The letters of the house. Links of those that were not sent can be passed on.
#[utoipa::path(get, path = "/api/admin/letters", tag = "administration",
    responses((status = 200, body = Letters), (status = 403, description = "`admins_only`")))]
pub(super) async fn list(
    _: Admin,
    State(accounts): State<Accounts>,
    From { origin, site }: From,
) -> ApiResult<Json<Letters>> {
    let found = accounts
        .db()
        .read(move |conn| mail::list(conn, origin.at, SHOWN));
    let mut letters = found.await?;
    for letter in &mut letters {
        // Written when the house did not know its address; whoever reads this has come by one.
        if let Some(path) = letter.link.take_if(|link| link.starts_with('/')) {
            letter.link = Some(site.url(&path));
        }
    }
    Ok(Json(Letters {
        configured: accounts.desk().leaves(),
        letters,
    }))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Test {
    /// The address that it goes to.
    to: String,
}

/// Send a letter to see whether letters arrive. What became of it stands in the list.
#[utoipa::path(post, path = "/api/admin/letters/test", tag = "administration", request_body = Test,
    responses((status = 202, description = "A letter is on its way"), (status = 403, description = "`admins_only`"),
              (status = 409, description = "`no_mail_server`"), (status = 422, description = "`invalid_email`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After"),
              (status = 503, description = "`too_many_letters`, with Retry-After")))]
pub(super) async fn test(
    Admin(admin): Admin,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<Test>,
) -> ApiResult<StatusCode> {
    let by = (admin.user.id, admin.user.name);
    accounts.test_letter(&form.to, by, origin).await?;
    Ok(StatusCode::ACCEPTED)
}
