-- Parameters of the shell and of the command line.
select ?1 as first, ?2 as second, typeof(?1) as kind, ?3 as third;
.parameter set @limit 2
.parameter set :name "'Zoë'"
.parameter set $n 1.5
with t(x, name) as (values (1, 'Ann'), (2, 'Zoë'), (3, 'Zoë')) select * from t where name = :name limit @limit;
select @limit + 1 as three, $n * 2 as n, :missing as none;
.parameter unset @limit
select @limit as gone;
select ?1 + 1 as number;
.exit 3
