//! What happened to accounts: one's own entries, and all of them for administrators.

use std::net::IpAddr;

use axum::extract::{Query, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::store::{self, Happened, Which};
use crate::auth::audit::Event;
use crate::auth::device::{device, place};
use crate::auth::{Admin, From, Identity};
use crate::base::{Timestamp, UserId, Utc};
use crate::store::Db;
use crate::web::{ApiResult, Json, Order, Page};

/// The most lines of a table.
const MOST_LINES: u32 = 100_000;

/// Someone who is named in an entry.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = AuditPerson)]
struct Named {
    id: UserId,
    /// What they are called now; nothing when they are gone.
    name: Option<String>,
}

/// Something that happened.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = AuditEntry)]
pub(super) struct Shown {
    id: i64,
    at: Timestamp,
    event: String,
    /// Who did it; nobody when that is not known.
    actor: Option<Named>,
    /// To whom.
    subject: Option<Named>,
    /// In words, such as "Firefox on Linux".
    device: Option<String>,
    /// In words, as seen from where one asks.
    place: Option<String>,
    address: Option<String>,
    /// More about it.
    #[schema(value_type = Object)]
    detail: Value,
}

#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = AuditPage)]
pub(super) struct History {
    /// The latest first.
    entries: Vec<Shown>,
    /// Whether there are older ones.
    more: bool,
}

fn shown(entry: Happened, here: IpAddr) -> Shown {
    let named = |who: Option<(UserId, Option<String>)>| who.map(|(id, name)| Named { id, name });
    Shown {
        id: entry.id,
        at: entry.at,
        event: entry.event,
        device: Some(device(&entry.device)),
        place: Some(place(&entry.address, here)),
        address: Some(entry.address),
        actor: named(entry.actor),
        subject: named(entry.subject),
        detail: entry.detail,
    }
}

/// What happened to my account.
#[utoipa::path(get, path = "/api/me/audit", tag = "security", params(Page<i64>),
    responses((status = 200, body = History)))]
pub(super) async fn own(
    Identity { user, .. }: Identity,
    State(db): State<Db>,
    From { origin, .. }: From,
    Query(page): Query<Page<i64>>,
) -> ApiResult<Json<History>> {
    let which = Which {
        user: Some(user),
        before: page.before,
        limit: page.rows(),
        event: None,
    };
    let mut entries = db.read(move |conn| store::history(conn, &which)).await?;
    let more = page.cut(&mut entries, Order::NewestFirst);
    let own = |entry: Happened| {
        let by_another = entry
            .actor
            .as_ref()
            .is_some_and(|(actor, _)| *actor != user);
        let mut shown = shown(entry, origin.peer.addr.ip());
        if by_another {
            // Where an administrator sits is not the business of those they look after.
            (shown.device, shown.place, shown.address) = (None, None, None);
        }
        shown
    };
    Ok(Json(History {
        entries: entries.into_iter().map(own).collect(),
        more,
    }))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub(super) struct Filter {
    /// What happened.
    #[param(inline)]
    event: Option<Event>,
    /// By whom or to whom.
    user: Option<UserId>,
}

impl Filter {
    fn which(&self, before: Option<i64>, limit: u32) -> Which {
        let event = self
            .event
            .and_then(|event| serde_json::to_value(event).ok());
        Which {
            event: event.and_then(|event| Some(event.as_str()?.to_owned())),
            user: self.user,
            before,
            limit,
        }
    }
}

/// What happened to all accounts. For administrators.
#[utoipa::path(get, path = "/api/admin/audit", tag = "administration", params(Filter, Page<i64>),
    responses((status = 200, body = History), (status = 403, description = "`admins_only`")))]
pub(super) async fn all(
    _: Admin,
    State(db): State<Db>,
    From { origin, .. }: From,
    Query(filter): Query<Filter>,
    Query(page): Query<Page<i64>>,
) -> ApiResult<Json<History>> {
    let which = filter.which(page.before, page.rows());
    let mut entries = db.read(move |conn| store::history(conn, &which)).await?;
    let more = page.cut(&mut entries, Order::NewestFirst);
    let here = origin.peer.addr.ip();
    Ok(Json(History {
        entries: entries
            .into_iter()
            .map(|entry| shown(entry, here))
            .collect(),
        more,
    }))
}

/// The same as a table (RFC 4180). For administrators.
#[utoipa::path(get, path = "/api/admin/audit.csv", tag = "administration", params(Filter),
    responses((status = 200, content_type = "text/csv", body = String),
              (status = 403, description = "`admins_only`")))]
pub(super) async fn table(
    _: Admin,
    State(db): State<Db>,
    Query(filter): Query<Filter>,
) -> ApiResult<Response> {
    let which = filter.which(None, MOST_LINES);
    let lines = db.read(move |conn| {
        let mut lines = String::from(
            "id,time,event,actor,actor id,subject,subject id,address,device,detail\r\n",
        );
        for entry in store::history(conn, &which)? {
            lines += &line(&entry);
        }
        Ok::<_, super::Error>(lines)
    });
    let mut answer = lines.await?.into_response();
    let headers = answer.headers_mut();
    let kind = HeaderValue::from_static("text/csv; charset=utf-8; header=present");
    headers.insert(CONTENT_TYPE, kind);
    let name = HeaderValue::from_static("attachment; filename=\"longhouse-audit.csv\"");
    headers.insert(CONTENT_DISPOSITION, name);
    Ok(answer)
}

fn line(entry: &Happened) -> String {
    let name = |who: &Option<(UserId, Option<String>)>| {
        let name = who.as_ref().and_then(|(_, name)| name.clone());
        name.unwrap_or_default()
    };
    let id = |who: &Option<(UserId, Option<String>)>| {
        let id = who.as_ref().map(|(id, _)| id.to_string());
        id.unwrap_or_default()
    };
    let cells = [
        entry.id.to_string(),
        time(entry.at),
        entry.event.clone(),
        name(&entry.actor),
        id(&entry.actor),
        name(&entry.subject),
        id(&entry.subject),
        entry.address.clone(),
        entry.device.clone(),
        entry.detail.to_string(),
    ];
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// A cell that is text in every program that opens the table: one that begins like a formula
/// gets an apostrophe, which makes it text.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let mark = if formula { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

/// `2026-11-21T20:15:03Z` (RFC 3339).
fn time(at: Timestamp) -> String {
    let Utc {
        year,
        month,
        day,
        hour,
        minute,
        second,
    } = at.utc();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, written) in [
            ("Ann", "\"Ann\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("-1+1", "\"'-1+1\""),
            ("\t=1", "\"'\t=1\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }

    #[test]
    fn times_are_those_of_the_calendar() {
        for (at, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399_999, "2000-02-28T23:59:59Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_795_292_103_000, "2026-11-21T20:15:03Z"),
        ] {
            assert_eq!(time(Timestamp(at)), written);
        }
    }
}
