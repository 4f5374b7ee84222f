//! Headers that every answer has, and the policy of what a page may do.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;
use data_encoding::BASE64;

use crate::base::random_bytes;
use crate::web::Peer;

/// The nonce of one page, which its policy names. Put into the extensions of its response.
#[derive(Clone, Debug)]
pub(super) struct Nonce(pub String);

impl Nonce {
    /// A new one, of 128 bits.
    pub fn fresh() -> Self {
        Self(BASE64.encode(&random_bytes::<16>()))
    }
}

/// For data: nothing may be done with it at all.
const FOR_DATA: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

const PERMISSIONS: &str = "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=(), midi=(), payment=(), usb=()";

/// What a page, and the workers it starts, may load. The names of policies are those that
/// Monaco creates; one that is missing leaves the editor blank.
fn for_pages(nonce: Option<&Nonce>) -> HeaderValue {
    let nonce = nonce.map_or_else(String::new, |nonce| format!(" 'nonce-{}'", nonce.0));
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         style-src-elem 'self'{nonce}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; worker-src 'self'; media-src 'self' blob:; manifest-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; \
         require-trusted-types-for 'script'; \
         trusted-types longhouse editorViewLayer editorGhostText stickyScrollViewLayer domLineBreaksComputer \
         tokenizeToString diffEditorWidget diffReview richScreenReaderContent standaloneColorizer \
         defaultWorkerFactory dompurify 'allow-duplicates'"
    );
    HeaderValue::try_from(policy).expect("a policy is ASCII")
}

/// Adds the headers to an answer.
pub(super) async fn add(peer: Peer, request: Request, next: Next) -> Response {
    let is_api =
        request.uri().path().starts_with("/api/") && !request.uri().path().starts_with("/api/docs");
    let mut response = next.run(request).await;
    let nonce = response.extensions().get::<Nonce>().cloned();
    let headers = response.headers_mut();
    let policy = if is_api {
        FOR_DATA
    } else {
        for_pages(nonce.as_ref())
    };
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    if is_api {
        headers
            .entry(CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store"));
    }
    let set = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in set {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if peer.tls || peer.is_local() {
        // Elsewhere browsers do not take it, and complain on every page.
        let name = HeaderName::from_static("cross-origin-opener-policy");
        headers.insert(name, HeaderValue::from_static("same-origin"));
    }
    if peer.tls {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}
