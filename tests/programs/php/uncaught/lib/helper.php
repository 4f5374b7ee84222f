<?php

function fail(int $n) {
    throw new RuntimeException("no $n");
}
