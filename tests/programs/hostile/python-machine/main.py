"""Other programs, the network, the machine."""
import os


def attempt(name, what):
    try:
        print(name, what())
    except Exception as error:
        print(name, type(error).__name__)


attempt("system", lambda: os.system("id"))
attempt("popen", lambda: os.popen("id").read())
attempt("fork", lambda: os.fork())
attempt("exec", lambda: os.execv("/bin/sh", ["sh"]))
attempt("subprocess", lambda: __import__("subprocess").run(["id"]))
attempt("socket", lambda: __import__("socket").create_connection(("127.0.0.1", 22), 1))
attempt("urllib", lambda: __import__("urllib.request").request.urlopen("http://127.0.0.1/"))
attempt("file url", lambda: __import__("urllib.request").request.urlopen("file:///etc/passwd").read(10))
attempt("ctypes", lambda: __import__("ctypes").CDLL(None))
attempt("thread", lambda: __import__("_thread").start_new_thread(print, ()))
attempt("multiprocessing", lambda: __import__("multiprocessing").Process(target=print).start())
attempt("mmap", lambda: __import__("mmap").mmap(-1, 1 << 40))
attempt("resource", lambda: __import__("resource").setrlimit(0, (0, 0)))
attempt("environment", lambda: sorted(os.environ))
attempt("kill", lambda: os.kill(1, 9))
