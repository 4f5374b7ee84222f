//! Errors on their way to an HTTP client, as RFC 9457 problem details.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::base::{Explain, Fault, Refusal};

/// The result of every handler.
pub type ApiResult<T> = Result<T, ApiError>;

/// An error on its way to an HTTP client.
#[derive(Debug)]
pub struct ApiError {
    refusal: Refusal,
    field: Option<&'static str>,
    retry_after_s: Option<u64>,
}

impl<E: Explain> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self {
            field: error.field(),
            retry_after_s: error.retry_after_s(),
            refusal: error.into(),
        }
    }
}

impl ApiError {
    /// What a room's task has refused.
    pub fn refused(refusal: Refusal) -> Self {
        Self {
            refusal,
            field: None,
            retry_after_s: None,
        }
    }
}

/// The body: problem details (RFC 9457) with our stable `code`.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is, `code` which.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words.
    pub title: &'static str,
    /// The status.
    pub status: u16,
    /// A sentence for people.
    pub detail: String,
    /// A stable name for programs.
    pub code: &'static str,
    /// The field that is wrong, when it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
}

fn status(fault: Fault) -> StatusCode {
    match fault {
        Fault::Malformed => StatusCode::BAD_REQUEST,
        Fault::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Fault::Unauthorized => StatusCode::UNAUTHORIZED,
        Fault::Forbidden => StatusCode::FORBIDDEN,
        Fault::NotFound => StatusCode::NOT_FOUND,
        Fault::Conflict => StatusCode::CONFLICT,
        Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Fault::Busy => StatusCode::TOO_MANY_REQUESTS,
        Fault::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Fault::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = status(self.refusal.fault);
        let problem = Problem {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: self.refusal.message,
            code: self.refusal.code,
            field: self.field,
        };
        let mut response = (status, axum::Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        let waits = matches!(self.refusal.fault, Fault::Busy | Fault::Unavailable);
        if let Some(seconds) = self.retry_after_s.or(waits.then_some(1)) {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
