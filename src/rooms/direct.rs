//! Direct conversations: rooms of a few people, who are all there is to say about them.
//!
//! What someone may do in one follows from who has answered and who blocks whom, and from nothing
//! else: see [`settled`]. So files, programs and calls are open there to whom the conversation is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Member, Role, Room};
use crate::base::UserId;

pub use super::store::direct::{Invited, answer, existing, open, pair_of, shares};

/// How many others one conversation has at most.
pub const MAX_OTHERS: usize = 8;

/// What is shown of a conversation of which nobody else is left.
const NOBODY: &str = "Former member";

/// What sort of room it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RoomKind")]
#[schema(as = RoomKind)]
pub enum Kind {
    /// A place with a name, members and roles.
    Room,
    /// The conversation of two people, or of a few.
    Direct,
}

/// One of the people of a direct conversation.
#[derive(Clone, Debug, PartialEq, Serialize, TS, utoipa::ToSchema)]
pub struct Participant {
    /// Who.
    pub user: UserId,
    /// Their unique name.
    pub username: Option<String>,
    /// What they are called.
    pub name: String,
}

impl From<&Member> for Participant {
    fn from(member: &Member) -> Self {
        Self {
            user: member.user,
            username: member.username.clone(),
            name: member.name.clone(),
        }
    }
}

impl Room {
    /// The room as `user` sees it: a direct conversation is called after the others.
    pub fn seen_by(mut self, user: UserId) -> Self {
        if self.kind == Kind::Direct {
            let others = self.people.iter().filter(|person| person.user != user);
            let names: Vec<&str> = others.map(|person| person.name.as_str()).collect();
            self.name = match names.is_empty() {
                true => NOBODY.to_owned(),
                false => names.join(", "),
            };
        }
        self
    }
}

/// Where a conversation stands for one of its people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Whether they have not answered yet whether they want it.
    pub is_asked: bool,
    /// Whether nobody else has answered yet.
    pub waits: bool,
    /// Whether one of two does not want to hear from the other.
    pub is_blocked: bool,
}

/// What someone may do in a direct conversation. Who has not answered looks, and is not seen;
/// who waits for an answer says one thing; and between people who block each other nothing happens.
pub(super) fn settled(standing: Standing) -> Role {
    match standing {
        Standing {
            is_blocked: true, ..
        }
        | Standing { is_asked: true, .. } => Role::Viewer,
        Standing { waits: true, .. } => Role::Commenter,
        Standing { .. } => Role::Editor,
    }
}

/// A request to talk, for the list of rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DirectRequest)]
pub(super) enum Request {
    /// I am asked whether I want to talk.
    Asked,
    /// Nobody has answered me yet.
    Waiting,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_is_wanted_may_do_things() {
        let asked = Standing {
            is_asked: true,
            ..Standing::default()
        };
        let waits = Standing {
            waits: true,
            ..Standing::default()
        };
        let blocked = Standing {
            is_blocked: true,
            ..waits
        };
        assert_eq!(settled(Standing::default()), Role::Editor);
        assert_eq!(settled(asked), Role::Viewer);
        assert_eq!(settled(waits), Role::Commenter);
        assert_eq!(settled(blocked), Role::Viewer);
    }
}
