select ?1 as first, ?2 as second, upper(?1) as loud;
.exit 5
