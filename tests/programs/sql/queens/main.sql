-- Six queens: every way to place them.
with recursive
  columns(c) as (select 1 union all select c + 1 from columns where c < 6),
  placed(row, board) as (
    select 0, ''
    union all
    select row + 1, board || columns.c
    from placed, columns
    where row < 6
      and not exists (
        select 1 from columns before
        where before.c <= row
          and (substr(board, before.c, 1) = cast(columns.c as text)
            or abs(substr(board, before.c, 1) - columns.c) = row + 1 - before.c)))
select board from placed where row = 6 order by board;
