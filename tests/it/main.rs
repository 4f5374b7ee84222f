//! The house as a whole: a real server, a real database, real sockets.

mod accounts;
mod assets;
mod browser;
mod http;
mod invites;
mod rooms;
mod sessions;
