//! The front end, embedded in the program.

use std::collections::HashMap;
use std::io::Read;
use std::sync::OnceLock;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use super::headers::Nonce;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Names under this carry a hash of their content, so they never change.
const HASHED: &str = "/assets/";
/// The page of the front end, under a name that nobody can ask for.
const PAGE: &str = "index.html";
/// Where a page's nonce goes.
const NONCE: &str = "__NONCE__";

/// What we serve when the front end was not built.
const STUB: &str = include_str!("assets/stub.html");

/// One embedded file.
#[derive(Debug)]
pub struct Embedded {
    /// Its path in a URL, with the slash; for the page, [`PAGE`].
    pub path: &'static str,
    /// What it is.
    pub content_type: &'static str,
    /// The file, perhaps compressed.
    pub bytes: &'static [u8],
    /// Whether `bytes` are brotli.
    pub brotli: bool,
    /// Names its content.
    pub etag: &'static str,
}

/// The files of the front end.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<&'static str, File>,
    page: String,
}

#[derive(Debug)]
struct File {
    embedded: &'static Embedded,
    /// Without compression, for the rare client that takes none.
    plain: OnceLock<Bytes>,
}

impl Default for Assets {
    fn default() -> Self {
        Self::new(EMBEDDED)
    }
}

impl Assets {
    /// Serves `files`.
    pub fn new(files: &'static [Embedded]) -> Self {
        let file = |embedded| File {
            embedded,
            plain: OnceLock::new(),
        };
        let files: HashMap<_, _> = files
            .iter()
            .map(|embedded| (embedded.path, file(embedded)))
            .collect();
        let page = files
            .get(PAGE)
            .map(|page| String::from_utf8_lossy(page.plain()).into_owned());
        Self {
            page: page.unwrap_or_else(|| STUB.to_owned()),
            files,
        }
    }

    /// The page, with a nonce of its own.
    pub fn page(&self, method: &Method, status: StatusCode) -> Response {
        let nonce = Nonce::fresh();
        let page = self.page.replace(NONCE, &nonce.0);
        let length = page.len();
        let body = if method == Method::HEAD {
            Body::empty()
        } else {
            page.into()
        };
        let headers = [
            (
                CONTENT_TYPE,
                HeaderValue::from_static("text/html; charset=utf-8"),
            ),
            (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (CONTENT_LENGTH, length.into()),
        ];
        let mut response = (status, headers, body).into_response();
        response.extensions_mut().insert(nonce);
        response
    }

    /// The file at `path`, if there is one.
    pub fn file(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
        let file = self.files.get(path).filter(|_| path.starts_with('/'))?;
        let compressed = file.embedded.brotli && takes_brotli(headers);
        let etag = if compressed {
            format!("\"{}-br\"", file.embedded.etag)
        } else {
            format!("\"{}\"", file.embedded.etag)
        };
        let lifetime = match path.starts_with(HASHED) {
            true => "public, max-age=31536000, immutable",
            false => "no-cache",
        };
        let mut response = if is_known(headers, &etag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            file.response(method, compressed)
        };
        let out = response.headers_mut();
        out.insert(ETAG, HeaderValue::try_from(etag).expect("a hash is ASCII"));
        out.insert(CACHE_CONTROL, HeaderValue::from_static(lifetime));
        out.insert(VARY, HeaderValue::from_static("accept-encoding"));
        Some(response)
    }
}

impl File {
    fn response(&self, method: &Method, compressed: bool) -> Response {
        let bytes = match compressed {
            true => Bytes::from_static(self.embedded.bytes),
            false => self.plain().clone(),
        };
        let length = bytes.len();
        let body = if *method == Method::HEAD {
            Body::empty()
        } else {
            bytes.into()
        };
        let mut response = body.into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static(self.embedded.content_type),
        );
        headers.insert(CONTENT_LENGTH, length.into());
        if compressed {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }

    fn plain(&self) -> &Bytes {
        self.plain.get_or_init(|| {
            if !self.embedded.brotli {
                return Bytes::from_static(self.embedded.bytes);
            }
            let mut plain = Vec::new();
            let mut packed = brotli_decompressor::Decompressor::new(self.embedded.bytes, 4096);
            if let Err(error) = packed.read_to_end(&mut plain) {
                tracing::error!(%error, "An embedded file is damaged: {}", self.embedded.path);
            }
            plain.into()
        })
    }
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT_ENCODING).iter();
    let accepted = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','));
    accepted.into_iter().any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
        name.trim().eq_ignore_ascii_case("br")
            && weight.parse::<f32>().is_ok_and(|weight| weight > 0.0)
    })
}

fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let lines = headers.get_all(IF_NONE_MATCH).iter();
    lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|known| {
            let known = known.trim();
            known == "*" || known.trim_start_matches("W/") == etag
        })
}
