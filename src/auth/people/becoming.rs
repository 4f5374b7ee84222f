//! A guest gets an account, and keeps who they are: their rooms, their messages, their sign-in.

use axum::extract::State;
use rusqlite::{Transaction, params};
use serde::Deserialize;
use serde_json::json;

use super::Error;
use crate::auth::audit::{self, Entry, Event};
use crate::auth::{
    self, Account, Accounts, Application, From, Gate, HouseRole, News, Origin, User, letters, store,
};
use crate::base::UserId;
use crate::web::{ApiResult, Json};

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct Become {
    username: String,
    email: Option<String>,
    /// 12 characters or more.
    password: String,
}

/// Get an account as the guest that I am. Rooms and messages stay mine.
#[utoipa::path(post, path = "/api/me/account", tag = "accounts", request_body = Become,
    responses((status = 200, body = User), (status = 403, description = "`registration_closed`"),
              (status = 409, description = "`not_a_guest`, `username_taken`, `email_taken`"),
              (status = 422, description = "`invalid_username`, … with `field`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn become_member(
    account: Account,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<Become>,
) -> ApiResult<Json<User>> {
    let user = account.user;
    if user.role != HouseRole::Guest {
        return Err(Error::NotAGuest.into());
    }
    accounts.check(Gate::Register, origin.peer, origin.at)?;
    let application = Application::parse(
        &form.username,
        Some(&user.name),
        form.email.as_deref(),
        &form.password,
    )?;
    application.username.not_reserved()?;
    Ok(Json(
        accounts.become_member(user.id, application, origin).await?,
    ))
}

impl Accounts {
    async fn become_member(
        &self,
        id: UserId,
        application: Application,
        origin: Origin,
    ) -> Result<User, Error> {
        // Whoever holds an invitation to a room may register; a guest has come in by one.
        let house = self.db().read(store::house).await?;
        if !house.registration.takes_guests() {
            return Err(Error::NoAccounts);
        }
        let new = self
            .new_user(application, HouseRole::Member, origin.at)
            .await?;
        let desk = self.desk().clone();
        let done = self.db().write(move |tx| {
            store::not_taken(tx, &new.username, new.email.as_ref())?;
            promote(tx, id, &new)?;
            let entry = Entry::own(Event::GuestBecameMember, id, json!({}));
            audit::record(tx, &entry, &origin)?;
            letters::ask_to_verify(tx, &desk, id, new.email.as_ref(), origin.at)?;
            store::user(tx, id)?.ok_or(Error::Account(auth::Error::SignedOut))
        });
        let user = done.await?;
        self.tell(News::Renamed(id));
        Ok(user)
    }
}

fn promote(tx: &Transaction<'_>, id: UserId, new: &store::NewUser) -> Result<(), Error> {
    let sql = "
        update user set username = ?2, username_key = ?3, email = ?4, email_key = ?5, password = ?6,
                        role = ?7
        where id = ?1 and role = 'guest'";
    let changed = tx.execute(
        sql,
        params![
            id,
            new.username.as_str(),
            new.username.key(),
            new.email.as_ref().map(auth::Email::as_str),
            new.email.as_ref().map(auth::Email::key),
            new.password,
            new.role,
        ],
    )?;
    if changed == 0 {
        return Err(Error::NotAGuest);
    }
    // From here on their sign-ins have an end: counted from the password that they have just chosen.
    let sql = "update session set proved_at = ?2 where user = ?1";
    tx.execute(sql, params![id, new.at])?;
    Ok(())
}
