//! The house before one is in it: what it is, raising it, joining it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::{From, SessionBody};
use crate::auth::accounts::{Application, Raising};
use crate::auth::{Error, Gate, PersonName, Registration, Username, provider, store};
use crate::base::now;
use crate::web::{ApiResult, Json, Peer};

#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct HouseBody {
    name: String,
    /// Of the program.
    version: &'static str,
    /// Whether there is no administrator yet.
    setup_needed: bool,
    registration: Registration,
    /// By whom one can sign in besides.
    providers: Vec<provider::Shown>,
    /// Whether letters leave the house by themselves; without, administrators pass links on.
    letters: bool,
    /// What programs can be written in here.
    #[schema(value_type = Vec<Object>)]
    languages: serde_json::Value,
}

/// The house, for everyone.
#[utoipa::path(get, path = "/api/house", tag = "house", security(()), responses((status = 200, body = HouseBody)))]
pub(super) async fn house(State(state): State<super::State>) -> ApiResult<Json<HouseBody>> {
    let house = state.accounts.db().read(store::house).await?;
    Ok(Json(HouseBody {
        name: house.name,
        version: env!("CARGO_PKG_VERSION"),
        setup_needed: state.accounts.setup().is_needed(),
        registration: house.registration,
        providers: state.accounts.providers().to_vec(),
        letters: state.accounts.desk().leaves(),
        languages: (state.languages)(),
    }))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct SetUp {
    /// The one-time code from the server's output.
    code: String,
    username: String,
    /// What you are called; the username when left out.
    name: Option<String>,
    email: Option<String>,
    /// 12 characters or more.
    password: String,
    house: Option<SetUpHouse>,
}

#[derive(Deserialize, utoipa::ToSchema)]
struct SetUpHouse {
    name: Option<String>,
    registration: Option<Registration>,
    /// By which address the house is reached from elsewhere, such as `https://longhouse.example`.
    public_url: Option<String>,
}

/// Raise the house: make the first administrator. Works once.
#[utoipa::path(post, path = "/api/setup", tag = "house", security(()), request_body = SetUp,
    responses((status = 201, body = SessionBody), (status = 403, description = "`bad_setup_code`"),
              (status = 409, description = "`already_set_up`"),
              (status = 422, description = "`invalid_username`, … with `field`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn set_up(
    State(state): State<super::State>,
    From { origin, site }: From,
    Json(form): Json<SetUp>,
) -> ApiResult<Response> {
    let parse = || {
        let application = Application::parse(
            &form.username,
            form.name.as_deref(),
            form.email.as_deref(),
            &form.password,
        )?;
        Ok((application, raising(form.house)?))
    };
    let signed_in = state.accounts.set_up(&form.code, origin, parse).await?;
    Ok(SessionBody::response(StatusCode::CREATED, signed_in, &site))
}

fn raising(house: Option<SetUpHouse>) -> Result<Raising, Error> {
    let Some(house) = house else {
        return Ok(Raising::default());
    };
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let name = filled(house.name).map(|name| PersonName::parse(&name));
    Ok(Raising {
        name: name.transpose().map_err(|_| Error::BadHouseName)?,
        registration: house.registration,
        public_url: filled(house.public_url)
            .as_deref()
            .map(parse_url)
            .transpose()?,
    })
}

/// Accepts `raw` as the address of a website without a path.
pub(in crate::auth) fn parse_url(raw: &str) -> Result<String, Error> {
    let url = raw.trim().trim_end_matches('/');
    let authority = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let authority = authority.and_then(|rest| rest.parse::<axum::http::uri::Authority>().ok());
    match authority {
        Some(host)
            if !host.as_str().contains('@') && !host.host().is_empty() && url.len() <= 255 =>
        {
            Ok(url.to_owned())
        }
        _ => Err(Error::BadUrl),
    }
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct Register {
    username: String,
    /// What you are called; the username when left out.
    name: Option<String>,
    email: Option<String>,
    /// 12 characters or more.
    password: String,
    /// The token of an invitation, to a room or to the house, which opens a house that is not
    /// open to everyone.
    invite: Option<String>,
}

/// Make an account, and sign in.
#[utoipa::path(post, path = "/api/users", tag = "accounts", security(()), request_body = Register,
    responses((status = 201, body = SessionBody), (status = 403, description = "`registration_closed`"),
              (status = 404, description = "`invite_gone`: someone else has used it up"),
              (status = 409, description = "`username_taken`, `email_taken`"),
              (status = 422, description = "`invalid_username`, … with `field`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn register(
    State(state): State<super::State>,
    From { origin, site }: From,
    Json(form): Json<Register>,
) -> ApiResult<Response> {
    let (invite, check, at) = (form.invite.clone(), state.invited, origin.at);
    let invited = move |conn: &_| invite.map_or(Ok(false), |token| check(conn, &token, at));
    let parse = || {
        let application = Application::parse(
            &form.username,
            form.name.as_deref(),
            form.email.as_deref(),
            &form.password,
        )?;
        application.username.not_reserved()?;
        Ok(application)
    };
    let accounts = &state.accounts;
    let registered = accounts.register(origin, form.invite.clone(), invited, parse);
    let signed_in = registered.await?;
    Ok(SessionBody::response(StatusCode::CREATED, signed_in, &site))
}

#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct Availability {
    available: bool,
    /// Why not, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// Whether a username can be had.
#[utoipa::path(get, path = "/api/usernames/{name}", tag = "accounts", security(()),
    params(("name" = String, Path)),
    responses((status = 200, body = Availability),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn username(
    State(state): State<super::State>,
    peer: Peer,
    Path(name): Path<String>,
) -> ApiResult<Json<Availability>> {
    state.accounts.check(Gate::Lookup, peer, now())?;
    let reason = match Username::parse(&name) {
        Err(error) => Some(error),
        Ok(name) if name.not_reserved().is_err() => Some(Error::UsernameTaken),
        Ok(name) => {
            let taken = state
                .accounts
                .db()
                .read(move |conn| store::is_taken(conn, &name))
                .await?;
            taken.then_some(Error::UsernameTaken)
        }
    };
    Ok(Json(Availability {
        available: reason.is_none(),
        reason: reason.map(|error| error.to_string()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_has_no_path_and_no_password() {
        assert_eq!(
            parse_url(" https://a.example/ ").unwrap(),
            "https://a.example"
        );
        assert!(parse_url("http://10.0.0.2:8080").is_ok());
        for bad in [
            "",
            "a.example",
            "ftp://a.example",
            "https://",
            "https://a.example/x",
            "https://u:p@a.example",
            "https://a b",
        ] {
            assert!(parse_url(bad).is_err(), "{bad:?}");
        }
    }
}
