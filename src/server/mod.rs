//! The HTTP server around everything: connections, routes, headers, the front end.

mod assets;
mod config;
mod docs;
mod guard;
mod headers;
mod health;
mod metrics;
mod net;
mod openapi;
mod proxied;
mod rates;
mod router;
mod sender;
mod serve;
pub mod ws;

pub use assets::{Assets, Embedded};
pub use config::Config;
pub use metrics::Metrics;
pub use net::Net;
pub use openapi::describe;
pub use router::{Services, router};
pub use serve::{Listener, Serving, Slot, serve};
