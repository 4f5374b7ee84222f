//! What letters say.

use super::words::{device, when};
use crate::auth::Origin;
use crate::mail::{Action, Draft};

/// What a letter is about. Tokens are those of the links in it.
#[derive(Clone, Debug)]
pub(in crate::auth) enum About {
    /// A password is to be chosen anew.
    Reset { token: String, username: String },
    /// An address is to be shown to be someone's.
    Verify { token: String, username: String },
    /// An account is to have this address.
    Change { token: String, username: String },
    /// An account is to have another address than this one.
    Leaving { username: String, to: String },
    /// An account has another address than this one.
    Left { username: String, to: String },
    /// Someone wants an address for their account that belongs to another one.
    Taken { username: String },
    /// The password is another one now.
    PasswordChanged { username: String, origin: Origin },
    /// Someone came in from where they never came in before.
    NewDevice { username: String, origin: Origin },
    /// Someone is invited to the house; by nobody when they asked for it.
    Invitation { token: String, by: Option<String> },
    /// Someone who has an account wants to make one.
    Known { username: String },
    /// Letters arrive.
    Test { by: String },
}

impl About {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Reset { .. } => "reset",
            Self::Verify { .. } => "verify",
            Self::Change { .. } => "change",
            Self::Leaving { .. } | Self::Left { .. } => "address_changed",
            Self::Taken { .. } | Self::Known { .. } => "known_address",
            Self::PasswordChanged { .. } => "password_changed",
            Self::NewDevice { .. } => "new_device",
            Self::Invitation { .. } => "invitation",
            Self::Test { .. } => "test",
        }
    }

    pub(super) fn token(&self) -> Option<&str> {
        match self {
            Self::Reset { token, .. }
            | Self::Verify { token, .. }
            | Self::Change { token, .. }
            | Self::Invitation { token, .. } => Some(token),
            _ => None,
        }
    }

    /// The letter, of the house that is called `house` and answers at `url`.
    pub(super) fn draft(&self, house: String, url: &str) -> Draft {
        let (subject, said, notes) = words(self, &house);
        let action = self.action().map(|(label, path)| Action {
            label: label.to_owned(),
            url: format!("{url}{path}"),
        });
        Draft {
            house,
            subject,
            said,
            // News of a house that does not know its address have no link at all.
            action: action.filter(|_| self.token().is_some() || !url.is_empty()),
            notes: notes.into_iter().map(str::to_owned).collect(),
        }
    }

    /// What to do, and on which page.
    fn action(&self) -> Option<(&'static str, String)> {
        Some(match self {
            Self::Reset { token, .. } => ("Choose a new password", format!("/reset/{token}")),
            Self::Verify { token, .. } | Self::Change { token, .. } => {
                ("Confirm this address", format!("/verify/{token}"))
            }
            Self::Invitation { token, .. } => ("Come in", format!("/join/{token}")),
            Self::Taken { .. } | Self::Known { .. } => ("Sign in", "/sign-in".to_owned()),
            Self::NewDevice { .. } | Self::PasswordChanged { .. } => {
                ("Look at your sign-ins", "/security".to_owned())
            }
            _ => return None,
        })
    }
}

const NOT_YOU: &str = "If this was not you, there is nothing to do: nothing has changed.";
const ONCE: &str = "The link works once.";
const WARN: &str = "If this was not you, choose a new password at once, and end the sign-ins that you do not know.";

/// What a letter says: its subject, what there is to say, and what is said below, smaller.
fn words(about: &About, house: &str) -> (String, Vec<String>, Vec<&'static str>) {
    let one =
        |subject: String, said: String, notes: Vec<&'static str>| (subject, vec![said], notes);
    match about {
        About::Reset { username, .. } => one(
            format!("A new password for {house}"),
            format!(
                "Someone asked for a new password for the account {username}. To choose one, open the link within 30 minutes. You will be signed out everywhere else."
            ),
            vec![ONCE, NOT_YOU],
        ),
        About::Verify { username, .. } => one(
            format!("Confirm your address for {house}"),
            format!(
                "The account {username} has this address. Confirm that it is yours, so that you can get back in by it."
            ),
            vec!["The link works for three days.", NOT_YOU],
        ),
        About::Change { username, .. } => one(
            format!("Confirm your new address for {house}"),
            format!(
                "The account {username} is to have this address. It counts once you have confirmed that it is yours."
            ),
            vec!["The link works for a day.", NOT_YOU],
        ),
        About::Leaving { username, to } => one(
            format!("Your address at {house} is about to change"),
            format!(
                "The account {username} is to have the address {to} instead of this one, as soon as that is confirmed."
            ),
            vec![WARN],
        ),
        About::Left { username, to } => one(
            format!("Your address at {house} has changed"),
            format!(
                "The account {username} has the address {to} now. No more letters about it come here."
            ),
            vec!["If this was not you, ask an administrator of the house at once."],
        ),
        About::Taken { username } => one(
            format!("This address has an account at {house}"),
            format!(
                "Someone wanted to use this address for another account. It belongs to yours, {username}, and stays there."
            ),
            vec![NOT_YOU],
        ),
        About::Known { username } => one(
            format!("You have an account at {house}"),
            format!(
                "Someone asked to make an account with this address. It has one already: {username}. Sign in with it; there you can also ask for a new password."
            ),
            vec![NOT_YOU],
        ),
        About::PasswordChanged { username, origin } => (
            format!("Your password at {house} has changed"),
            vec![
                format!(
                    "The account {username} has a new password, and was signed out everywhere else."
                ),
                place(origin),
            ],
            vec!["If this was not you, ask for a new password on the sign-in page at once."],
        ),
        About::NewDevice { username, origin } => (
            format!("A new sign-in to {house}"),
            vec![
                format!(
                    "Someone has signed in to the account {username} from where you have not been before."
                ),
                place(origin),
            ],
            vec![WARN],
        ),
        About::Invitation { by, .. } => one(
            format!("Come in to {house}"),
            match by {
                Some(by) => format!(
                    "{by} invites you to {house}, where people write code together. Open the link to make your account."
                ),
                None => format!(
                    "You asked to join {house}, where people write code together. Open the link to make your account."
                ),
            },
            vec![
                ONCE,
                "If you do not know what this is about, there is nothing to do.",
            ],
        ),
        About::Test { by } => one(
            format!("Letters from {house} arrive"),
            format!("{by} sent this letter to see whether letters arrive. This one did."),
            vec![],
        ),
    }
}

/// When, from which device, from which address.
fn place(origin: &Origin) -> String {
    let (at, device) = (when(origin.at), device(&origin.device));
    format!("{at}, {device}, from {}", origin.address())
}
