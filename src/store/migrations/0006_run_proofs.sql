-- What a run was for: null for a plain run, otherwise the cases that it was tested with.
alter table run add column is_test integer not null default 0;
-- With a seed a run can be repeated; its input is known before it starts.
alter table run add column seed integer;
alter table run add column stdin text;
-- The run that this one repeats, and a JSON array of what was different then.
alter table run add column repeats integer;
alter table run add column differences text;
-- JSON: what came of its tests; and what it was, and what came of it.
alter table run add column report text;
alter table run add column receipt text;
-- A ZIP archive of the receipt, the sources and the input.
alter table run add column bundle blob;

-- Cases that a program is tested with and that only those who manage the room may read.
create table hidden_cases (
    room blob not null references room (id) on delete cascade,
    -- The file that the program starts with.
    file blob not null,
    -- As in a file of cases.
    text text not null,
    by blob not null references user (id),
    at integer not null,
    primary key (room, file)
) strict;
