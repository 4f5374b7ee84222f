//! Taking everything along, and being forgotten.
//!
//! Who asks to be forgotten has fourteen days to change their mind. Then their rooms pass on (see
//! `rooms::depart`), everything that says who they were is taken away, and what they said stays,
//! by a "former member": it belongs to those who answered, too. What happened to accounts is kept
//! for its year, under a number that leads to nobody.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{AppendHeaders, IntoResponse, Response};
use rusqlite::{Connection, Transaction, params};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::http::Part;
use super::{Error, store};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::{
    self, Account, Accounts, From, HouseRole, Identity, News, Origin, Proved, User, script,
};
use crate::base::{Timestamp, UserId, now};
use crate::mail;
use crate::web::{ApiResult, Json};

/// How long one may change one's mind.
const GRACE: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// What is left of a name.
const NOBODY: &str = "Former member";

/// What else is kept of how someone comes in: never what it takes to do so.
const WAYS_IN: &[(&str, &str)] = &[
    (
        "passkeys",
        "select name, created_at, used_at from passkey where user = ?1 order by created_at",
    ),
    (
        "providers",
        "select issuer, subject, email, created_at, used_at from identity where user = ?1",
    ),
];

/// How many are forgotten in one go.
const AT_ONCE: u32 = 100;

/// Someone whose grace is over.
pub type Leaving = UserId;

/// Everything that is known about me, as one JSON document.
#[utoipa::path(get, path = "/api/me/export", tag = "security",
    responses((status = 200, body = Object, description = "Profile, sign-ins, what happened, rooms, messages, runs")))]
pub(super) async fn export(
    account: Account,
    State(state): State<super::http::State>,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
) -> ApiResult<Response> {
    let (user, at) = (account.user, origin.at);
    let entry = Entry::own(Event::Exported, user.id, json!({}));
    let noted = accounts
        .db()
        .write(move |tx| Ok::<_, Error>(audit::record(tx, &entry, &origin)?));
    noted.await?;
    // Beside the writer, who has other things to do than to wait for years of messages.
    let all = accounts
        .db()
        .read(move |conn| gather(conn, &user, state.parts, at));
    let name = "attachment; filename=\"longhouse-export.json\"";
    let all = Json(all.await?);
    Ok((AppendHeaders([(CONTENT_DISPOSITION, name)]), all).into_response())
}

fn gather(
    conn: &Connection,
    user: &User,
    parts: &[Part],
    at: Timestamp,
) -> Result<Map<String, Value>, Error> {
    let sessions = store::sessions(conn, user.id, at)?.into_iter().map(|one| {
        json!({ "device": one.device, "address": one.address, "way": one.way,
                "created_at": one.created_at, "used_at": one.used_at })
    });
    let which = store::Which {
        user: Some(user.id),
        limit: u32::MAX,
        ..store::Which::default()
    };
    let history = store::history(conn, &which)?.into_iter().map(|one| {
        let own = one
            .actor
            .as_ref()
            .is_none_or(|(actor, _)| *actor == user.id);
        json!({ "at": one.at, "event": one.event, "detail": one.detail,
                "address": own.then_some(one.address), "device": own.then_some(one.device) })
    });
    let mut all = Map::new();
    all.insert("made_at".into(), json!(at));
    all.insert("account".into(), json!(user));
    all.insert("settings".into(), auth::store::settings(conn, user.id)?);
    all.insert("sessions".into(), sessions.collect());
    all.insert("history".into(), history.collect());
    for (name, sql) in WAYS_IN {
        all.insert((*name).into(), store::rows(conn, sql, user.id)?);
    }
    all.insert("access_tokens".into(), script::export(conn, user.id, at)?);
    for part in parts {
        all.insert(part.name.into(), (part.gather)(conn, user.id)?);
    }
    Ok(all)
}

#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct Leaves {
    /// When the account will be gone.
    leaves_at: Timestamp,
}

/// Have my account deleted, fourteen days from now. All my other sign-ins end.
#[utoipa::path(delete, path = "/api/me", tag = "security",
    responses((status = 202, body = Leaves), (status = 403, description = "`prove_again`"),
              (status = 409, description = "`last_admin`")))]
