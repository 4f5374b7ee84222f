<?php
return 41;
