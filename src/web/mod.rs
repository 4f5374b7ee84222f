//! What every HTTP handler needs: errors that turn into responses, and bodies with our errors.

mod body;
mod error;

pub use body::Json;
pub use error::{ApiError, ApiResult};
