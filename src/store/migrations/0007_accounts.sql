-- Two more ways to take people in: by the domain of their address, and not at all.
create table house_next (
    only integer primary key check (only = 1),
    name text not null,
    registration text not null check (registration in ('open', 'invite', 'domain', 'closed')),
    -- A JSON array: whose addresses may register by themselves.
    domains text not null default '[]',
    public_url text,
    -- Changes when a backup is restored, so that clients start afresh.
    epoch text not null,
    -- Makes refresh tokens follow one another, and other things that only we can tell.
    token_key blob not null,
    created_at integer not null
) strict;
insert into house_next (only, name, registration, public_url, epoch, token_key, created_at)
    select only, name, registration, public_url, epoch, token_key, created_at from house;
drop table house;
alter table house_next rename to house;

-- What signs access tokens: the newest does, the others still verify.
create table signing_key (
    -- The `kid` in the token's head.
    id text primary key,
    -- Ed25519, PKCS#8.
    key blob not null,
    created_at integer not null
) strict, without rowid;

-- When the address was shown to be theirs.
alter table user add column email_verified_at integer;
-- When someone who asked to be forgotten will be.
alter table user add column leaves_at integer;

-- Where it was last used from, how it began, and when its owner last proved who they are.
alter table session add column address text not null default '';
alter table session add column way text not null default 'password';
alter table session add column proved_at integer not null default 0;

-- Who someone is at a provider (OpenID Connect).
create table identity (
    issuer text not null,
    subject text not null,
    user blob not null references user (id) on delete cascade,
    -- The address that the provider told, for people to recognise it by.
    email text,
    created_at integer not null,
    used_at integer not null,
    primary key (issuer, subject)
) strict, without rowid;
create index identity_user on identity (user);

create table passkey (
    id blob primary key,
    user blob not null references user (id) on delete cascade,
    -- The credential's own id, as the authenticator says it.
    credential blob not null unique,
    -- What its owner calls it.
    name text not null,
    -- Public key and counters, as JSON.
    data text not null,
    created_at integer not null,
    used_at integer
) strict, without rowid;
create index passkey_user on passkey (user);

-- One-time codes of an authenticator app (RFC 6238).
create table totp (
    user blob primary key references user (id) on delete cascade,
    secret blob not null,
    -- Null until the first code was right.
    confirmed_at integer,
    -- The last time step that was used: no code works twice.
    step integer not null default 0
) strict, without rowid;

create table recovery_code (
    user blob not null references user (id) on delete cascade,
    -- SHA-256.
    hash blob not null,
    used_at integer,
    primary key (user, hash)
) strict, without rowid;

-- Links that were sent to someone: each works once.
create table ticket (
    -- SHA-256 of the token in the link.
    hash blob primary key,
    purpose text not null check (purpose in ('verify', 'change', 'reset')),
    user blob not null references user (id) on delete cascade,
    -- The address that it was sent to.
    email text not null,
    created_at integer not null,
    expires_at integer not null
) strict, without rowid;
create index ticket_user on ticket (user);

-- Letters on their way out, and those that went.
create table letter (
    id blob primary key,
    kind text not null,
    recipient text not null,
    subject text not null,
    text text not null,
    html text not null,
    -- The link in it, which administrators pass on when there is no mail server.
    link text,
    created_at integer not null,
    expires_at integer not null,
    attempts integer not null default 0,
    -- When it is tried next; null when it was sent or given up.
    next_at integer,
    sent_at integer,
    error text
) strict, without rowid;
create index letter_due on letter (next_at) where next_at is not null;

-- Links that let people make an account.
create table house_invite (
    id blob primary key,
    -- SHA-256 of the token in the link.
    token blob not null unique,
    -- Whom it was sent to, if it was sent.
    email text,
    expires_at integer not null,
    uses_left integer not null,
    -- Null: its address asked for it, where people register by the domain of their address.
    created_by blob references user (id) on delete cascade,
    created_at integer not null
) strict, without rowid;
create index house_invite_email on house_invite (email);

-- What scripts sign in with.
create table access_token (
    id blob primary key,
    user blob not null references user (id) on delete cascade,
    -- SHA-256.
    hash blob not null unique,
    name text not null,
    -- A JSON array.
    scopes text not null,
    created_at integer not null,
    expires_at integer not null,
    used_at integer
) strict, without rowid;
create index access_token_user on access_token (user);

-- What happened to accounts. No references: it outlives those it is about.
create table audit (
    id integer primary key,
    at integer not null,
    event text not null,
    -- Who did it, and to whom; null is nobody who is known.
    actor blob,
    subject blob,
    address text not null,
    device text not null,
    -- JSON.
    detail text not null default '{}'
) strict;
create index audit_actor on audit (actor, id);
create index audit_subject on audit (subject, id);
create index audit_at on audit (at);

-- Roles in rooms: who keeps order, and who talks without touching.
create table member_next (
    room blob not null references room (id) on delete cascade,
    user blob not null references user (id) on delete cascade,
    role text not null check (role in ('owner', 'moderator', 'editor', 'commenter', 'viewer')),
    -- Which colour of the presence palette: 0 to 8.
    slot integer not null,
    -- Up to which event this person has read the chat.
    read_seq integer not null default 0,
    joined_at integer not null,
    primary key (room, user)
) strict, without rowid;
insert into member_next (room, user, role, slot, read_seq, joined_at)
    select room, user, role, slot, read_seq, joined_at from member;
drop table member;
alter table member_next rename to member;
create index member_user on member (user);

create table invite_next (
    id blob primary key,
    -- SHA-256 of the token in the link.
    token blob not null unique,
    room blob not null references room (id) on delete cascade,
    role text not null check (role in ('moderator', 'editor', 'commenter', 'viewer')),
    guests integer not null,
    expires_at integer,
    uses_left integer,
    created_by blob not null references user (id) on delete cascade,
    created_at integer not null
) strict, without rowid;
insert into invite_next (id, token, room, role, guests, expires_at, uses_left, created_by, created_at)
    select id, token, room, role, guests, expires_at, uses_left, created_by, created_at from invite;
drop table invite;
alter table invite_next rename to invite;
create index invite_room on invite (room);

-- What a running server has to hear of, whoever has done it: a sign-in or token that is gone, or
-- someone who may do other things than before. Written by triggers, so that nobody can forget to;
-- read twice a second, and swept after an hour.
create table news (
    id integer primary key autoincrement,
    at integer not null,
    -- One of the two.
    session blob,
    user blob
) strict;
create trigger session_gone after delete on session begin
    insert into news (at, session) values (unixepoch() * 1000, old.id);
end;
create trigger access_token_gone after delete on access_token begin
    insert into news (at, session) values (unixepoch() * 1000, old.id);
end;
create trigger rights_changed after update of role, disabled on user
    when old.role is not new.role or old.disabled is not new.disabled begin
    insert into news (at, user) values (unixepoch() * 1000, old.id);
end;

-- Who left a room with less than joining gives, and who was removed (then without a role): they
-- do not get more by joining again than they had.
create table departed (
    room blob not null references room (id) on delete cascade,
    user blob not null references user (id) on delete cascade,
    role text check (role in ('commenter', 'viewer')),
    primary key (room, user)
) strict, without rowid;
