"""How long it takes from Run to the first byte of output at somebody else in the room."""

import http.client
import json
import os
import secrets
import socket
import struct
import time

from .house import open_house

PROGRAM = 'print("hello")\n'
TERMINAL = 3


class Watcher:
    """Somebody else's browser: as much of a WebSocket as it takes to watch a room."""

    def __init__(self, port, token, code):
        self.link = socket.create_connection(("127.0.0.1", port), 10)
        self.kept = b""
        key = "dGhlIHNhbXBsZSBub25jZQ=="
        head = f"GET /ws?token={token} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        self.link.sendall(f"{head}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: longhouse.v1\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        while b"\r\n\r\n" not in self.kept:
            self.kept += self._more()
        answer, self.kept = self.kept.split(b"\r\n\r\n", 1)
        if b" 101 " not in answer.split(b"\r\n")[0]:
            raise RuntimeError(f"no WebSocket: {answer[:200]}")
        self.send({"join": {"room": code}})

    def _more(self):
        got = self.link.recv(65536)
        if not got:
            raise RuntimeError("the server closed the connection")
        return got

    def send(self, frame):
        body, mask = json.dumps(frame).encode(), os.urandom(4)
        size = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + struct.pack(">H", len(body))
        masked = bytes(byte ^ mask[n % 4] for n, byte in enumerate(body))
        self.link.sendall(b"\x81" + size + mask + masked)

    def frame(self):
        """The next message: whether it is binary, and its bytes."""
        while True:
            if len(self.kept) >= 10:
                size, start = self.kept[1] & 127, 2
                if size == 126:
                    size, start = struct.unpack(">H", self.kept[2:4])[0], 4
                elif size == 127:
                    size, start = struct.unpack(">Q", self.kept[2:10])[0], 10
                if len(self.kept) >= start + size:
                    opcode, body = self.kept[0] & 15, self.kept[start : start + size]
                    self.kept = self.kept[start + size :]
                    if opcode in (1, 2):
                        return opcode == 2, body
                    continue
            self.kept += self._more()

    def output(self):
        """Waits for the next byte that a program prints."""
        while True:
            is_binary, body = self.frame()
            if is_binary and body[0] == TERMINAL:
                return


def first(form, binary, record):
    """One runs, another watches."""
    with open_house(binary) as house:
        code = house.room("First", 1)
        house.call("PUT", f"/api/rooms/{code}/tree/hello.py", PROGRAM, house.owner)
        port = house.server.port
        watcher = Watcher(port, house.people[0], code)
        link = http.client.HTTPConnection("127.0.0.1", port, 10)
        headers = {"Authorization": f"Bearer {house.owner}", "Content-Type": "application/json"}
        time.sleep(1)
        for n in range(form.repetitions * 10):
            body = json.dumps({"entry": "hello.py", "stdin": "", "nonce": secrets.token_hex(8)})
            began = time.perf_counter()
            link.request("POST", f"/api/rooms/{code}/runs", body, headers)
            answer = link.getresponse()
            answer.read()
            if answer.status != 202:
                raise RuntimeError(f"Run was refused: {answer.status}")
            watcher.output()
            took = (time.perf_counter() - began) * 1e3
            # The first finds nothing in memory yet.
            if n:
                record("FIRST", "Longhouse", {"first_ms": took})
            time.sleep(0.2)
