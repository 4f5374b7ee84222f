"""What proving who one is costs: verifying an access token, and a flood of people who sign in."""

import json
import random
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from .house import open_house
from .machine import wait_for_quiet

# How many requests one measurement sends, and how many are on the way at once.
REQUESTS, WINDOW = 20_000, 50
# Sign-ins a second, and how many answers are waited for at once.
FLOOD_A_SECOND, FLOOD_THREADS = 200, 64


def _cpu_ns(pid):
    """What all threads of a process have computed, by the kernel's clock."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text().split()[0])
        except OSError:
            pass  # it ended meanwhile
    return total


def _answers(link, kept, count):
    """Reads `count` answers that have a length; returns what is left over."""
    while count:
        end = kept.find(b"\r\n\r\n")
        if end >= 0:
            head = kept[:end].lower()
            if b" 401 " not in head[:20]:
                raise RuntimeError(f"not refused: {head[:200]!r}")
            size = int(head.split(b"content-length: ")[1].split(b"\r\n")[0])
            if len(kept) >= end + 4 + size:
                kept, count = kept[end + 4 + size :], count - 1
                continue
        got = link.recv(1 << 16)
        if not got:
            raise RuntimeError("the server closed the connection")
        kept += got
    return kept


def _spend(house, token):
    """The server's CPU for so many requests with `token`, in nanoseconds."""
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    request = f"GET /api/me HTTP/1.1\r\nHost: x\r\n{bearer}\r\n".encode()
    pid, kept = house.server.processes[0].pid, b""
    with socket.create_connection(("127.0.0.1", house.server.port)) as link:
        link.sendall(request * WINDOW)
        _answers(link, b"", WINDOW)  # warm
        before = _cpu_ns(pid)
        for _ in range(REQUESTS // WINDOW):
            link.sendall(request * WINDOW)
            kept = _answers(link, kept, WINDOW)
        return _cpu_ns(pid) - before


def _forged(token):
    """The same token with another signature of the right form: it is verified to its end, and refused."""
    head, payload, signature = token.split(".")
    other = "B" if signature[10] == "A" else "A"
    return ".".join((head, payload, signature[:10] + other + signature[11:]))


def verify(form, binary, record):
    """A request with a token that turns out to be forged, less the same request without one.

    The difference is reading the token, finding its key and checking its signature; after that both
    are refused in the same way, before anything is looked up."""
    with open_house(binary) as house:
        forged = _forged(house.owner)
        wait_for_quiet(form.patience)
        for _ in range(form.repetitions):
            without, with_token = _spend(house, None), _spend(house, forged)
            record("VERIFY", "Longhouse", {
                "verify_us": (with_token - without) / REQUESTS / 1e3,
                "request_us": without / REQUESTS / 1e3,
            })


@contextmanager
def flood(house):
    """People signing in, so many a second, with wrong passwords, from many addresses, until it ends.

    As far as there is a core for their passwords they are answered 401, the others 503 at once."""
    over, told = threading.Event(), {"sent": 0, "checked": 0, "busy": 0}
    lock = threading.Lock()
    began = time.monotonic()

    def send(n):
        source = (f"127.{random.randrange(1, 200)}.{random.randrange(250)}.{random.randrange(1, 250)}", 0)
        body = json.dumps({"login": f"nobody{n}", "password": "not the password"})
        head = (
            "POST /api/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", house.server.port), 30, source) as link:
            link.sendall((head + body).encode())
            status = link.recv(4096)[9:12]
        with lock:
            told["checked"] += status == b"401"
            told["busy"] += status == b"503"

    def worker():
        while not over.is_set():
            with lock:
                n, told["sent"] = told["sent"], told["sent"] + 1
            time.sleep(max(0.0, began + n / FLOOD_A_SECOND - time.monotonic()))
            try:
                send(n)
            except OSError:
                pass  # it is the flood that is cut short, not what is measured

    threads = [threading.Thread(target=worker, daemon=True) for _ in range(FLOOD_THREADS)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    try:
        yield told
    finally:
        told["per_s"] = told["sent"] / (time.monotonic() - began)
        over.set()
        for thread in threads:
            thread.join(35)
