import contextlib
import io
import re

import pytest

printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    code = pytest.main(["-v", "--color=no"])
# Times differ.
print(re.sub(r"in \d+\.\d+s|platform .*|=+", "", printed.getvalue()))
raise SystemExit(code)
