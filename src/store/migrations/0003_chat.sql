create table message (
    id integer primary key,
    room blob not null references room (id) on delete cascade,
    seq integer not null,
    author blob not null references user (id),
    body text not null,
    nonce text not null,
    sent_at integer not null,
    unique (room, author, nonce)
) strict;

create index message_seq on message (room, seq);
