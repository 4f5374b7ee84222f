//! JSON bodies, with our errors in place of axum's.

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ApiError;
use crate::base::{Explain, Fault};

/// A JSON body, in or out.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("the body has to be JSON of the form that this request takes: {0}")]
    Malformed(String),
    #[error("the body is larger than this request takes")]
    TooLarge,
}

impl Explain for Error {
    fn fault(&self) -> Fault {
        match self {
            Self::Malformed(_) => Fault::Invalid,
            Self::TooLarge => Fault::TooLarge,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed_body",
            Self::TooLarge => "body_too_large",
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(JsonRejection::BytesRejection(_)) => Err(Error::TooLarge.into()),
            Err(rejection) => Err(Error::Malformed(rejection.body_text()).into()),
        }
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}
