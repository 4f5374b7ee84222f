//! SQL for the tables that documents own: `node`, `document`, `doc_update`, `snapshot`.

use bytes::Bytes;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::document::Stored;
use super::tree::{Deleted, Kind, Node, Register, Stamp};
use super::{Change, Error, merge};
use crate::base::{DocId, FileId, RoomId, Seq, Timestamp, UserId};
use crate::rooms::next_seq;

/// All nodes of a room, deleted ones too.
pub fn nodes(conn: &Connection, room: RoomId) -> Result<Vec<Node>, Error> {
    let sql = "select * from node where room = ?1";
    let mut select = conn.prepare_cached(sql)?;
    let nodes = select
        .query_map([room], node_of)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(nodes)
}

/// Commits changes to the tree. Returns the nodes as they are now, and a sequence number if
/// any of them changed.
pub fn change(
    tx: &Transaction<'_>,
    room: RoomId,
    changes: Vec<Change>,
    now: Timestamp,
) -> Result<(Option<Seq>, Vec<Node>), Error> {
    let mut nodes: Vec<Node> = Vec::with_capacity(changes.len());
    let mut is_new = false;
    for change in changes {
        let (changed, node) = one(tx, room, change, now)?;
        is_new |= changed;
        nodes.retain(|before| before.id != node.id);
        nodes.push(node);
    }
    if !is_new {
        return Ok((None, nodes));
    }
    let seq = next_seq(tx, room, now)
        .optional()?
        .ok_or(Error::NoSuchRoom)?;
    Ok((Some(seq), nodes))
}

fn one(
    tx: &Transaction<'_>,
    room: RoomId,
    change: Change,
    now: Timestamp,
) -> Result<(bool, Node), Error> {
    let sql = "select * from node where id = ?1 and room = ?2";
    let id = change.id();
    let found = tx
        .prepare_cached(sql)?
        .query_row(params![id, room], node_of)
        .optional()?;
    let (mut node, change) = match (found, change) {
        (None, Change::Create { node, seed }) => {
            create(tx, room, &node, seed.as_deref(), now)?;
            return Ok((true, *node));
        }
        (Some(found), Change::Create { node, .. }) => {
            let is_same = found.kind == node.kind && found.by == node.by;
            return if is_same {
                Ok((false, found))
            } else {
                Err(Error::Taken)
            };
        }
        (None, _) => return Err(Error::NoSuchFile),
        (Some(node), change) => (node, change),
    };
    let changed = match change {
        Change::Rename(_, name) => node.name.merge(name),
        Change::Move(_, parent) => node.parent.merge(parent),
        Change::Language(_, language) => node.language.merge(language),
        Change::Deleted(_, deleted) => node.deleted.merge(deleted),
        Change::Create { .. } => false,
    };
    if changed {
        put(tx, room, &node)?;
    }
    Ok((changed, node))
}

fn create(
    tx: &Transaction<'_>,
    room: RoomId,
    node: &Node,
    seed: Option<&[u8]>,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "select 1 from node where id = ?1";
    if tx.prepare_cached(sql)?.exists([node.id])? {
        return Err(Error::Taken);
    }
    let sql = "select 1 from room where id = ?1";
    if !tx.prepare_cached(sql)?.exists([room])? {
        return Err(Error::NoSuchRoom);
    }
    put(tx, room, node)?;
    if node.kind == Kind::File {
        let sql = "insert into document (file, state, updated_at) values (?1, ?2, ?3)";
        let state = seed.unwrap_or(merge::EMPTY);
        tx.prepare_cached(sql)?
            .execute(params![node.id, state, now])?;
    }
    Ok(())
}

fn put(tx: &Transaction<'_>, room: RoomId, node: &Node) -> Result<(), Error> {
    let sql = "
        insert into node (id, room, kind, created_at, created_by, name, name_ms, name_actor,
                          parent, parent_ms, parent_actor, language, language_ms, language_actor,
                          deleted_at, deleted_by, deleted_ms, deleted_actor)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        on conflict (id) do update set
            name = excluded.name, name_ms = excluded.name_ms, name_actor = excluded.name_actor,
            parent = excluded.parent, parent_ms = excluded.parent_ms, parent_actor = excluded.parent_actor,
            language = excluded.language, language_ms = excluded.language_ms,
            language_actor = excluded.language_actor,
            deleted_at = excluded.deleted_at, deleted_by = excluded.deleted_by,
            deleted_ms = excluded.deleted_ms, deleted_actor = excluded.deleted_actor";
    let deleted = node.deleted.0;
    tx.prepare_cached(sql)?.execute(params![
        node.id,
        room,
        node.kind,
        node.created,
        node.by,
        node.name.0,
        node.name.1.0,
        node.name.1.1,
        node.parent.0,
        node.parent.1.0,
        node.parent.1.1,
        node.language.0,
        node.language.1.0,
        node.language.1.1,
        deleted.map(|deleted| deleted.at),
        deleted.map(|deleted| deleted.by),
        node.deleted.1.0,
        node.deleted.1.1,
    ])?;
    Ok(())
}

/// Appends an update to a document's log.
pub fn append(tx: &Transaction<'_>, doc: DocId, bytes: &[u8], now: Timestamp) -> Result<(), Error> {
    let sql = "update document set updated_at = ?2, text_bytes = null where id = ?1 returning head";
    let head: Option<i64> = tx
        .prepare_cached(sql)?
        .query_row(params![doc, now], |row| row.get(0))
        .optional()?;
    let head = head.ok_or(Error::NoSuchFile)?;
    let sql = "
        insert into doc_update (doc, n, bytes)
        select ?1, 1 + max(?2, coalesce((select max(n) from doc_update where doc = ?1), 0)), ?3";
    tx.prepare_cached(sql)?.execute(params![doc, head, bytes])?;
    Ok(())
}

