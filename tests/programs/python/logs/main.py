import logging
import sys
import warnings

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger("app.core")
log.debug("hidden")
log.info("%d items of %s", 3, "list")
log.warning("careful")
try:
    1 / 0
except ZeroDivisionError:
    log.error("failed", exc_info=False)


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append((record.levelname, record.getMessage(), record.funcName))


def work():
    quiet.warning("from %s", "work")


quiet = logging.getLogger("quiet")
quiet.propagate = False
collect = Collect()
quiet.addHandler(collect)
quiet.addFilter(lambda record: "secret" not in record.msg)
work()
quiet.error("a secret")
print(collect.lines, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(30), log.parent.name)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
    warnings.warn("hmm")
print([(str(w.message), w.category.__name__) for w in caught])
