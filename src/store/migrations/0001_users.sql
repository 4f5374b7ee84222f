-- The house itself: one row.
create table house (
    only integer primary key check (only = 1),
    name text not null,
    registration text not null check (registration in ('open', 'invite')),
    public_url text,
    -- Changes when a backup is restored, so that clients start afresh.
    epoch text not null,
    -- Signs access tokens.
    token_key blob not null,
    created_at integer not null
) strict;

create table user (
    id blob primary key,
    -- Empty for guests.
    username text,
    -- The form in which names are compared.
    username_key text unique,
    name text not null,
    email text,
    email_key text unique,
    password text,
    role text not null check (role in ('admin', 'member', 'guest')),
    disabled integer not null default 0,
    settings text not null default '{}',
    created_at integer not null
) strict, without rowid;

create table session (
    id blob primary key,
    user blob not null references user (id) on delete cascade,
    -- SHA-256 of the refresh token that is good now, and of the one before it.
    token blob not null unique,
    previous blob,
    rotated_at integer not null,
    device text not null,
    created_at integer not null,
    used_at integer not null,
    expires_at integer not null
) strict, without rowid;

create index session_user on session (user);
create index session_previous on session (previous);

insert into house (only, name, registration, epoch, token_key, created_at)
values (1, 'Longhouse', 'invite', lower(hex(randomblob(16))), randomblob(64), unixepoch() * 1000);
