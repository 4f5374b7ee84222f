//! Longhouse: one roof for a team. This page is the map of the house.
//!
//! # Layers
//!
//! Modules are listed bottom-up below. A module may use those above it in the
//! list, never those below or beside it; `tests/it/layers.rs` holds us to it.
//!
//! | layer | modules | what |
//! |---|---|---|
//! | wiring | [`cli`] [`doctor`] [`app`] [`config`] | the only place that knows everything |
//! | [`server`] | router, upgrade, assets, headers | HTTP around everything |
//! | [`live`] | rooms in motion | composes the features |
//! | features | [`people`] [`chat`] [`editor`] [`sandbox`] | never sideways |
//! | [`rooms`] | where, and in which role | |
//! | [`auth`] | who | |
//! | [`mail`] | letters, and how they leave | |
//! | tools | [`store`] [`blob`] [`web`] [`wire`] | SQLite, bytes by content, HTTP kit, WebSocket kit |
//! | [`net`] | the way out | names, certificates, requests to other servers |
//! | [`telemetry`] | logs, numbers for monitors | |
//! | [`background`] | who computes lets others go first | |
//! | [`base`] | ids, time, faults, secrets, limits | values, no I/O |
//!
//! # The life of a frame
//!
//! ```text
//! browser ──ws──▶ server::ws ──▶ live::conn ──▶ RoomHandle ──▶ live::task ──▶ Room::handle(now, input)
//!                                                                ▲                 │ asks the feature: chat::Live
//!                                              Written(event) ───┤                 ▼
//!                                              store::Db  ◀──────┴── Write ── Vec<Output> ── Frame / Binary ──▶ outlets ──▶ browsers
//!
//! HTTP:    request ─▶ server ─▶ chat::http handler ─▶ rooms::Door ─▶ live::task ─▶ store::Db ─▶ everyone, then the answer
//! run:     Room ─▶ sandbox::Command ─▶ sandbox::Pool (own threads) ─▶ sandbox::Progress ─▶ Room
//! ```
//!
//! Every arrow points one way. Logic ([`live::Room`], each feature's `Live`) takes input and
//! *now*, and returns outputs as values; the shells around it (`live::task`, `live::conn`,
//! `sandbox::pool`) do the waiting. All durable changes of a room go through its task, so
//! their sequence numbers reach everyone in order and without gaps.
//!
//! # Three kinds of durability
//!
//! | kind | what | rule |
//! |---|---|---|
//! | ephemeral | cursors, typing, presence | never stored; newest wins; may be dropped |
//! | write-behind | document updates | relayed at once, stored in batches; the client is told what is on disk, and sends again what is not |
//! | commit-first | chat, tree, members, runs | seen by nobody before it is on disk; a client's nonce makes repeats harmless |
//!
//! # Walkthroughs
//!
//! - **A key press**: the browser's `Y.Doc` makes an update; `live::conn` passes it as
//!   [`live::Input::Binary`]; `editor::Live` checks it, relays it to those who have the document
//!   open, and puts it into the batch; `editor::commit` appends the batch to the log; the ack
//!   (`doc.saved`) goes to the typist, whose status bar then says "All changes saved".
//! - **A chat message**: `chat::Live::request` parses it into a write; `chat::apply` stores it
//!   under the room's next number; `chat::Live::written` shows it to everyone.
//! - **A file in the chat**: `chat::attachment` notes that it will come, and appends what comes to
//!   a file of [`blob`]; when all is there it reads what it is, makes a small picture of a large
//!   one on a thread of its own, and gives it the place of its hash. Then a message can carry it.
//! - **A run**: `sandbox::Live` stores it as queued; the room asks the editor for the files;
//!   `sandbox::Pool` runs it on a thread of its own; output comes back as progress. C and C++ are
//!   built first (`sandbox::build`), by a compiler that is a program of the sandbox itself. With
//!   a seed its world is the same every time (`sandbox::world::steady`) and it leaves a receipt
//!   (`sandbox::receipt`); with a file of cases it is run once for each (`sandbox::cases`).
//! - **A sign-in**: `auth::http` checks the limits, then the password beside the async threads,
//!   and sets two cookies: a short access token and a refresh token that changes at every use.
//!   Every way in ends in `Accounts::enter`; who has a second factor gets a ticket there, and is in
//!   once `auth::factor` has seen it.
//! - **A sign-in by a provider**: `auth::provider::http` sends the browser away with a `state` and
//!   a cookie; back with a code, `auth::provider::remote` redeems it and checks the ID token
//!   (`token`); who is known comes in through `Accounts::enter`, who is new chooses a username
//!   at `/welcome` first.
//! - **Someone is locked out**: `auth::people`, or the command line in another process, deletes
//!   their sign-ins; triggers note that in the table `news`; `Accounts::watch` reads it twice a
//!   second, has their access tokens refused ([`auth::Keys`]), and [`live::Rooms`] closes their
//!   connections.
//! - **A reconnect**: the browser joins with the last number it saw; the task's ring holds what
//!   was missed, or everything is told anew.

#![deny(unsafe_code)]
#![warn(missing_docs)]

pub mod base;

pub mod background;

pub mod telemetry;

pub mod net;

pub mod blob;
pub mod store;
pub mod web;
pub mod wire;

pub mod mail;

pub mod auth;

pub mod rooms;

pub mod people;

pub mod chat;
pub mod editor;
pub mod sandbox;

pub mod live;

pub mod server;

pub mod config;

pub mod app;

pub mod doctor;

pub mod cli;
