//! Making access tokens for scripts, and taking them back.

use std::collections::BTreeSet;

use axum::extract::{FromRef, Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Error, PREFIX, Scope, store};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::{
    Account, Accounts, From, HouseRole, Identity, Keys, News, Origin, PersonName, Proved,
    token_hash,
};
use crate::base::{SessionId, random_token};
use crate::store::Db;
use crate::web::{ApiResult, Json, Routes, routes};

/// How many tokens one person has at most.
const MOST: u32 = 50;

/// How long a token lasts, in seconds: an hour at least, a year at most.
const LASTS_S: std::ops::RangeInclusive<i64> = 3_600..=366 * 24 * 3_600;

/// What these handlers use.
#[derive(Clone, FromRef)]
struct Uses {
    accounts: Accounts,
    db: Db,
    keys: Keys,
}

/// The routes of access tokens for scripts.
pub fn routes(accounts: Accounts) -> Routes {
    Routes::new()
        .routes(routes!(list, make))
        .routes(routes!(take_back))
        .with_state(Uses {
            db: Db::from_ref(&accounts),
            keys: Keys::from_ref(&accounts),
            accounts,
        })
}

#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = AccessTokens)]
struct Tokens {
    /// The newest first.
    tokens: Vec<store::Token>,
}

/// My access tokens for scripts.
#[utoipa::path(get, path = "/api/me/tokens", tag = "security", responses((status = 200, body = Tokens)))]
async fn list(
    Identity { user, .. }: Identity,
    State(db): State<Db>,
    From { origin, .. }: From,
) -> ApiResult<Json<Tokens>> {
    let tokens = db
        .read(move |conn| Ok::<_, Error>(store::tokens(conn, user, origin.at)?))
        .await?;
    Ok(Json(Tokens { tokens }))
}

#[derive(Deserialize, utoipa::ToSchema)]
struct NewToken {
    /// What to know it by.
    name: String,
    /// What it is good for.
    scopes: BTreeSet<Scope>,
    /// How long it lasts, in seconds: an hour at least, a year at most.
    expires_in: i64,
}

#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = MadeAccessToken)]
struct Made {
    /// The token itself, told once.
    token: String,
    #[serde(flatten)]
    about: store::Token,
}

/// Make an access token for a script. It is told once.
#[utoipa::path(post, path = "/api/me/tokens", tag = "security", request_body = NewToken,
    responses((status = 201, body = Made),
              (status = 403, description = "`prove_again`, `not_for_guests`, `admins_only`"),
              (status = 409, description = "`too_many_tokens`"),
              (status = 422, description = "`invalid_name`, `invalid_scopes`, `invalid_expiry`")))]
async fn make(
    Proved(account): Proved,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<NewToken>,
) -> ApiResult<(StatusCode, Json<Made>)> {
    let Account { identity, user } = account.member()?;
    let name = PersonName::parse(&form.name).map_err(|_| Error::BadName)?;
    if form.scopes.is_empty() {
        return Err(Error::NoScope.into());
    }
    if form.scopes.contains(&Scope::Admin) && user.role != HouseRole::Admin {
        return Err(Error::NotAnAdmin.into());
    }
    if !LASTS_S.contains(&form.expires_in) {
        return Err(Error::BadExpiry.into());
    }
    let about = store::Token {
        id: SessionId::fresh(),
        name: name.as_str().to_owned(),
        scopes: form.scopes,
        created_at: origin.at,
        expires_at: origin.at.plus_ms(form.expires_in * 1_000),
        used_at: None,
    };
    let made = accounts.make_token(identity, about, origin).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Take an access token back. What uses it is closed at once.
#[utoipa::path(delete, path = "/api/me/tokens/{id}", tag = "security", params(("id" = SessionId, Path)),
    responses((status = 204), (status = 404, description = "`no_such_token`")))]
async fn take_back(
    Identity { user, .. }: Identity,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    let id = id.parse().map_err(|_| Error::NoSuchToken)?;
    let done = accounts.db().write(move |tx| {
        let name = store::remove(tx, user, id)?.ok_or(Error::NoSuchToken)?;
        let entry = Entry::own(Event::TokenRevoked, user, json!({ "name": name }));
        Ok::<_, Error>(audit::record(tx, &entry, &origin)?)
    });
    done.await?;
    accounts.tell(News::Ended(id));
    Ok(StatusCode::NO_CONTENT)
}

impl Accounts {
    async fn make_token(
        &self,
        Identity { user, .. }: Identity,
        about: store::Token,
        origin: Origin,
    ) -> Result<Made, Error> {
        let token = format!("{PREFIX}{}", random_token());
        let hash = token_hash(&token);
        let done = self.db().write(move |tx| {
            if store::tokens(tx, user, origin.at)?.len() >= MOST as usize {
                return Err(Error::TooMany(MOST));
            }
            store::add(tx, user, &about, &hash)?;
            let detail = json!({ "name": about.name, "scopes": about.scopes, "expires_at": about.expires_at });
            audit::record(tx, &Entry::own(Event::TokenMade, user, detail), &origin)?;
            Ok(about)
        });
        let about = done.await?;
        Ok(Made { token, about })
    }
}
