import sys
import traceback


def outer(n):
    if n == 0:
        raise RuntimeError("deep down")
    outer(n - 1)


try:
    outer(2)
except RuntimeError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print([(frame.name, frame.lineno, frame.line) for frame in frames])
    print(traceback.format_exception_only(error))
    kind, value, trace = sys.exc_info()
    print(kind is RuntimeError, value is error, trace.tb_lineno, trace.tb_next.tb_frame.f_code.co_name)
print(sys.exc_info())


def recurse():
    return recurse()


try:
    recurse()
except RecursionError as error:
    print("too deep:", str(error)[:32])
try:
    exec("x = 1\ny = = 2")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.text)
try:
    compile("for x in y\n  pass", "made.py", "exec")
except SyntaxError as error:
    print(error)
try:
    exec("if 1:\nx = 2")
except IndentationError as error:
    print(type(error).__name__, error.lineno)
print("".join(traceback.format_exception(ValueError("never raised"))), end="")
