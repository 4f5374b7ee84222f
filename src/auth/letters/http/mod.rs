//! The routes of letters and the links in them.

mod email;
mod house;
mod invites;
mod join;
mod mail;
mod password;

use crate::auth::Accounts;
use crate::web::{Routes, routes};

/// The routes of letters and the links in them.
pub(in crate::auth) fn routes(accounts: Accounts) -> Routes {
    Routes::new()
        .routes(routes!(password::forgot))
        .routes(routes!(password::reset))
        .routes(routes!(email::show, email::change))
        .routes(routes!(email::resend))
        .routes(routes!(email::verify))
        .routes(routes!(join::ask))
        .routes(routes!(join::landing))
        .routes(routes!(invites::list, invites::create))
        .routes(routes!(invites::revoke))
        .routes(routes!(house::show, house::change))
        .routes(routes!(mail::list))
        .routes(routes!(mail::test))
        .with_state(accounts)
}
