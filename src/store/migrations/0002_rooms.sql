create table room (
    id blob primary key,
    code text not null unique,
    name text not null,
    description text not null default '',
    visibility text not null check (visibility in ('public', 'private')),
    -- The last durable event.
    seq integer not null default 0,
    created_at integer not null,
    active_at integer not null
) strict, without rowid;

create index room_public on room (active_at) where visibility = 'public';

create table member (
    room blob not null references room (id) on delete cascade,
    user blob not null references user (id) on delete cascade,
    role text not null check (role in ('owner', 'editor', 'viewer')),
    -- Which colour of the presence palette: 0 to 8.
    slot integer not null,
    -- Up to which event this person has read the chat.
    read_seq integer not null default 0,
    joined_at integer not null,
    primary key (room, user)
) strict, without rowid;

create index member_user on member (user);

create table invite (
    id blob primary key,
    -- SHA-256 of the token in the link.
    token blob not null unique,
    room blob not null references room (id) on delete cascade,
    role text not null check (role in ('editor', 'viewer')),
    guests integer not null,
    expires_at integer,
    uses_left integer,
    created_by blob not null references user (id) on delete cascade,
    created_at integer not null
) strict, without rowid;

create index invite_room on invite (room);
