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
    PasswordChanged {
        username: String,
        origin: Origin,
        /// Whether the tokens of scripts have ended, too.
        scripts_too: bool,
    },
    /// Another passkey, authenticator app or set of codes lets someone in.
    Factor { said: String, origin: Origin },
    /// Someone came in from where they never came in before.
    NewDevice { username: String, origin: Origin },
    /// A sign-in was in two hands, and was ended.
    Reused { username: String, origin: Origin },
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
            Self::Factor { .. } => "factor_changed",
            Self::NewDevice { .. } => "new_device",
            Self::Reused { .. } => "token_reused",
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
            Self::NewDevice { .. }
            | Self::PasswordChanged { .. }
            | Self::Factor { .. }
            | Self::Reused { .. } => ("Look at your sign-ins", "/security".to_owned()),
            _ => return None,
        })
    }
}

const NOT_YOU: &str = "If this was not you, there is nothing to do: nothing has changed.";
const ONCE: &str = "The link works once.";
const WARN: &str = "If this was not you, choose a new password at once, and end the sign-ins that you \
                    do not know.";

/// What a letter says: its subject, what there is to say, and what is said below, smaller.
type Words = (String, Vec<String>, Vec<&'static str>);

fn words(about: &About, house: &str) -> Words {
    match about {
        About::Reset { username, .. } => reset(username, house),
        About::Verify { username, .. } => verify(username, house),
        About::Change { username, .. } => change(username, house),
        About::Leaving { username, to } => leaving(username, to, house),
        About::Left { username, to } => left(username, to, house),
        About::Taken { username } => taken(username, house),
        About::Known { username } => known(username, house),
        About::PasswordChanged {
            username,
            origin,
            scripts_too,
        } => password_changed(username, origin, *scripts_too, house),
        About::Factor { said, origin } => factor(said, origin, house),
        About::NewDevice { username, origin } => new_device(username, origin, house),
        About::Reused { username, origin } => reused(username, origin, house),
        About::Invitation { by, .. } => invitation(by.as_deref(), house),
        About::Test { by } => test(by, house),
    }
}

fn reset(username: &str, house: &str) -> Words {
    let said = format!(
        "Someone asked for a new password for the account {username}. To choose one, open the link \
         within 30 minutes. You will be signed out everywhere else, and the tokens of your scripts end."
    );
    let subject = format!("A new password for {house}");
    (subject, vec![said], vec![ONCE, NOT_YOU])
}

fn verify(username: &str, house: &str) -> Words {
    let said = format!(
        "The account {username} has this address. Confirm that it is yours, so that you can get \
         back in by it."
    );
    let subject = format!("Confirm your address for {house}");
    let term = "The link works for three days.";
    let not_mine = "If this is not your account, leave this letter alone.";
    (subject, vec![said], vec![term, not_mine])
}

fn change(username: &str, house: &str) -> Words {
    let said = format!(
        "The account {username} is to have this address. It counts once you have confirmed that it \
         is yours."
    );
    let subject = format!("Confirm your new address for {house}");
    (
        subject,
        vec![said],
        vec!["The link works for a day.", NOT_YOU],
    )
}

fn leaving(username: &str, to: &str, house: &str) -> Words {
    let said = format!(
        "The account {username} is to have the address {to} instead of this one, as soon as that \
         is confirmed."
    );
    let subject = format!("Your address at {house} is about to change");
    (subject, vec![said], vec![WARN])
}

fn left(username: &str, to: &str, house: &str) -> Words {
    let said = format!(
        "The account {username} has the address {to} now. No more letters about it come here."
    );
    let ask = "If this was not you, ask an administrator of the house at once.";
    let subject = format!("Your address at {house} has changed");
    (subject, vec![said], vec![ask])
}

fn taken(username: &str, house: &str) -> Words {
    let said = format!(
        "Someone wanted to use this address for another account. It belongs to yours, {username}, \
         and stays there."
    );
    let subject = format!("This address has an account at {house}");
    (subject, vec![said], vec![NOT_YOU])
}

fn known(username: &str, house: &str) -> Words {
    let said = format!(
        "Someone asked to make an account with this address. It has one already: {username}. Sign \
         in with it; there you can also ask for a new password."
    );
    let subject = format!("You have an account at {house}");
    (subject, vec![said], vec![NOT_YOU])
}

fn password_changed(username: &str, origin: &Origin, scripts_too: bool, house: &str) -> Words {
    let scripts = match scripts_too {
        true => " The tokens of its scripts have ended, too.",
        false => "",
    };
    let said = format!(
        "The account {username} has a new password, and was signed out everywhere else.{scripts}"
    );
    let ask = "If this was not you, ask for a new password on the sign-in page at once.";
    let subject = format!("Your password at {house} has changed");
    (subject, vec![said, place(origin)], vec![ask])
}

fn factor(said: &str, origin: &Origin, house: &str) -> Words {
    (
        format!("How you sign in to {house} has changed"),
        vec![said.to_owned(), place(origin)],
        vec![WARN],
    )
}

fn reused(username: &str, origin: &Origin, house: &str) -> Words {
    let said = format!(
        "Someone used a copy of a sign-in to the account {username}. It was ended for everyone who \
         had it, so you may have to sign in again."
    );
    let note = "Copies are taken by programs on a device, and from backups of a browser. Sign-ins \
                that you do not know can be ended under Security.";
    let subject = format!("A sign-in to {house} was ended");
    (subject, vec![said, place(origin)], vec![note])
}

fn new_device(username: &str, origin: &Origin, house: &str) -> Words {
    let said = format!(
        "Someone has signed in to the account {username} from where you have not been before."
    );
    let subject = format!("A new sign-in to {house}");
    (subject, vec![said, place(origin)], vec![WARN])
}

fn invitation(by: Option<&str>, house: &str) -> Words {
    let begin = match by {
        Some(by) => format!("{by} invites you to {house}"),
        None => format!("You asked to join {house}"),
    };
    let said =
        format!("{begin}, where people write code together. Open the link to make your account.");
    let unknown = "If you do not know what this is about, there is nothing to do.";
    let subject = format!("Come in to {house}");
    (subject, vec![said], vec![ONCE, unknown])
}

fn test(by: &str, house: &str) -> Words {
    let said = format!("{by} sent this letter to see whether letters arrive. This one did.");
    let subject = format!("Letters from {house} arrive");
    (subject, vec![said], Vec::new())
}

/// When, from which device, from which address.
fn place(origin: &Origin) -> String {
    let (at, device) = (when(origin.at), device(&origin.device));
    format!("{at}, {device}, from {}", origin.address())
}
