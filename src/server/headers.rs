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
const FOR_DATA: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
);

/// What no page of ours needs, so that a script that got in has no use of it either.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
     hid=(), magnetometer=(), microphone=(self), midi=(), payment=(), serial=(), usb=(), fullscreen=(self), \
     publickey-credentials-create=(self), publickey-credentials-get=(self)";
/// A year, in seconds.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");
const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");
const REQUIRE_CORP: HeaderValue = HeaderValue::from_static("require-corp");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const EMBEDDER: HeaderName = HeaderName::from_static("cross-origin-embedder-policy");

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
        headers.entry(OPENER).or_insert(SAME_ORIGIN);
        if !is_api {
            // All that pages load is ours; workers have to say the same as the page.
            headers.entry(EMBEDDER).or_insert(REQUIRE_CORP);
        }
    }
    if peer.tls {
        headers.insert(STRICT_TRANSPORT_SECURITY, HSTS);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::http::HeaderMap;
    use axum::middleware::from_fn;
    use tower::ServiceExt;

    async fn of(path: &str, addr: &str, tls: bool) -> HeaderMap {
        let app = Router::new()
            .fallback(|| async { "hi" })
            .layer(from_fn(add));
        let addr = addr.parse().unwrap();
        let request = Request::builder().uri(path).extension(Peer { addr, tls });
        let answer = app.oneshot(request.body(Body::empty()).unwrap()).await;
        answer.unwrap().headers().clone()
    }

    #[tokio::test]
    async fn a_page_is_alone_in_its_process_and_says_where_it_comes_from_to_nobody() {
        for path in ["/", "/assets/worker.js", "/api/docs"] {
            let headers = of(path, "192.0.2.1:1", true).await;
            for (name, value) in [
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-embedder-policy", "require-corp"),
                ("cross-origin-resource-policy", "same-origin"),
                ("referrer-policy", "no-referrer"),
                ("x-content-type-options", "nosniff"),
                ("strict-transport-security", "max-age=31536000"),
            ] {
                assert_eq!(headers[name], value, "{path}");
            }
            let policy = headers["content-security-policy"].to_str().unwrap();
            assert!(
                policy.contains("frame-ancestors 'none'")
                    && policy.contains("require-trusted-types-for 'script'")
            );
            let allowed = headers["permissions-policy"].to_str().unwrap();
            assert!(
                allowed.contains("camera=()") && !allowed.contains('*'),
                "{allowed}"
            );
        }
    }

    #[tokio::test]
    async fn browsers_are_told_of_tls_where_there_is_tls_and_of_isolation_where_they_take_it() {
        let local = of("/", "127.0.0.1:1", false).await;
        assert!(local.contains_key(OPENER) && local.contains_key(EMBEDDER));
        assert!(!local.contains_key(STRICT_TRANSPORT_SECURITY));
        let plain = of("/", "192.0.2.1:1", false).await;
        for name in [OPENER, EMBEDDER, STRICT_TRANSPORT_SECURITY] {
            assert!(!plain.contains_key(&name), "{name}");
        }
        let data = of("/api/me", "192.0.2.1:1", true).await;
        assert_eq!(data["content-security-policy"], FOR_DATA);
        assert_eq!(data["cache-control"], "no-store");
        assert!(!data.contains_key(EMBEDDER));
    }
}
