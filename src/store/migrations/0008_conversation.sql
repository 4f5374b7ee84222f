-- What happens to a message after it was said.
alter table message add column reply_to integer references message (id) on delete set null;
alter table message add column edited_at integer;
-- Its words are gone, its place stays.
alter table message add column deleted_at integer;
alter table message add column deleted_by blob;
alter table message add column pinned_at integer;
alter table message add column pinned_by blob;

create index message_pinned on message (room, pinned_at) where pinned_at is not null;
create index message_reply on message (reply_to) where reply_to is not null;

-- What a message said before it was edited.
create table message_edit (
    id integer primary key,
    message integer not null references message (id) on delete cascade,
    body text not null,
    -- Until when it said so.
    at integer not null
) strict;

create index message_edit_message on message_edit (message);

create table reaction (
    message integer not null references message (id) on delete cascade,
    user blob not null references user (id) on delete cascade,
    emoji text not null,
    at integer not null,
    primary key (message, emoji, user)
) strict, without rowid;

create table mention (
    message integer not null references message (id) on delete cascade,
    user blob not null references user (id) on delete cascade,
    -- By name, or as one of all.
    kind text not null check (kind in ('person', 'here', 'room')),
    primary key (user, message)
) strict, without rowid;

create index mention_message on mention (message);

-- What someone has begun to write.
create table draft (
    room blob not null references room (id) on delete cascade,
    user blob not null references user (id) on delete cascade,
    body text not null,
    at integer not null,
    primary key (user, room)
) strict, without rowid;

-- Who leaves a room writes nothing there any more.
create trigger draft_left after delete on member begin
    delete from draft where room = old.room and user = old.user;
end;

-- A file that was, or is being, put into a room.
create table upload (
    id blob primary key,
    room blob not null references room (id) on delete cascade,
    user blob not null references user (id),
    -- The message it hangs on; null until that is said.
    message integer references message (id) on delete cascade,
    -- Its place among the files of the message.
    place integer not null default 0,
    name text not null,
    media_type text not null,
    size integer not null,
    -- All of it when `blob` is there; until then the disk knows. -1 when it was given up or deleted: the
    -- row stays for a day, since it counts as sent.
    received integer not null default 0,
    -- SHA-256 of the content.
    blob blob,
    -- In pixels, for pictures and films.
    width integer,
    height integer,
    -- SHA-256 of a small picture of it.
    thumbnail blob,
    created_at integer not null
) strict, without rowid;

create index upload_message on upload (message) where message is not null;
create index upload_room on upload (room);
create index upload_user on upload (user, created_at);
create index upload_blob on upload (blob) where blob is not null;
create index upload_thumbnail on upload (thumbnail) where thumbnail is not null;
create index upload_unsaid on upload (created_at) where message is null;

-- What hung on a message goes with its words.
create trigger message_emptied after update of deleted_at on message when new.deleted_at is not null begin
    update upload set message = null, received = -1, name = '', blob = null, thumbnail = null
    where message = new.id;
end;

-- A conversation of a few people is a room of its own kind.
alter table room add column kind text not null default 'room' check (kind in ('room', 'direct'));
-- The ids of the people of a direct conversation, in order: there is one for each pair, and one for
-- each group from which nobody has gone.
alter table room add column pair blob;
create unique index room_pair on room (pair) where pair is not null;

-- What someone wants to hear of in a room.
alter table member add column notify text not null default 'all' check (notify in ('all', 'mentions', 'nothing'));
-- A request to talk: 1 while it waits for an answer of theirs, 2 when they have declined it.
alter table member add column request integer not null default 0;
-- Put out of sight until something is said after this event; null is in sight.
alter table member add column hidden_seq integer;

-- Whom someone does not want to hear from.
create table block (
    user blob not null references user (id) on delete cascade,
    blocked blob not null references user (id) on delete cascade,
    at integer not null,
    primary key (user, blocked)
) strict, without rowid;

create index block_blocked on block (blocked);

-- Who may find and write to someone.
create table reach (
    user blob primary key references user (id) on delete cascade,
    find text not null default 'everyone' check (find in ('everyone', 'shared', 'nobody')),
    write text not null default 'everyone' check (write in ('everyone', 'shared', 'nobody')),
    -- A keyed hash of the phone number (E.164): never the number itself. Nobody proves that a
    -- number is theirs, so that several may say the same one, and nobody can take another's.
    phone blob,
    receipts integer not null default 1,
    typing integer not null default 1
) strict, without rowid;

create index reach_phone on reach (phone) where phone is not null;

-- The words of messages: parts of words are found as well, in scripts without spaces too.
create virtual table message_words using fts5 (
    body, content = 'message', content_rowid = 'id', tokenize = 'trigram remove_diacritics 1'
);
insert into message_words (message_words) values ('rebuild');
create trigger message_said after insert on message begin
    insert into message_words (rowid, body) values (new.id, new.body);
end;
create trigger message_unsaid after delete on message begin
    insert into message_words (message_words, rowid, body) values ('delete', old.id, old.body);
end;
create trigger message_changed after update of body on message begin
    insert into message_words (message_words, rowid, body) values ('delete', old.id, old.body);
    insert into message_words (rowid, body) values (new.id, new.body);
end;
