//! The house as a whole: a real server, a real database, real sockets.

mod accounts;
mod assets;
mod browser;
mod compiled;
mod config;
mod convergence;
mod documents;
mod editing;
mod exec;
mod files;
mod http;
mod install;
mod invites;
mod keyboard;
mod layers;
mod live;
mod metrics;
mod protocol;
mod rooms;
mod runs;
mod sandbox;
mod sessions;
mod static_binary;
mod support;
mod tree;
mod types;
