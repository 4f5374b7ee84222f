create table run (
    room blob not null references room (id) on delete cascade,
    -- Counted per room, from 1.
    id integer not null,
    -- The durable events of its start and its end.
    started_seq integer not null,
    finished_seq integer,
    by blob not null references user (id),
    file blob not null,
    path text not null,
    language text not null,
    -- A JSON array of strings.
    args text not null,
    nonce text not null,
    started_at integer not null,
    finished_at integer,
    -- JSON; null while it is not over.
    exit text,
    wall_ms integer not null default 0,
    cpu_ms integer not null default 0,
    memory_bytes integer not null default 0,
    output_bytes integer not null default 0,
    -- The beginning and the end of what it printed.
    output blob,
    unique (room, id),
    unique (room, by, nonce)
) strict;

create index run_unfinished on run (room) where exit is null;
