<?php
echo "never";
function broken( {
}
