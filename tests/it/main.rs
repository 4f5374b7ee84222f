//! The house as a whole: a real server, a real database, real sockets.

mod exec;
mod layers;
mod live;
mod sandbox;
mod support;
