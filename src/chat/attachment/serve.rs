//! How content goes out: whole or in part, and in a form that nobody's browser executes.

use std::ops::Range;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, IF_RANGE, RANGE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::fs::File;

use crate::blob::{Hash, stream};

/// Opened by itself, it is a document of no origin that may load nothing and run nothing.
const POLICY: HeaderValue = HeaderValue::from_static(
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);
/// Content never changes, and is for those who may read the room.
const KEPT: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

/// Content, and what it is to be called.
#[derive(Debug)]
pub(super) struct Content {
    pub file: File,
    pub length: u64,
    pub hash: Hash,
    pub media_type: HeaderValue,
    pub disposition: HeaderValue,
}

/// How much of it is asked for.
#[derive(Debug, PartialEq)]
enum Part {
    All,
    Some(Range<u64>),
    /// The browser has it.
    Nothing,
    /// Beyond the end.
    Beyond,
}

/// The answer to a request with these headers.
pub(super) fn serve(asked: &HeaderMap, content: Content) -> Response {
    let Content {
        file,
        length,
        hash,
        media_type,
        disposition,
    } = content;
    let tag = format!("\"{hash}\"");
    let part = part(asked, &tag, length);
    let tag = HeaderValue::try_from(tag).expect("a hash is ASCII");
    let mut head = HeaderMap::new();
    let fixed: [(HeaderName, HeaderValue); 5] = [
        (ETAG, tag),
        (CACHE_CONTROL, KEPT),
        (CONTENT_SECURITY_POLICY, POLICY),
        (ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (CONTENT_DISPOSITION, disposition),
    ];
    head.extend(fixed.map(|(name, value)| (Some(name), value)));
    let (status, range) = match part {
        Part::Nothing => return (StatusCode::NOT_MODIFIED, head).into_response(),
        Part::Beyond => {
            head.insert(CONTENT_RANGE, text(format!("bytes */{length}")));
            return (StatusCode::RANGE_NOT_SATISFIABLE, head).into_response();
        }
        Part::All => (StatusCode::OK, 0..length),
        Part::Some(range) => {
            let last = range.end - 1;
            head.insert(
                CONTENT_RANGE,
                text(format!("bytes {}-{last}/{length}", range.start)),
            );
            (StatusCode::PARTIAL_CONTENT, range)
        }
    };
    head.insert(CONTENT_TYPE, media_type);
    head.insert(CONTENT_LENGTH, (range.end - range.start).into());
    (status, head, Body::from_stream(stream(file, range))).into_response()
}

fn text(value: String) -> HeaderValue {
    HeaderValue::try_from(value).expect("numbers are ASCII")
}

fn part(asked: &HeaderMap, tag: &str, length: u64) -> Part {
    let line = |name: HeaderName| {
        asked
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    let has = line(IF_NONE_MATCH).is_some_and(|tags| {
        let mut tags = tags
            .split(',')
            .map(|one| one.trim().trim_start_matches("W/"));
        tags.any(|one| one == tag || one == "*")
    });
    if has {
        return Part::Nothing;
    }
    let is_other = line(IF_RANGE).is_some_and(|known| known != tag);
    match line(RANGE).and_then(|range| range.strip_prefix("bytes=")) {
        Some(range) if !is_other => one(range, length),
        _ => Part::All,
    }
}

/// One range; what is no range, and more than one at once, gets all.
fn one(range: &str, length: u64) -> Part {
    let Some((first, last)) = range.trim().split_once('-') else {
        return Part::All;
    };
    let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number takes are more than any length.
        true => Some(text.parse().unwrap_or(u64::MAX)),
        false => None,
    };
    let range = match (first, last) {
        ("", "") => return Part::All,
        ("", last) => number(last).map(|last| length.saturating_sub(last)..length),
        (first, "") => number(first).map(|first| first..length),
        (first, last) => number(first)
            .zip(number(last))
            .filter(|(first, last)| first <= last)
            .map(|(first, last)| first..last.saturating_add(1).min(length)),
    };
    match range {
        None => Part::All,
        Some(range) if range.start >= range.end => Part::Beyond,
        Some(range) => Part::Some(range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &'static str)]) -> Part {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        part(&headers, "\"abc\"", 100)
    }

    #[test]
    fn a_range_is_cut_to_what_there_is() {
        for (range, expected) in [
            ("bytes=0-9", Part::Some(0..10)),
            ("bytes=90-", Part::Some(90..100)),
            ("bytes=-10", Part::Some(90..100)),
            ("bytes=-1000", Part::Some(0..100)),
            ("bytes=99-99999999999999999999999", Part::Some(99..100)),
            ("bytes=100-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=99999999999999999999999-", Part::Beyond),
            ("bytes=9-0", Part::All),
            ("bytes=0-1,5-6", Part::All),
            ("bytes=-", Part::All),
            ("bytes=a-b", Part::All),
            ("bytes=+1-5", Part::All),
            ("lines=1-2", Part::All),
        ] {
            assert_eq!(asked(&[("range", range)]), expected, "{range}");
        }
    }

    #[test]
    fn what_the_browser_has_is_not_sent_and_a_part_only_of_the_same_content() {
        assert_eq!(asked(&[("if-none-match", "\"x\", \"abc\"")]), Part::Nothing);
        assert_eq!(asked(&[("if-none-match", "\"x\"")]), Part::All);
        let range = ("range", "bytes=5-");
        assert_eq!(asked(&[range, ("if-range", "\"abc\"")]), Part::Some(5..100));
        assert_eq!(asked(&[range, ("if-range", "\"x\"")]), Part::All);
    }
}