/// The document of a file in this room.
pub fn load(conn: &Connection, room: RoomId, file: FileId) -> Result<Stored, Error> {
    let id = load_id(conn, room, file)?;
    let found = unmerged(conn, id)?.ok_or(Error::NoSuchFile)?;
    let mut parts = found.parts.into_iter();
    let state = parts.next().unwrap_or_default();
    Ok(Stored {
        id,
        file,
        state,
        head: found.head,
        log: parts.collect(),
    })
}

/// The number of the document of a file in this room.
pub fn load_id(conn: &Connection, room: RoomId, file: FileId) -> Result<DocId, Error> {
    let sql = "
        select document.id from document join node on node.id = document.file
        where file = ?1 and room = ?2";
    let found = conn
        .prepare_cached(sql)?
        .query_row(params![file, room], |row| row.get(0))
        .optional()?;
    found.ok_or(Error::NoSuchFile)
}

/// A document with its log, to be merged.
#[derive(Debug)]
pub struct Unmerged {
    /// The document.
    pub doc: DocId,
    /// The row up to which its state goes.
    pub head: i64,
    /// The last row of the log.
    pub last: i64,
    /// The state, and the rows.
    pub parts: Vec<Bytes>,
}

/// What there is of a document; `None` if there is no such document.
pub fn unmerged(conn: &Connection, doc: DocId) -> Result<Option<Unmerged>, Error> {
    // One statement, so that no merging comes between the state and the log.
    let sql = "
        select 0 as n, head, state as bytes from document where id = ?1
        union all
        select n, head, bytes from doc_update join document on document.id = doc
        where doc = ?1 and n > head
        order by n";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map([doc], |row| {
        let bytes: Vec<u8> = row.get("bytes")?;
        Ok((
            row.get::<_, i64>("n")?,
            row.get::<_, i64>("head")?,
            Bytes::from(bytes),
        ))
    })?;
    let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let Some(&(_, head, _)) = rows.first() else {
        return Ok(None);
    };
    let last = rows.last().map_or(head, |(n, ..)| head.max(*n));
    let parts = rows.into_iter().map(|(_, _, bytes)| bytes).collect();
    Ok(Some(Unmerged {
        doc,
        head,
        last,
        parts,
    }))
}

/// Puts a merged state in the place of an older one and the rows that went into it, unless
/// someone else was faster.
pub fn replace(
    tx: &Transaction<'_>,
    was: &Unmerged,
    state: &[u8],
    text_bytes: usize,
) -> Result<(), Error> {
    let sql = "update document set state = ?3, head = ?4 where id = ?1 and head = ?2";
    let replaced = tx
        .prepare_cached(sql)?
        .execute(params![was.doc, was.head, state, was.last])?;
    if replaced == 1 {
        let sql = "delete from doc_update where doc = ?1 and n <= ?2";
        tx.prepare_cached(sql)?
            .execute(params![was.doc, was.last])?;
        let sql = "
            update document set text_bytes = ?2
            where id = ?1 and not exists (select 1 from doc_update where doc = ?1)";
        tx.prepare_cached(sql)?
            .execute(params![was.doc, text_bytes as i64])?;
    }
    Ok(())
}

/// What is known of a file's text without reading it.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// How long the text is, if that is known.
    pub text_bytes: Option<i64>,
    /// When it was last written to.
    pub updated_at: Timestamp,
}

/// The facts about each file of a room.
pub fn facts(
    conn: &Connection,
    room: RoomId,
) -> Result<std::collections::HashMap<FileId, Facts>, Error> {
    let sql = "
        select file, text_bytes, updated_at
        from document join node on node.id = document.file where room = ?1";
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map([room], |row| {
        Ok((
            row.get(0)?,
            Facts {
                text_bytes: row.get(1)?,
                updated_at: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The name of a person.
pub fn name_of(conn: &Connection, user: UserId) -> Result<Option<String>, Error> {
    let sql = "select name from user where id = ?1";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([user], |row| row.get(0))
        .optional()?)
}

/// The rooms that hold nodes deleted before `before`.
pub fn rooms_to_purge(conn: &Connection, before: Timestamp) -> Result<Vec<RoomId>, Error> {
    let sql = "select distinct room from node where deleted_at < ?1";
    let mut select = conn.prepare_cached(sql)?;
    Ok(select
        .query_map([before], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Removes a node for good, with its document.
pub fn remove(tx: &Transaction<'_>, id: FileId) -> Result<(), Error> {
    tx.prepare_cached("delete from node where id = ?1")?
        .execute([id])?;
    Ok(())
}

fn node_of(row: &Row<'_>) -> rusqlite::Result<Node> {
    let stamp = |ms, actor| Ok::<_, rusqlite::Error>(Stamp(row.get(ms)?, row.get(actor)?));
    let deleted: Option<Timestamp> = row.get("deleted_at")?;
    let deleted = match deleted {
        Some(at) => Some(Deleted {
            at,
            by: row.get("deleted_by")?,
        }),
        None => None,
    };
    Ok(Node {
        id: row.get("id")?,
        kind: row.get("kind")?,
        created: row.get("created_at")?,
        by: row.get("created_by")?,
        name: Register(row.get("name")?, stamp("name_ms", "name_actor")?),
        parent: Register(row.get("parent")?, stamp("parent_ms", "parent_actor")?),
        language: Register(
            row.get("language")?,
            stamp("language_ms", "language_actor")?,
        ),
        deleted: Register(deleted, stamp("deleted_ms", "deleted_actor")?),
    })
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "file" => Ok(Self::File),
            "folder" => Ok(Self::Folder),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::File => "file",
            Self::Folder => "folder",
        }
        .into())
    }
}
