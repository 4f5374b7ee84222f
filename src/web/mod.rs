//! What every HTTP handler needs: errors that turn into responses, bodies with our errors,
//! pages of long lists, who is at the other end, and routes that are documented because they are routes.

mod attachment;
mod body;
mod error;
mod page;
mod peer;

pub use attachment::{Disposition, attachment, disposition};
pub use body::Json;
pub use error::{ApiError, ApiResult, Problem};
pub use page::{Order, Page};
pub use peer::{Peer, Site};
pub use utoipa_axum::router::OpenApiRouter as Routes;
pub use utoipa_axum::routes;
