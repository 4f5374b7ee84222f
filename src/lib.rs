//! Longhouse: one roof for a team.
//!
//! Modules are listed bottom-up. A module may use those above it in this
//! list, never those below; `tests/it/layers.rs` holds us to it.

#![deny(unsafe_code)]
#![warn(missing_docs)]

pub mod base;

pub mod store;
pub mod web;
pub mod wire;

pub mod auth;

pub mod rooms;

pub mod chat;
pub mod editor;
pub mod sandbox;

pub mod server;
