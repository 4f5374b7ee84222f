//! Links that let people into a room: for a term, and for a number of people.

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;

use super::{Error, Role};
use crate::base::{InviteId, Timestamp, random_bytes};

/// How long an invitation holds when nobody says: a week, in seconds.
const TERM_S: i64 = 7 * 24 * 60 * 60;
/// How long one holds at most: a year, in seconds.
const MAX_TERM_S: i64 = 366 * 24 * 60 * 60;
/// How many people one lets in at most, when it is counted.
const MAX_USES: u32 = 1_000;

/// An invitation as those see it who may invite.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Invite {
    /// Its id.
    pub id: InviteId,
    /// The link. Told once, when it is made: we keep only what recognises it.
    pub url: Option<String>,
    /// What people become by it.
    pub role: Role,
    /// Until when it holds.
    pub expires_at: Option<Timestamp>,
    /// How many more people it lets in; without a number, any.
    pub uses_left: Option<u32>,
    /// Whether people without an account may use it.
    pub guests: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// By whom.
    pub created_by: String,
}

/// What an invitation is to allow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Terms {
    pub role: Role,
    pub expires_at: Timestamp,
    pub uses: Option<u32>,
    pub guests: bool,
}

impl Terms {
    /// Accepts what someone asks for, or says which field is wrong.
    pub fn parse(
        role: Role,
        expires_in: Option<i64>,
        uses: Option<u32>,
        guests: bool,
        now: Timestamp,
    ) -> Result<Self, Error> {
        // Nobody keeps order who has no account to answer with.
        if role.can_manage() || (role.can_moderate() && guests) {
            return Err(Error::BadInviteRole);
        }
        let term = expires_in.unwrap_or(TERM_S);
        if !(60..=MAX_TERM_S).contains(&term) {
            return Err(Error::BadTerm);
        }
        if uses.is_some_and(|uses| !(1..=MAX_USES).contains(&uses)) {
            return Err(Error::BadUses);
        }
        Ok(Self {
            role,
            expires_at: now.plus_ms(term * 1_000),
            uses,
            guests,
        })
    }
}

/// The token of a new invitation: 128 bits, short enough for a link that is read aloud.
pub(super) fn fresh_token() -> String {
    BASE64URL_NOPAD.encode(&random_bytes::<16>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_bounded() {
        let parse = |role, term, uses| Terms::parse(role, term, uses, true, Timestamp(0));
        let week = parse(Role::Editor, None, None).unwrap();
        assert_eq!(week.expires_at, Timestamp(604_800_000));
        for role in [Role::Owner, Role::Moderator] {
            assert!(matches!(parse(role, None, None), Err(Error::BadInviteRole)));
        }
        assert!(Terms::parse(Role::Moderator, None, None, false, Timestamp(0)).is_ok());
        for term in [-1, 0, 59, MAX_TERM_S + 1, i64::MAX] {
            assert!(
                matches!(parse(Role::Viewer, Some(term), None), Err(Error::BadTerm)),
                "{term}"
            );
        }
        for uses in [0, 1_001, u32::MAX] {
            assert!(
                matches!(parse(Role::Viewer, None, Some(uses)), Err(Error::BadUses)),
                "{uses}"
            );
        }
        assert_eq!(fresh_token().len(), 22);
    }
}
