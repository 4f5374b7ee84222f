//! The mail server: speaks SMTP with it, over lettre.

use std::error::Error as _;
use std::fmt::Write as _;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters,
};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Category;
use lettre::{Address, Message};
use rustls::RootCertStore;
use tokio::time::timeout;

use super::store::Due;
use super::{Config, Error, Tls};
use crate::net::Resolver;

/// How long connecting may take, and how long handing over one letter.
const PATIENCE: Duration = Duration::from_secs(30);

/// How much of what a server says is kept.
const MAX_SAID: usize = 300;

/// Why a letter did not leave.
#[derive(Debug)]
pub(super) enum Failure {
    /// It may work later.
    Now(String),
    /// It never will: nobody has this address, or the server refuses it.
    Ever(String),
}

/// A mail server, and who we are there.
#[derive(Clone)]
pub struct Server {
    host: String,
    port: u16,
    tls: Tls,
    parameters: TlsParameters,
    credentials: Option<Credentials>,
    from: Mailbox,
    hello: ClientId,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Server(…)")
    }
}

impl Server {
    /// The server that the settings name, if they name one.
    pub fn open(config: &Config) -> Result<Option<Self>, Error> {
        let Some(host) = config.host.clone() else {
            return Ok(None);
        };
        let wrong = |what: &str| Error::Config(what.to_owned());
        let from = config.from.as_deref();
        let from = from.ok_or_else(|| wrong("from has to say whom letters come from"))?;
        let from: Mailbox = from.parse().map_err(|_| {
            wrong("from is no address; it looks like Longhouse <house@example.org>")
        })?;
        let credentials = match (&config.username, &config.password) {
            (None, None) => None,
            (Some(name), Some(password)) => {
                Some(Credentials::new(name.clone(), password.expose().to_owned()))
            }
            _ => return Err(wrong("username and password go together")),
        };
        if config.tls == Tls::None && credentials.is_some() && !is_here(&host) {
            return Err(wrong(
                "tls = \"none\" would show the password to everyone on the way to another machine",
            ));
        }
        Ok(Some(Self {
            port: config.port.unwrap_or(config.tls.port()),
            tls: config.tls,
            parameters: parameters(config, &host)?,
            credentials,
            hello: ClientId::Domain(from.email.domain().to_owned()),
            from,
            host,
        }))
    }

    /// Whom letters come from.
    pub fn from(&self) -> String {
        self.from.to_string()
    }

    /// A connection that letters can be handed over on.
    pub(super) async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        match timeout(PATIENCE, self.try_connect()).await {
            Ok(done) => done.map_err(Failure::Now),
            Err(_) => Err(Failure::Now("the mail server does not answer".to_owned())),
        }
    }

    async fn try_connect(&self) -> Result<AsyncSmtpConnection, String> {
        let mut failed = Vec::new();
        for ip in resolve(&self.host).await? {
            let addr = SocketAddr::new(ip, self.port);
            let wrapped = (self.tls == Tls::Implicit).then(|| self.parameters.clone());
            // An address rather than a name: lettre would ask the C library, which in a static
            // program loads parts of another one.
            let connected = AsyncSmtpConnection::connect_tokio1(
                addr,
                Some(PATIENCE / 3),
                &self.hello,
                wrapped,
                None,
            );
            match connected.await {
                Ok(connection) => return self.open_up(connection).await.map_err(|e| said(&e)),
                Err(error) => failed.push(format!("{ip}: {}", said(&error))),
            }
        }
        // Each address fails for a reason of its own; the last alone may be the one that tells nothing.
        match failed.is_empty() {
            true => Err(format!("{} has no address", self.host)),
            false => Err(failed.join("; ")),
        }
    }

    /// Encrypts and signs in, as the settings say.
    async fn open_up(
        &self,
        mut connection: AsyncSmtpConnection,
    ) -> Result<AsyncSmtpConnection, lettre::transport::smtp::Error> {
        if self.tls == Tls::Starttls {
            let parameters = self.parameters.clone();
            connection.starttls(parameters, &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            let ways = [Mechanism::Plain, Mechanism::Login];
            connection.auth(&ways, credentials).await?;
        }
        Ok(connection)
    }

    /// Hands a letter over.
    pub(super) async fn send(
        &self,
        connection: &mut AsyncSmtpConnection,
        due: &Due,
    ) -> Result<(), Failure> {
        let message = self.message(due).map_err(Failure::Ever)?;
        let (envelope, bytes) = (message.envelope(), message.formatted());
        match timeout(PATIENCE, connection.send(envelope, &bytes)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if is_final(&error) => Err(Failure::Ever(said(&error))),
            Ok(Err(error)) => Err(Failure::Now(said(&error))),
            Err(_) => Err(Failure::Now("the mail server does not answer".to_owned())),
        }
    }

    fn message(&self, due: &Due) -> Result<Message, String> {
        let to: Address = due.recipient.parse().map_err(|_| "this is no address")?;
        let at = Duration::from_millis(u64::try_from(due.created_at.0).unwrap_or_default());
        // The same at every attempt, so that a letter that arrives twice can be recognised.
        let id = format!("<{}@{}>", due.id, self.from.email.domain());
        // Nobody's absence is to be told to a program (RFC 3834).
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(due.subject.clone())
            .date(UNIX_EPOCH + at)
            .message_id(Some(id))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .multipart(MultiPart::alternative_plain_html(
                due.text.clone(),
                due.html.clone(),
            ))
            .map_err(|error| error.to_string())
    }
}

