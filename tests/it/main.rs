//! The house as a whole: a real server, a real database, real sockets.

mod config;
mod convergence;
mod documents;
mod editing;
mod exec;
mod install;
mod layers;
mod live;
mod sandbox;
mod static_binary;
mod support;
mod tree;
mod types;
