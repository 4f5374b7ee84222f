//! Signing in, staying signed in, signing out.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};

use super::From;
use crate::auth::factor::{Entered, Second};
use crate::auth::known::Device;
use crate::auth::{
    Accounts, CLEAR, Error, LIFETIME_S, MaybeIdentity, SignedIn, User, cookies, known,
};
use crate::base::Secret;
use crate::web::{ApiResult, Json, Site};

/// A sign-in, as it is answered. The refresh token is in a cookie beside it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SessionBody {
    /// For programs: `Authorization: Bearer …`. Browsers have it as a cookie.
    pub access_token: String,
    /// For how many seconds it is good.
    pub expires_in: i64,
    /// Who has signed in.
    pub user: User,
}

impl SessionBody {
    /// The answer to someone who has signed in, with their cookies.
    pub fn response(status: StatusCode, signed_in: SignedIn, site: &Site) -> Response {
        let access = signed_in.access.expose().clone();
        let refresh = signed_in.refresh.expose().clone();
        let body = Self {
            access_token: access.clone(),
            expires_in: LIFETIME_S,
            user: signed_in.user,
        };
        let mut response = (status, Json(body)).into_response();
        cookies::set(response.headers_mut(), site, &access, &refresh);
        known::set(response.headers_mut(), site, signed_in.device.expose());
        response
    }

    /// The answer to someone who has shown who they are: they are in (201), or have a second step
    /// to make (202).
    pub fn entered(entered: Entered, site: &Site) -> Response {
        match entered {
            Entered::In(signed_in) => Self::response(StatusCode::CREATED, signed_in, site),
            Entered::Second(second) => (StatusCode::ACCEPTED, Json(second)).into_response(),
        }
    }

    /// The same to a browser that was sent elsewhere to sign in, and is to go to `next`, which is
    /// known to be a path of ours.
    pub fn redirect(entered: Entered, site: &Site, next: &str) -> Response {
        match entered {
            Entered::In(signed_in) => {
                let mut response = Redirect::to(next).into_response();
                let (access, refresh) = (signed_in.access.expose(), signed_in.refresh.expose());
                cookies::set(response.headers_mut(), site, access, refresh);
                known::set(response.headers_mut(), site, signed_in.device.expose());
                response
            }
            Entered::Second(second) => Redirect::to(&second.path(next)).into_response(),
        }
    }
}

#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = SignInForm)]
pub(super) struct SignIn {
    /// The username, or the e-mail address.
    login: String,
    password: String,
}

/// Sign in.
#[utoipa::path(post, path = "/api/session", tag = "accounts", security(()), request_body = SignIn,
    responses((status = 201, body = SessionBody),
              (status = 202, body = Second, description = "A second step is to be made"),
              (status = 401, description = "`wrong_credentials`"),
              (status = 403, description = "`account_disabled`"),
              (status = 429, description = "`too_many_attempts`, with Retry-After")))]
pub(super) async fn sign_in(
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    headers: HeaderMap,
    Json(form): Json<SignIn>,
) -> ApiResult<Response> {
    let device = Device::of(&headers, accounts.keys());
    let password = Secret::new(form.password);
    let entered = accounts
        .sign_in(&form.login, password, origin, device)
        .await?;
    Ok(SessionBody::entered(entered, &site))
}

/// Get a new access token, by the refresh cookie, which changes too.
#[utoipa::path(post, path = "/api/session/refresh", tag = "accounts", security(("refresh_cookie" = [])),
    responses((status = 200, body = SessionBody),
              (status = 401, description = "`unauthenticated`, `sign_in_too_old`: sign in again")))]
pub(super) async fn refresh(
    State(accounts): State<Accounts>,
    From { origin, site }: From,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let token = cookies::refresh(&headers).ok_or(Error::SignedOut)?;
    match accounts.refresh(token, origin).await {
        Ok(signed_in) => Ok(SessionBody::response(StatusCode::OK, signed_in, &site)),
        // A dead cookie would only be sent again and again.
        Err(error @ (Error::SignedOut | Error::SignInTooOld)) => {
            let answer = crate::web::ApiError::from(error);
            Ok((AppendHeaders(CLEAR), answer).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Sign out.
#[utoipa::path(delete, path = "/api/session", tag = "accounts", responses((status = 204)))]
pub(super) async fn sign_out(
    State(accounts): State<Accounts>,
    MaybeIdentity(identity): MaybeIdentity,
    From { origin, .. }: From,
    headers: HeaderMap,
) -> ApiResult<Response> {
    accounts
        .sign_out(cookies::refresh(&headers), identity, origin)
        .await?;
    Ok((StatusCode::NO_CONTENT, AppendHeaders(CLEAR)).into_response())
}