/// Whether `host` is this machine.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// Whom we trust: who is built in, who this machine trusts, and who is named in the settings.
fn parameters(config: &Config, host: &str) -> Result<TlsParameters, Error> {
    let wrong = |what: &dyn std::fmt::Display| Error::Config(format!("ca_file: {what}"));
    let mut builder =
        TlsParameters::builder(host.to_owned()).certificate_store(CertificateStore::WebpkiRoots);
    for certificate in rustls_native_certs::load_native_certs().certs {
        // One that rustls cannot read would spoil all the others.
        if RootCertStore::empty().add(certificate.clone()).is_ok()
            && let Ok(trusted) = Certificate::from_der(certificate.to_vec())
        {
            builder = builder.add_root_certificate(trusted);
        }
    }
    if let Some(file) = &config.ca_file {
        let pem = fs::read(file).map_err(|error| wrong(&error))?;
        let trusted = Certificate::from_pem(&pem).map_err(|error| wrong(&error))?;
        builder = builder.add_root_certificate(trusted);
    }
    builder.build().map_err(|error| wrong(&said(&error)))
}

/// The addresses of `host`, by our own resolver.
async fn resolve(host: &str) -> Result<Vec<IpAddr>, String> {
    if let Ok(ip) = host.parse() {
        return Ok(vec![ip]);
    }
    if host == "localhost" {
        return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
    }
    let resolver = Resolver::of_the_system();
    let resolver = resolver.map_err(|error| format!("names cannot be looked up: {error}"))?;
    let found = resolver.addresses(host).await;
    found.map_err(|error| format!("{host} cannot be found: {error}"))
}

/// Whether it makes no sense to try again: the letter itself is refused, not the one who brings it.
fn is_final(error: &lettre::transport::smtp::Error) -> bool {
    let by_server = error.is_permanent()
        && error
            .status()
            .is_some_and(|code| code.category == Category::MailSystem);
    by_server || error.is_client()
}

/// An error with its causes, in one line.
fn said(error: &lettre::transport::smtp::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let more = inner.to_string();
        if !line.contains(&more) {
            let _ = write!(line, ": {more}");
        }
        cause = inner.source();
    }
    let visible = line.chars().map(|c| if c.is_control() { ' ' } else { c });
    visible.take(MAX_SAID).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{LetterId, Timestamp};

    fn config(text: &str) -> Config {
        toml::from_str(text).unwrap()
    }

    fn refused(text: &str) -> String {
        Server::open(&config(text)).unwrap_err().to_string()
    }

    #[test]
    fn a_server_that_cannot_work_is_refused_at_the_start() {
        assert!(Server::open(&Config::default()).unwrap().is_none());
        assert!(refused("host = 'mx.example'").contains("from"));
        assert!(refused("host = 'mx.example'\nfrom = 'nobody'").contains("from"));
        let from = "host = 'mx.example'\nfrom = 'a@b.example'\n";
        assert!(refused(&format!("{from}username = 'a'")).contains("together"));
        let bare = format!("{from}tls = 'none'\nusername = 'a'\npassword = 'b'");
        assert!(refused(&bare).contains("password"));
        assert!(Server::open(&config(&bare.replace("mx.example", "127.0.0.1"))).is_ok());
        assert!(refused(&format!("{from}ca_file = '/nowhere.pem'")).contains("ca_file"));
    }

    #[test]
    fn the_password_is_in_no_diagnosis() {
        let config = config("password = 'hunter2'");
        assert!(!format!("{config:?}").contains("hunter2"));
    }

    #[test]
    fn nobody_adds_a_header_by_what_they_are_called() {
        let server = config("host = 'localhost'\nfrom = 'Longhouse <house@example.org>'");
        let server = Server::open(&server).unwrap().unwrap();
        let due = Due {
            id: LetterId::fresh(),
            recipient: "ann@example.org".to_owned(),
            subject: "Hi\r\nBcc: eve@example.org\r\n\r\nbody".to_owned(),
            text: "text\r\n.\r\nMAIL FROM:<eve@example.org>".to_owned(),
            html: "<p>ü".to_owned(),
            created_at: Timestamp(1_000),
            is_last: false,
        };
        let message = String::from_utf8(server.message(&due).unwrap().formatted()).unwrap();
        let (head, _) = message.split_once("\r\n\r\n").unwrap();
        assert!(!head.contains("\r\nBcc:"), "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(head.contains(&format!("{}@example.org", due.id)), "{head}");
        for recipient in ["", "ann", "a@b\r\nRCPT TO:<eve@x.org>", "a@b> X"] {
            let due = Due {
                recipient: recipient.to_owned(),
                ..due.clone()
            };
            assert!(server.message(&due).is_err(), "{recipient:?}");
        }
    }
}
