//! The house as a whole: a real server, a real database, real sockets.

mod layers;
mod live;
mod support;
