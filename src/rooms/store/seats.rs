//! SQL of who sits where: for those who leave the house, and for what is known of someone.

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::base::UserId;
use crate::rooms::departing::Seat;
use crate::rooms::{Error, Role};

/// All rooms of someone, with who takes over from them.
pub(in crate::rooms) fn seats(conn: &Connection, user: UserId) -> Result<Vec<Seat>, Error> {
    let sql = "
        select mine.room as room, mine.role as role,
               mine.role = 'owner' and not exists (
                   select 1 from member where room = mine.room and role = 'owner' and user <> ?1
               ) as is_last_owner,
               (select heir.user from member as heir join user on user.id = heir.user
                where heir.room = mine.room and heir.user <> ?1 and user.role <> 'guest' and disabled = 0
                order by case heir.role when 'moderator' then 0 when 'editor' then 1
                                        when 'commenter' then 2 else 3 end, heir.joined_at, heir.user
                limit 1) as heir,
               (select kind = 'direct' from room where id = mine.room) as is_direct
        from member as mine where mine.user = ?1";
    let mut select = conn.prepare_cached(sql)?;
    let seats = select.query_map(params![user], |row| {
        Ok(Seat {
            room: row.get("room")?,
            role: row.get("role")?,
            is_last_owner: row.get("is_last_owner")?,
            heir: row.get("heir")?,
            is_direct: row.get("is_direct")?,
        })
    })?;
    Ok(seats.collect::<rusqlite::Result<_>>()?)
}

/// Where someone belongs, for an export.
pub fn export(conn: &Connection, user: UserId) -> Result<Value, crate::store::Error> {
    let sql = "
        select code, kind, description, role, joined_at,
               case kind when 'direct' then
                   (select coalesce(group_concat(user.name, ', '), '')
                    from member as other join user on user.id = other.user
                    where other.room = room.id and other.user <> ?1)
               else room.name end as name
        from member join room on room.id = member.room where user = ?1 order by joined_at";
    let mut select = conn.prepare_cached(sql)?;
    let rooms = select.query_map([user], |row| {
        let role: Role = row.get("role")?;
        Ok(json!({
            "code": row.get::<_, String>("code")?,
            "kind": row.get::<_, String>("kind")?,
            "name": row.get::<_, String>("name")?,
            "description": row.get::<_, String>("description")?,
            "role": role,
            "joined_at": row.get::<_, i64>("joined_at")?,
        }))
    })?;
    Ok(rooms.collect::<rusqlite::Result<_>>()?)
}
