//! Requests to other people's servers.

use std::error::Error as _;
use std::time::Duration;

use reqwest::header::{ACCEPT, CACHE_CONTROL, HeaderMap};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Url};
use rustls::ClientConfig;

use super::Resolver;
use crate::base::Secret;

/// The most that we take of an answer: 1 MiB.
pub const MAX_ANSWER: usize = 1024 * 1024;
/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a request may take, its answer included.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody there, or nobody whom we believe, or too slow.
    #[error("{0}")]
    Unreachable(String),
    /// More than we take.
    #[error("the answer is larger than {MAX_ANSWER} bytes")]
    TooLarge,
}

/// What a server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// For how long it may be kept, when it says so.
    pub fresh_for: Option<Duration>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether it is what was asked for.
    pub fn is_good(&self) -> bool {
        self.status == 200
    }
}

/// Asks other servers over HTTP. Clone it freely.
#[derive(Clone, Debug)]
pub struct Client(reqwest::Client);

impl Client {
    /// Asks over connections encrypted as `tls` says, to addresses that `resolver` finds.
    pub fn new(tls: ClientConfig, resolver: Resolver) -> Result<Self, Error> {
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(resolver)
            .no_proxy()
            .redirect(Policy::none())
            .connect_timeout(CONNECT)
            .timeout(PATIENCE)
            .http1_only()
            .user_agent(concat!("Longhouse/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self(client.map_err(unreachable)?))
    }

    /// `GET`, showing `bearer` where it is asked for.
    pub async fn get(&self, url: Url, bearer: Option<&Secret<String>>) -> Result<Answer, Error> {
        let mut request = self.0.get(url);
        if let Some(token) = bearer {
            request = request.bearer_auth(token.expose());
        }
        answer(request).await
    }

    /// `POST` of a form, as `basic`: a name and a password.
    pub async fn post(
        &self,
        url: Url,
        form: &[(&str, &str)],
        basic: Option<(&str, &Secret<String>)>,
    ) -> Result<Answer, Error> {
        let mut request = self.0.post(url).form(form);
        if let Some((name, password)) = basic {
            request = request.basic_auth(name, Some(password.expose()));
        }
        answer(request).await
    }
}

async fn answer(request: RequestBuilder) -> Result<Answer, Error> {
    let sent = request.header(ACCEPT, "application/json").send().await;
    let mut response = sent.map_err(unreachable)?;
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(unreachable)? {
        if body.len() + part.len() > MAX_ANSWER {
            return Err(Error::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(Answer {
        status: response.status().as_u16(),
        fresh_for: fresh_for(response.headers()),
        body,
    })
}

/// What `Cache-Control` says, less what `Age` has taken of it already.
fn fresh_for(headers: &HeaderMap) -> Option<Duration> {
    let said = headers.get(CACHE_CONTROL)?.to_str().ok()?;
    let mut parts = said.split(',').map(str::trim);
    if parts
        .clone()
        .any(|part| part == "no-store" || part == "no-cache")
    {
        return Some(Duration::ZERO);
    }
    let seconds: u64 = parts.find_map(|part| part.strip_prefix("max-age=")?.parse().ok())?;
    let age = headers.get("age").and_then(|age| age.to_str().ok());
    let age = age.and_then(|age| age.parse().ok()).unwrap_or(0);
    Some(Duration::from_secs(seconds.saturating_sub(age)))
}

/// The innermost cause says what happened. The address is the caller's to tell.
fn unreachable(error: reqwest::Error) -> Error {
    let error = error.without_url();
    let mut cause = error.source();
    let mut said = error.to_string();
    while let Some(inner) = cause {
        said = inner.to_string();
        cause = inner.source();
    }
    Error::Unreachable(said)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// A server that answers `said` once, whatever it is asked. Tells what it was asked.
    async fn server(said: Vec<u8>) -> (Url, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/x", listener.local_addr().unwrap());
        let task = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = vec![0; 4_096];
            let read = stream.read(&mut asked).await.unwrap();
            // Whoever has heard enough may hang up before all of it is sent.
            let _ = stream.write_all(&said).await;
            String::from_utf8_lossy(&asked[..read]).into_owned()
        });
        (url.parse().unwrap(), task)
    }

    fn client() -> Client {
        let tls = super::super::client_config(None).unwrap();
        Client::new(tls, Resolver::of_the_system().unwrap()).unwrap()
    }

    fn response(head: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n", body.len());
        [head.as_bytes(), body].concat()
    }

    #[tokio::test]
    async fn an_answer_comes_with_how_long_it_may_be_kept() {
        let head = "200 OK\r\ncache-control: public, max-age=600\r\nage: 100";
        let (url, asked) = server(response(head, b"{}")).await;
        let token = Secret::new("abc".to_owned());
        let answer = client().get(url, Some(&token)).await.unwrap();
        assert!(answer.is_good());
        assert_eq!(answer.body, b"{}");
        assert_eq!(answer.fresh_for, Some(Duration::from_secs(500)));
        assert!(asked.await.unwrap().contains("authorization: Bearer abc"));
    }

    #[tokio::test]
    async fn a_redirection_is_an_answer_and_not_followed() {
        let (url, _) = server(response("302 Found\r\nlocation: http://192.0.2.1/", b"")).await;
        let answer = client().get(url, None).await.unwrap();
        assert_eq!((answer.status, answer.is_good()), (302, false));
    }

    #[tokio::test]
    async fn an_endless_answer_is_given_up() {
        let (url, _) = server(response("200 OK", &vec![b'x'; MAX_ANSWER + 1])).await;
        assert!(matches!(
            client().get(url, None).await,
            Err(Error::TooLarge)
        ));
    }

    #[tokio::test]
    async fn nobody_there_is_said_so() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        drop(listener);
        let asked = client()
            .post(url.parse().unwrap(), &[("a", "b")], None)
            .await;
        assert!(matches!(asked, Err(Error::Unreachable(_))), "{asked:?}");
    }

    #[test]
    fn what_must_not_be_kept_is_not() {
        let fresh = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(CACHE_CONTROL, value.parse().unwrap());
            fresh_for(&headers)
        };
        assert_eq!(fresh("no-store, max-age=600"), Some(Duration::ZERO));
        assert_eq!(fresh("private"), None);
        assert_eq!(fresh("max-age=x"), None);
    }
}