pub(super) async fn leave(
    Proved(Account { identity, user }): Proved,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
) -> ApiResult<(StatusCode, Json<Leaves>)> {
    let leaves_at = accounts.leave(identity, user.role, origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Leaves { leaves_at })))
}

/// Keep my account after all.
#[utoipa::path(post, path = "/api/me/stay", tag = "security",
    responses((status = 204), (status = 409, description = "`not_leaving`")))]
pub(super) async fn stay(
    Identity { user, .. }: Identity,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
) -> ApiResult<StatusCode> {
    let done = accounts.db().write(move |tx| {
        let sql = "update user set leaves_at = null where id = ?1 and leaves_at is not null";
        if tx.execute(sql, [user])? == 0 {
            return Err(Error::NotLeaving);
        }
        let entry = Entry::own(Event::DeletionAsked, user, json!({ "stays": true }));
        Ok(audit::record(tx, &entry, &origin)?)
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT)
}

impl Accounts {
    async fn leave(
        &self,
        identity: Identity,
        role: HouseRole,
        origin: Origin,
    ) -> Result<Timestamp, Error> {
        let user = identity.user;
        let leaves_at = origin.at.plus_ms(GRACE.as_millis() as i64);
        let done = self.db().write(move |tx| {
            if role == HouseRole::Admin && !has_other_admin(tx, user)? {
                return Err(auth::Error::LastAdmin.into());
            }
            tx.execute(
                "update user set leaves_at = ?2 where id = ?1",
                params![user, leaves_at],
            )?;
            let entry = Entry::own(
                Event::DeletionAsked,
                user,
                json!({ "leaves_at": leaves_at }),
            );
            audit::record(tx, &entry, &origin)?;
            Ok(store::end_sessions(tx, user, None, Some(identity.session))?)
        });
        let ended: Result<Vec<_>, Error> = done.await;
        ended?.into_iter().for_each(|id| self.tell(News::Ended(id)));
        Ok(leaves_at)
    }

    /// Those whose grace is over, or who are half gone.
    pub async fn leaving(&self, now: Timestamp) -> Result<Vec<Leaving>, auth::Error> {
        let sql = "select id from user where leaves_at <= ?1 limit ?2";
        let found = self.db().read(move |conn| {
            let mut select = conn.prepare_cached(sql)?;
            let found = select.query_map(params![now, AT_ONCE], |row| row.get(0))?;
            Ok::<_, auth::Error>(found.collect::<rusqlite::Result<_>>()?)
        });
        found.await
    }

    /// Forgets someone whose rooms have been passed on.
    pub async fn forget(&self, user: UserId) -> Result<(), auth::Error> {
        let done = self.db().write(move |tx| {
            let entry = Entry {
                event: Event::Deleted,
                actor: None,
                subject: Some(user),
                detail: json!({}),
            };
            audit::record(tx, &entry, &Origin::of_the_house(now()))?;
            forget(tx, user)
        });
        done.await?
            .into_iter()
            .for_each(|id| self.tell(News::Ended(id)));
        Ok(())
    }
}

fn has_other_admin(conn: &Connection, user: UserId) -> Result<bool, Error> {
    let sql = "
        select 1 from user where role = 'admin' and disabled = 0 and leaves_at is null and id <> ?1";
    Ok(conn.prepare_cached(sql)?.exists([user])?)
}

/// Takes away everything that says who someone was. Their number stays, for what they said.
fn forget(tx: &Transaction<'_>, user: UserId) -> Result<Vec<crate::base::SessionId>, auth::Error> {
    let ended = store::end_sessions(tx, user, None, None)?;
    for table in [
        "access_token",
        "identity",
        "passkey",
        "totp",
        "recovery_code",
        "ticket",
    ] {
        tx.execute(&format!("delete from {table} where user = ?1"), [user])?;
    }
    tx.execute("delete from house_invite where created_by = ?1", [user])?;
    if let Some(address) = auth::store::address(tx, user)? {
        mail::forget(tx, &address.email)?;
    }
    let sql = "
        update user set username = null, username_key = null, name = ?2, email = null, email_key = null,
                        email_verified_at = null, password = null, role = 'guest', disabled = 1,
                        settings = '{}', leaves_at = null
        where id = ?1";
    tx.execute(sql, params![user, NOBODY])?;
    Ok(ended)
}
