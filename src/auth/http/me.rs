//! The signed-in person about themselves.

use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::From;
use crate::auth::audit::{self, Entry, Event};
use crate::auth::{Account, Accounts, Error, News, PersonName, User, Username, store};
use crate::base::{Secret, Timestamp, UserId};
use crate::web::{ApiResult, Json};

/// The most that settings take, as JSON.
const MAX_SETTINGS: usize = 16 * 1024;

#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct Me {
    user: User,
    /// What the browser keeps here: theme, sizes, habits.
    #[schema(value_type = Object)]
    settings: Value,
    /// When the account will be deleted, if I have asked for that.
    leaves_at: Option<Timestamp>,
}

impl Me {
    fn of(conn: &Connection, user: User) -> Result<Self, Error> {
        let sql = "select leaves_at from user where id = ?1";
        Ok(Self {
            settings: store::settings(conn, user.id)?,
            leaves_at: conn
                .prepare_cached(sql)?
                .query_row([user.id], |row| row.get(0))?,
            user,
        })
    }
}

/// Who I am.
#[utoipa::path(get, path = "/api/me", tag = "accounts", responses((status = 200, body = Me)))]
pub(super) async fn me(account: Account, State(accounts): State<Accounts>) -> ApiResult<Json<Me>> {
    let me = accounts
        .db()
        .read(move |conn| Me::of(conn, account.user))
        .await?;
    Ok(Json(me))
}

#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = ProfileChange)]
pub(super) struct Change {
    name: Option<String>,
    username: Option<String>,
    /// Merged into what is there; `null` takes a setting away.
    #[schema(value_type = Option<Object>)]
    settings: Option<Value>,
}

/// Change how I am called, or my settings.
#[utoipa::path(patch, path = "/api/me", tag = "accounts", request_body = Change,
    responses((status = 200, body = Me), (status = 403, description = "`not_for_guests`"),
              (status = 409, description = "`username_taken`"),
              (status = 422, description = "`invalid_name`, `invalid_username`, `invalid_settings`")))]
pub(super) async fn change(
    account: Account,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(change): Json<Change>,
) -> ApiResult<Json<Me>> {
    let id = account.user.id;
    let name = change.name.as_deref().map(PersonName::parse).transpose()?;
    let username = change
        .username
        .as_deref()
        .map(Username::parse)
        .transpose()?;
    if let Some(username) = &username {
        username.not_reserved()?;
    }
    let before = account.user.clone();
    if username.is_some() {
        account.member()?;
    }
    let renames = name.is_some() || username.is_some();
    let patch = match change.settings {
        None => None,
        Some(Value::Object(patch)) => Some(patch),
        Some(_) => return Err(Error::BadSettings.into()),
    };
    let changed = accounts.db().write(move |tx| {
        store::change_user(tx, id, name.as_ref(), username.as_ref())?;
        if let Some(patch) = patch {
            merge(tx, id, patch)?;
        }
        let user = store::user(tx, id)?.ok_or(Error::SignedOut)?;
        if (&user.name, &user.username) != (&before.name, &before.username) {
            let names = |user: &User| json!({ "name": user.name, "username": user.username });
            let detail = json!({ "from": names(&before), "to": names(&user) });
            audit::record(tx, &Entry::own(Event::Renamed, id, detail), &origin)?;
        }
        Me::of(tx, user)
    });
    let changed = changed.await?;
    if renames {
        accounts.tell(News::Renamed(id));
    }
    Ok(Json(changed))
}

fn merge(tx: &Transaction<'_>, id: UserId, patch: Map<String, Value>) -> Result<(), Error> {
    let Value::Object(mut settings) = store::settings(tx, id)? else {
        return Err(Error::BadSettings);
    };
    for (key, value) in patch {
        if value.is_null() {
            settings.remove(&key);
        } else {
            settings.insert(key, value);
        }
    }
    let text = Value::Object(settings).to_string();
    if text.len() > MAX_SETTINGS {
        return Err(Error::BadSettings);
    }
    store::set_settings(tx, id, &text)
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewPassword {
    /// The present one.
    current: String,
    /// The one to be: 12 characters or more.
    new: String,
}

/// Change my password. All my other sign-ins end.
#[utoipa::path(post, path = "/api/me/password", tag = "accounts", request_body = NewPassword,
    responses((status = 204), (status = 403, description = "`not_for_guests`"),
              (status = 422, description = "`wrong_password`, `invalid_password`, `common_password`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn password(
    Account { identity, user }: Account,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<NewPassword>,
) -> ApiResult<StatusCode> {
    let current = Secret::new(form.current);
    accounts
        .change_password(identity, current, &form.new, &user, origin)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
