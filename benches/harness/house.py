"""Longhouse itself: started, set up, and filled with rooms, people and files over its own HTTP interface."""

import http.client
import itertools
import json
import os
import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from .machine import CACHE, free_port, stop, wait_for
from .servers import Running, fresh_folder, spawn

# The load generator types faster than people: what protects the house from such clients is raised,
# by settings that every operator has.
SETTINGS = {
    "LONGHOUSE_SERVER_FRAMES_PER_SECOND": "10000000",
    "LONGHOUSE_ACCOUNTS_GUESTS_PER_MINUTE_AND_ADDRESS": "1000000",
    "LONGHOUSE_ACCOUNTS_MAX_GUESTS": "100000",
    "LONGHOUSE_LOG_LEVEL": "warn",
}


# How many requests come from one address of loopback before the next is used.
A_HOST = 100
# How long a first start may take to compile all runtimes, on one core that others use too.
READY_S = 300


def environment():
    """What Longhouse runs with: nothing of ours that it would take for a setting."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LONGHOUSE_")}
    return kept | SETTINGS


def serve(binary, folder, port):
    """Starts `longhouse serve` with its data in `folder`; its first line says where it is."""
    argv = [binary, "serve", "--data", folder / "data", "--listen", f"127.0.0.1:{port}"]
    return spawn(argv, folder, "log", stdout=subprocess.PIPE, env=environment())


class House:
    """A running Longhouse and the people in it."""

    def __init__(self, server, first_line):
        self.server = server
        self.threads = threading.local()
        self.hosts = itertools.count()
        self.people = []
        self.pool = ThreadPoolExecutor(4)
        [code] = parse_qs(urlsplit(first_line.split()[-1]).query)["code"]
        owner = {"code": code, "username": "owner", "name": "Owner", "email": "owner@example.org"}
        self.owner = self.call("POST", "/api/setup", {**owner, "password": "a long enough password"})["access_token"]

    def call(self, method, path, body=None, token=None):
        """One request; anything but success is an error."""
        # People come from different addresses; one address is only let in so often.
        self.threads.left = getattr(self.threads, "left", 0) - 1
        # What is measured takes longer than a server keeps a connection that nobody uses.
        quiet, self.threads.used = time.monotonic() - getattr(self.threads, "used", 0), time.monotonic()
        if self.threads.left < 0 or quiet > 3:
            n, self.threads.left = next(self.hosts), A_HOST
            source = (f"127.0.{n // 250 + 1}.{n % 250 + 1}", 0)
            self.threads.link = http.client.HTTPConnection("127.0.0.1", self.server.port, 30, source)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if isinstance(body, str):
            headers["Content-Type"] = "text/plain"
        elif body is not None:
            headers["Content-Type"], body = "application/json", json.dumps(body)
        self.threads.link.request(method, path, body, headers)
        answer = self.threads.link.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
        is_json = text and answer.getheader("Content-Type", "").startswith("application/json")
        return json.loads(text) if is_json else text.decode()

    def room(self, name, people):
        """A new room with the first `people` guests in it; returns its code."""
        code = self.call("POST", "/api/rooms", {"name": name, "visibility": "private"}, self.owner)["code"]
        terms = {"role": "editor", "guests": True}
        url = self.call("POST", f"/api/rooms/{code}/invites", terms, self.owner)["url"]
        accept = f"/api/invites/{urlsplit(url).path.split('/')[-1]}/accept"
        known = self.people[:people]
        list(self.pool.map(lambda token: self.call("POST", accept, {}, token), known))
        self.people += self.pool.map(lambda n: self.guest(accept, n), range(len(known), people))
        return code

    def guest(self, accept, n):
        """Comes in by an invitation; returns the guest's access token."""
        link = http.client.HTTPConnection("127.0.0.1", self.server.port, 30, (f"127.0.200.{n % 250 + 1}", 0))
        link.request("POST", accept, json.dumps({"name": f"Guest {n}"}), {"Content-Type": "application/json"})
        answer = link.getresponse()
        body = json.loads(answer.read())
        link.close()
        if answer.status != 200:
            raise RuntimeError(f"a guest was not let in: {answer.status} {body}")
        return body["access_token"]

    def occupy(self, runs):
        """Has so many programs started that compute for ever, by several people of a room of their own.

        They go on waiting and computing until the house is closed."""
        if not runs or getattr(self, "is_occupied", False):
            return
        self.is_occupied = True
        code = self.room("Busy", 10)
        self.call("PUT", f"/api/rooms/{code}/tree/loop.py", "while True:\n    pass\n", self.owner)
        path = f"/api/rooms/{code}/runs"
        ids = [self.call("POST", path, {"entry": "loop.py"}, self.people[n % 10])["id"] for n in range(runs)]
        until = time.monotonic() + 10
        while self.call("GET", f"{path}/{ids[0]}", None, self.owner)["state"] != "running":
            if time.monotonic() > until:
                raise RuntimeError("no program runs")
            time.sleep(0.05)

    def file(self, code, path):
        """A new empty file; returns its id."""
        self.call("PUT", f"/api/rooms/{code}/tree/{path}", "", self.owner)
        entries = self.call("GET", f"/api/rooms/{code}/tree", None, self.owner)["entries"]
        return next(entry["id"] for entry in entries if entry["path"] == path)

    def plan(self, rooms, per_room, files=0):
        """Writes who sits where: `per_room` connections in each of `rooms` rooms.

        With `files` each room has as many, and its connections are dealt out over them."""
        seats = []
        for room in range(rooms):
            code = self.room(f"Room {room}", per_room)
            docs = [(f"doc{n}.txt", self.file(code, f"doc{n}.txt")) for n in range(files)]
            for n in range(per_room):
                seat = {"room": code, "token": self.people[n]}
                if docs:
                    path, file = docs[n % files]
                    seat |= {"path": path, "file": file}
                seats.append(seat)
        self.server.plan = self.server.folder / "plan.json"
        self.server.plan.write_text(json.dumps({"seats": seats}))


