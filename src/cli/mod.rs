//! The command line.

mod backup;
mod user;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, Parser, Subcommand};

use self::user::UserCommand;
use crate::config::{self, Config};
use crate::{app, doctor, sandbox, telemetry};

/// Settings that make no sense (`EX_CONFIG` of sysexits.h).
const EXIT_CONFIG: u8 = 78;

/// Where a browser of this machine finds the house when nobody says otherwise.
const DEFAULT_LISTEN: &str = "127.0.0.1:8080";
/// The same for the office.
const LAN_LISTEN: &str = "0.0.0.0:8080";

/// One roof for a team: rooms in which people write code together, run it and talk.
#[derive(Debug, Parser)]
#[command(name = "longhouse", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the house.
    Serve(Serve),
    /// Run a program in the sandbox, without a server.
    Exec(sandbox::Exec),
    /// Look after accounts.
    User {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Compile the language runtimes now, instead of at the first start.
    Prepare {
        /// Only these [default: all].
        runtimes: Vec<String>,
        /// End when the process that started this one does.
        #[arg(long, hide = true)]
        with_parent: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Copy the database to FILE and the files of its rooms to FILE.files, while the server runs or not.
    Backup {
        /// The copy; must not exist.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Put a backup in the place of the database and the files. The server must be stopped.
    Restore {
        /// A copy made by `backup`.
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Read the whole database and all files, and say whether they are sound.
    Check {
        #[command(flatten)]
        place: Place,
    },
    /// Look at the machine and say what would stand in the way.
    Doctor {
        #[command(flatten)]
        place: Place,
    },
    /// Print the settings in force.
    Config {
        /// Those that hold when nobody says otherwise.
        #[arg(long)]
        defaults: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Print the version.
    Version,
}

/// Where settings and data are.
#[derive(Debug, Args)]
struct Place {
    /// The settings; see config.example.toml.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where everything is kept [default: $STATE_DIRECTORY, or ./longhouse-data].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Serve {
    #[command(flatten)]
    place: Place,
    /// An address to serve at; may be given more than once. Port 0 picks one [default: 127.0.0.1:8080].
    #[arg(long, value_name = "ADDR")]
    listen: Vec<SocketAddr>,
    /// Serve the office: every address of this machine.
    #[arg(long)]
    lan: bool,
    /// Serve the internet under this name.
    #[arg(long, value_name = "NAME")]
    domain: Vec<String>,
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.command.run() {
        Ok(code) => code,
        Err(error) if error.is::<config::Error>() => {
            eprintln!("longhouse: {error}");
            ExitCode::from(EXIT_CONFIG)
        }
        Err(error) => {
            eprintln!("longhouse: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Command {
    fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Serve(serve) => serve.run()?,
            Self::Exec(args) => return Ok(sandbox::exec(args, &app::cache())),
            Self::User { place, command } => command.run(&place.database()?)?,
            Self::Prepare {
                runtimes,
                with_parent,
                place,
            } => {
                if with_parent {
                    app::serve_parent();
                }
                let config = place.settings()?;
                app::prepare(&place.data(&config), &runtimes)?;
            }
            Self::Backup { file, place } => backup::backup(&file, &place)?,
            Self::Restore { file, place } => backup::restore(&file, &place)?,
            Self::Check { place } => backup::check(&place)?,
            Self::Doctor { place } => {
                let config = place.settings()?;
                return Ok(doctor::examine(&place.data(&config), &config));
            }
            Self::Config { defaults, place } => {
                let config = if defaults {
                    Config::default()
                } else {
                    place.settings()?
                };
                print!("{}", config.to_toml());
            }
            Self::Version => println!("longhouse {}", env!("CARGO_PKG_VERSION")),
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Place {
    fn settings(&self) -> Result<Config, config::Error> {
        Config::load(self.config.as_deref(), std::env::vars())
    }

    fn data(&self, config: &Config) -> PathBuf {
        let named = self.data.clone().or_else(|| config.server.data.clone());
        named.unwrap_or_else(config::default_data_dir)
    }

    fn database(&self) -> anyhow::Result<PathBuf> {
        Ok(app::database(&self.data(&self.settings()?)))
    }
}

impl Serve {
    fn run(self) -> anyhow::Result<()> {
        let mut config = self.place.settings()?;
        let data = self.place.data(&config);
        if !self.domain.is_empty() {
            bail!(
                "--domain needs certificates, which this version cannot fetch yet; \
                 put a proxy with TLS in front, and set server.public_url to its address"
            );
        }
        if !self.listen.is_empty() {
            config.server.listen = self.listen.iter().map(ToString::to_string).collect();
        } else if self.lan {
            config.server.listen = vec![LAN_LISTEN.to_owned()];
        } else if config.server.listen.is_empty() {
            config.server.listen = vec![DEFAULT_LISTEN.to_owned()];
        }
        telemetry::start(&config.log);
        app::serve(&data, config)
    }
}
