//! Everyone in the house, for administrators.

use axum::extract::{Path, Query, State};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Error, store};
use crate::auth::audit::{self, Entry, Event};
use crate::auth::{Accounts, Admin, From, HouseRole, News, Origin};
use crate::base::UserId;
use crate::store::Db;
use crate::web::{ApiResult, Json, Order, Page};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub(super) struct Search {
    /// Part of a name, username or address.
    #[serde(default)]
    query: String,
}

#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct People {
    /// The newest first.
    users: Vec<store::Person>,
    /// Whether there are older ones.
    more: bool,
}

/// Everyone, or those who are looked for. For administrators.
#[utoipa::path(get, path = "/api/admin/users", tag = "administration", params(Search, Page<UserId>),
    responses((status = 200, body = People), (status = 403, description = "`admins_only`")))]
pub(super) async fn list(
    _: Admin,
    State(db): State<Db>,
    Query(Search { query }): Query<Search>,
    Query(page): Query<Page<UserId>>,
) -> ApiResult<Json<People>> {
    let (before, rows) = (page.before, page.rows());
    let mut users = db
        .read(move |conn| store::people(conn, &query, before, rows))
        .await?;
    let more = page.cut(&mut users, Order::NewestFirst);
    Ok(Json(People { users, more }))
}

#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = PersonChange)]
pub(super) struct Change {
    /// `admin` or `member`.
    role: Option<HouseRole>,
    /// Whether they are locked out. Their sign-ins end at once.
    disabled: Option<bool>,
}

/// Give someone another role, lock them out, or let them in again. For administrators.
#[utoipa::path(patch, path = "/api/admin/users/{id}", tag = "administration", params(("id" = UserId, Path)),
    request_body = Change,
    responses((status = 200, body = store::Person), (status = 403, description = "`admins_only`"),
              (status = 404, description = "`no_such_user`"),
              (status = 409, description = "`last_admin`, `guest_role`"),
              (status = 422, description = "`invalid_role`")))]
pub(super) async fn change(
    Admin(admin): Admin,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Path(id): Path<String>,
    Json(change): Json<Change>,
) -> ApiResult<Json<store::Person>> {
    let id = id.parse().map_err(|_| Error::NoSuchPerson)?;
    if change.role == Some(HouseRole::Guest) {
        return Err(Error::NotARole.into());
    }
    let changed = accounts.change_person(admin.user.id, id, change, origin);
    Ok(Json(changed.await?))
}

impl Accounts {
    async fn change_person(
        &self,
        actor: UserId,
        id: UserId,
        change: Change,
        origin: Origin,
    ) -> Result<store::Person, Error> {
        let changed = self.db().write(move |tx| {
            let before = store::person(tx, id)?.ok_or(Error::NoSuchPerson)?;
            let note = |event, detail| {
                let entry = Entry {
                    event,
                    actor: Some(actor),
                    subject: Some(id),
                    detail,
                };
                audit::record(tx, &entry, &origin)
            };
            if let Some(role) = change.role.filter(|role| *role != before.user.role) {
                if before.user.role == HouseRole::Guest {
                    return Err(Error::GuestRole);
                }
                store::set_role(tx, id, role)?;
                let detail = json!({ "from": before.user.role, "to": role });
                note(Event::RoleChanged, detail)?;
            }
            let mut ended = Vec::new();
            if let Some(disabled) = change.disabled.filter(|now| *now != before.disabled) {
                ended = store::set_disabled(tx, id, disabled)?;
                let event = if disabled {
                    Event::Disabled
                } else {
                    Event::Enabled
                };
                note(event, json!({}))?;
            }
            let after = store::person(tx, id)?.ok_or(Error::NoSuchPerson)?;
            Ok((after, ended))
        });
        let (after, ended) = changed.await?;
        // That their rights have changed, the database notes by itself: see `Accounts::watch`.
        ended.into_iter().for_each(|id| self.tell(News::Ended(id)));
        Ok(after)
    }
}