def _languages(port):
    link = http.client.HTTPConnection("127.0.0.1", port, 10)
    link.request("GET", "/api/house")
    return {one["id"]: one["state"] for one in json.loads(link.getresponse().read())["languages"]}


def prepare(binary):
    """The language runtimes as `binary` compiles them on its first start, which is not what is measured."""
    at = binary.stat()
    seed = CACHE / f"prepared-{at.st_size}-{at.st_mtime_ns}"
    if seed.exists():
        return seed
    print("· the language runtimes of this build", flush=True)
    with fresh_folder() as folder:
        port, until = free_port(), time.monotonic() + READY_S
        process = serve(binary, folder, port)
        try:
            wait_for(port, process)
            while not all(state in ("ready", "failed") for state in _languages(port).values()):
                if time.monotonic() > until:
                    raise RuntimeError(f"the languages were not ready after {READY_S} s: {_languages(port)}")
                time.sleep(0.5)
            if "failed" in _languages(port).values():
                print(f"  {_languages(port)}", flush=True)
        finally:
            stop(process)
        for old in CACHE.glob("prepared-*"):
            shutil.rmtree(old)
        shutil.copytree(folder / "data" / "runtimes", seed)
    return seed


def warm(binary, folder):
    """Gives a data directory the runtimes that were prepared."""
    shutil.copytree(prepare(binary), folder / "data" / "runtimes", copy_function=os.link)


@contextmanager
def open_house(binary, dialect="longhouse"):
    """Longhouse in a fresh folder, set up; ended afterwards."""
    with fresh_folder() as folder:
        warm(binary, folder)
        port = free_port()
        process = serve(binary, folder, port)
        try:
            line = process.stdout.readline().decode()
            if not line:
                raise RuntimeError(f"no first line: {(folder / 'log').read_text()[-2000:]}")
            name = {"longhouse": "Longhouse", "longhouse-yjs": "Longhouse, /yjs"}[dialect]
            yield House(Running(name, dialect, port, folder, [process]), line)
        finally:
            stop(process)
