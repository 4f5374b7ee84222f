.import --csv /dev/stdin answers
select * from answers where n > 1;
