import asyncio
import concurrent.futures
import hashlib
import http.client
import http.server
import multiprocessing
import multiprocessing.dummy
import multiprocessing.pool
import os
import signal
import smtplib
import socket
import subprocess
import threading
import urllib.request


def tell(name, what):
    try:
        print(name, "->", what())
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}")


def wait_for(make):
    async def main():
        return await make()

    return lambda: asyncio.run(main())


tell("thread", threading.Thread(target=print).start)
tell("timer", threading.Timer(1, print).start)
tell("thread pool", lambda: concurrent.futures.ThreadPoolExecutor().submit(print))
tell("thread pool map", lambda: list(concurrent.futures.ThreadPoolExecutor().map(str, [1])))
tell("ThreadPool", lambda: multiprocessing.pool.ThreadPool(2))
tell("dummy pool", lambda: multiprocessing.dummy.Pool(2))
tell("to_thread", wait_for(lambda: asyncio.to_thread(print)))
tell("process pool", concurrent.futures.ProcessPoolExecutor)
tell("process", multiprocessing.Process(target=print).start)
for name in ("Pool", "Queue", "Lock", "Manager", "Pipe", "Event"):
    tell(f"multiprocessing.{name}", getattr(multiprocessing, name))
tell("multiprocessing.Value", lambda: multiprocessing.Value("i", 0))
tell("run", lambda: subprocess.run(["ls"]))
tell("check_output", lambda: subprocess.check_output("ls", shell=True))
tell("system", lambda: os.system("clear"))
tell("popen", lambda: os.popen("ls"))
tell("fork", lambda: os.fork())
tell("exec", lambda: os.execvp("ls", ["ls"]))
tell("subprocess", wait_for(lambda: asyncio.create_subprocess_exec("ls")))
for name in ("pipe", "kill", "getuid", "getlogin", "dup", "nothing_like_it"):
    tell(f"os.{name}", lambda: getattr(os, name))
tell("alarm", lambda: signal.alarm(1))
tell("hasattr", lambda: [hasattr(os, "getuid"), hasattr(os, "getcwd"), hasattr(signal, "alarm")])
tell("socket", socket.socket)
tell("lookup", lambda: socket.gethostbyname("example.org"))
tell("connection", lambda: socket.create_connection(("example.org", 80)))
tell("http", lambda: urllib.request.urlopen("http://example.org"))
tell("https", lambda: urllib.request.urlopen("https://example.org"))
tell("HTTPSConnection", lambda: http.client.HTTPSConnection("example.org").request("GET", "/"))
tell("server", lambda: http.server.HTTPServer(("", 8000), http.server.SimpleHTTPRequestHandler))
tell("mail", lambda: smtplib.SMTP("localhost"))
tell("open_connection", wait_for(lambda: asyncio.open_connection("example.org", 80)))
tell("start_server", wait_for(lambda: asyncio.start_server(print, "127.0.0.1", 80)))
tell("scrypt", lambda: hashlib.scrypt(b"", salt=b"", n=2, r=1, p=1))
tell("sleepless", wait_for(lambda: asyncio.get_running_loop().create_future()))
threading.Thread(target=print).start()
