//! `longhouse user …`

use std::io::{BufRead, IsTerminal};
use std::path::Path;

use anyhow::{Context, ensure};
use clap::{Subcommand, ValueEnum};

use crate::auth::{self, Application, HouseRole, Password};
use crate::base::now;
use crate::store;

/// What can be done about an account.
#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Make an account; its password is read from standard input.
    Add {
        /// The unique name.
        username: String,
        /// What they are called, if not by that name.
        #[arg(long)]
        name: Option<String>,
        /// Their address.
        #[arg(long)]
        email: Option<String>,
        /// What they may do in the house.
        #[arg(long, value_enum, default_value = "member")]
        role: Role,
    },
    /// List everyone.
    List,
    /// Set a password, read from standard input, and end all sign-ins.
    Password {
        /// Username or address.
        login: String,
    },
    /// Make someone administrator or member.
    Role {
        /// Username or address.
        login: String,
        /// Which.
        role: Role,
    },
    /// Lock someone out.
    Disable {
        /// Username or address.
        login: String,
        /// Let them in again instead.
        #[arg(long)]
        undo: bool,
    },
    /// Say whether someone has passkeys and an authenticator app.
    Factors {
        /// Username or address.
        login: String,
        /// Take them all away, and end all sign-ins: for who has lost them.
        #[arg(long)]
        clear: bool,
    },
}

/// A role in the house that can be given.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Role {
    /// Looks after the house.
    Admin,
    /// Belongs to it.
    Member,
}

impl From<Role> for HouseRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Admin => Self::Admin,
            Role::Member => Self::Member,
        }
    }
}

impl UserCommand {
    /// Carries it out on the database at `db`.
    pub(super) fn run(self, db: &Path) -> anyhow::Result<()> {
        let folder = db.parent().unwrap_or(Path::new("."));
        ensure!(
            folder.exists(),
            "there is no data at {}; name it with --data",
            folder.display()
        );
        let mut conn = store::open_alone(db)?;
        match self {
            Self::Add {
                username,
                name,
                email,
                role,
            } => {
                let password = read_password()?;
                let new =
                    Application::parse(&username, name.as_deref(), email.as_deref(), &password)?;
                auth::manage::add(&mut conn, new, role.into(), now())?;
                println!("{username} has an account now");
            }
            Self::List => {
                for (user, disabled) in auth::manage::list(&conn)? {
                    let username = user.username.as_deref().unwrap_or("-");
                    let email = user.email.as_deref().unwrap_or("-");
                    let role = format!("{:?}", user.role).to_lowercase();
                    let state = if disabled { "disabled" } else { "active" };
                    println!("{username:24} {role:8} {state:9} {email:32} {}", user.name);
                }
            }
            Self::Password { login } => {
                let password = Password::parse(&read_password()?, &[&login])?;
                auth::manage::set_password(&mut conn, &login, &password)?;
                println!(
                    "{login} has a new password, and is signed out everywhere, scripts included"
                );
            }
            Self::Role { login, role } => {
                auth::manage::set_role(&mut conn, &login, role.into())?;
                println!("{login} is {} now", format!("{role:?}").to_lowercase());
            }
            Self::Disable { login, undo } => {
                auth::manage::set_disabled(&mut conn, &login, !undo)?;
                println!(
                    "{login} is {}",
                    if undo { "let in again" } else { "locked out" }
                );
            }
            Self::Factors {
                login,
                clear: false,
            } => {
                let (passkeys, has_app) = auth::manage::factors(&conn, &login)?;
                println!("{}", counted(&login, "has", passkeys, has_app));
            }
            Self::Factors { login, clear: true } => {
                let (passkeys, had_app) = auth::manage::clear_factors(&mut conn, &login)?;
                println!("{}", counted(&login, "had", passkeys, had_app));
                println!(
                    "They are gone, and {login} is signed out everywhere; the password is left as it was"
                );
            }
        }
        Ok(())
    }
}

/// What someone has to sign in with beside a password, in words.
fn counted(login: &str, has: &str, passkeys: u32, app: bool) -> String {
    let passkeys = match passkeys {
        0 => "no passkeys".to_owned(),
        1 => "1 passkey".to_owned(),
        more => format!("{more} passkeys"),
    };
    let app = if app { "an" } else { "no" };
    format!("{login} {has} {passkeys} and {app} authenticator app")
}

/// A line of standard input: a password never stands on a command line, where others see it.
fn read_password() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        eprint!("Password (it will be shown while you type): ");
    }
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .context("reading the password")?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}
