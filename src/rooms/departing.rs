//! Someone leaves the house for good: their rooms pass on, or go with them.

use super::{Caller, Door, Event, Role, Write, store};
use crate::base::{ConnId, Refusal, RoomId, UserId};
use crate::store::Db;

/// A seat that is being given up, and who takes it over.
#[derive(Debug, PartialEq)]
pub(super) struct Seat {
    pub room: RoomId,
    pub role: Role,
    /// Whether nobody else owns the room.
    pub is_last_owner: bool,
    /// The member with an account who has the most to say, and of those who came first.
    pub heir: Option<UserId>,
    /// Whether it is a direct conversation: it stays for as long as anyone is there to read it.
    pub is_direct: bool,
}

/// Takes `user` out of all their rooms. A room of theirs alone passes to the member with an
/// account who has the most to say, and of those to who came first; a room in which nobody with
/// an account is left is deleted, since nobody could ever look after it.
pub async fn depart(db: &Db, door: &Door<Write, Event>, user: UserId) -> Result<(), Refusal> {
    let seats = db.read(move |conn| store::seats::seats(conn, user));
    for seat in seats.await? {
        let caller = Caller {
            conn: ConnId::default(),
            user,
            role: seat.role,
        };
        let commit = |write| door.commit(seat.room, caller, write);
        match (seat.is_last_owner || seat.is_direct, seat.heir) {
            (true, None) => {
                commit(Write::Delete).await?;
                continue;
            }
            (true, Some(heir)) if seat.is_last_owner => {
                let role = Role::Owner;
                let by = user;
                commit(Write::Role {
                    by,
                    user: heir,
                    role,
                })
                .await?;
            }
            _ => {}
        }
        let removed_by = None;
        commit(Write::Leave { user, removed_by }).await?;
    }
    Ok(())
}
