//! Settings of the house that administrators change while it runs.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::auth::audit::{self, Entry, Event};
use crate::auth::letters::Error;
use crate::auth::store::{self, Registration};
use crate::auth::{self, Accounts, Admin, Email, From, PersonName};
use crate::web::{ApiResult, Json};

/// How many domains a house has at most.
const MAX_DOMAINS: usize = 50;

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct HouseSettings {
    /// What it is called.
    name: String,
    /// Who may make an account.
    registration: Registration,
    /// Whose addresses may register by themselves, where that is by domain.
    domains: Vec<String>,
    /// By which address the house is reached from elsewhere. Letters carry it.
    public_url: Option<String>,
    /// Whether that address stands in the settings of the server, and is changed there alone.
    public_url_fixed: bool,
    /// Whether letters leave the house by themselves.
    letters: bool,
}

async fn settings(accounts: &Accounts) -> Result<HouseSettings, Error> {
    let house = accounts.db().read(store::house).await?;
    let fixed = accounts.fixed_url().map(str::to_owned);
    Ok(HouseSettings {
        name: house.name,
        registration: house.registration,
        domains: house.domains,
        public_url_fixed: fixed.is_some(),
        public_url: fixed.or(house.public_url),
        letters: accounts.desk().leaves(),
    })
}

/// The settings of the house.
#[utoipa::path(get, path = "/api/admin/house", tag = "administration",
    responses((status = 200, body = HouseSettings), (status = 403, description = "`admins_only`")))]
pub(super) async fn show(
    _: Admin,
    State(accounts): State<Accounts>,
) -> ApiResult<Json<HouseSettings>> {
    Ok(Json(settings(&accounts).await?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = HouseChange)]
pub(super) struct Change {
    name: Option<String>,
    registration: Option<Registration>,
    /// Such as `example.org`; at most 50.
    domains: Option<Vec<String>>,
    /// Such as `https://longhouse.example`.
    public_url: Option<String>,
}

/// Change settings of the house. What is left out stays as it is.
#[utoipa::path(patch, path = "/api/admin/house", tag = "administration", request_body = Change,
    responses((status = 200, body = HouseSettings), (status = 403, description = "`admins_only`"),
              (status = 422, description = "`invalid_house_name`, `invalid_domains`, `invalid_public_url`, with `field`")))]
pub(super) async fn change(
    Admin(admin): Admin,
    State(accounts): State<Accounts>,
    From { origin, .. }: From,
    Json(form): Json<Change>,
) -> ApiResult<Json<HouseSettings>> {
    let name = form.name.as_deref().map(PersonName::parse);
    let name = name.transpose().map_err(|_| auth::Error::BadHouseName)?;
    let domains = form.domains.map(parse_domains).transpose()?;
    let url = form.public_url.as_deref().map(auth::http::parse_url);
    let url = url.transpose()?;
    let changed = told(form.registration, domains.as_deref(), url.as_deref());
    let registration = form.registration;
    let done = accounts.db().write(move |tx| {
        let (domains, url) = (domains.as_deref(), url.as_deref());
        store::change_house(tx, name.as_ref(), registration, domains, url)?;
        let entry = Entry {
            event: Event::HouseChanged,
            actor: Some(admin.user.id),
            subject: None,
            detail: Value::Object(changed),
        };
        Ok::<_, Error>(audit::record(tx, &entry, &origin)?)
    });
    done.await?;
    Ok(Json(settings(&accounts).await?))
}

/// What was changed, for the record.
fn told(
    registration: Option<Registration>,
    domains: Option<&[String]>,
    url: Option<&str>,
) -> Map<String, Value> {
    let all = [
        ("registration", registration.map(|one| json!(one))),
        ("domains", domains.map(|all| json!(all))),
        ("public_url", url.map(|url| json!(url))),
    ];
    let named = all.into_iter();
    named
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

/// Accepts a list of domains, each once, in the form in which they are compared.
fn parse_domains(raw: Vec<String>) -> Result<Vec<String>, Error> {
    if raw.len() > MAX_DOMAINS {
        return Err(Error::BadDomains);
    }
    let mut domains = Vec::new();
    for domain in raw {
        let domain = domain.trim().trim_start_matches('@');
        let address = Email::parse(&format!("x@{domain}")).map_err(|_| Error::BadDomains)?;
        let key = address.key();
        let domain = key.trim_start_matches("x@").to_owned();
        // A name without a dot is a machine of one's own, not a domain that gives out addresses.
        if !domain.contains('.') {
            return Err(Error::BadDomains);
        }
        if !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    Ok(domains)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(domains: &[&str]) -> Result<Vec<String>, Error> {
        parse_domains(domains.iter().map(|&domain| domain.to_owned()).collect())
    }

    #[test]
    fn domains_are_compared_in_one_form() {
        let domains = parse(&["Example.ORG", " @example.org", "bücher.example"]).unwrap();
        assert_eq!(domains, ["example.org", "bücher.example"]);
        for bad in ["", "localhost", "a@b.c", "a..b", "a b.c", "*.example.org"] {
            assert!(matches!(parse(&[bad]), Err(Error::BadDomains)), "{bad:?}");
        }
        assert!(parse(&["a.example"; 51]).is_err());
    }
}
