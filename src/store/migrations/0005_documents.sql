-- The file tree: each register with its stamp (milliseconds, then who wrote).
create table node (
    id blob primary key,
    room blob not null references room (id) on delete cascade,
    kind text not null check (kind in ('file', 'folder')),
    created_at integer not null,
    created_by blob not null,
    name text not null,
    name_ms integer not null,
    name_actor integer not null,
    -- Null is the root. No reference: a parent may be gone.
    parent blob,
    parent_ms integer not null,
    parent_actor integer not null,
    language text,
    language_ms integer not null,
    language_actor integer not null,
    deleted_at integer,
    deleted_by blob,
    deleted_ms integer not null,
    deleted_actor integer not null
) strict, without rowid;

create index node_room on node (room);
create index node_deleted on node (deleted_at) where deleted_at is not null;

-- A file's text: an encoded Yjs state, and the log of what came after it.
create table document (
    -- Never used twice: clients hold numbers of documents.
    id integer primary key autoincrement,
    file blob not null unique references node (id) on delete cascade,
    state blob not null,
    -- The last row of the log that is in the state.
    head integer not null default 0,
    -- How long the text is; null when it was changed since that was known.
    text_bytes integer,
    updated_at integer not null
) strict;

create table doc_update (
    doc integer not null references document (id) on delete cascade,
    n integer not null,
    bytes blob not null,
    primary key (doc, n)
) strict, without rowid;

-- What a file looked like at one time.
create table snapshot (
    id blob primary key,
    doc integer not null references document (id) on delete cascade,
    at integer not null,
    bytes integer not null,
    -- zstd.
    body blob not null,
    -- Who wrote since the one before, as a JSON array of ids.
    authors text not null
) strict, without rowid;

create index snapshot_doc on snapshot (doc, at);
