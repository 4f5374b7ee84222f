//! The house as a whole: a real server, a real database, real sockets.

mod accounts;
mod assets;
mod browser;
mod exec;
mod http;
mod invites;
mod layers;
mod live;
mod rooms;
mod sandbox;
mod sessions;
mod support;
