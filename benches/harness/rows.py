"""The rows that the load generator measures: scenarios, and who takes part in each."""

import json
import subprocess
import time
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from .house import open_house
from .install import LOADGEN
from .machine import LOAD_CPU, on_cpu, wait_for_quiet
from .servers import started
from .tokens import flood

HOUSE, YJS = "Longhouse", "Longhouse, /yjs"


@dataclass(frozen=True)
class Form:
    """How long and how often."""

    repetitions: int
    secs: float
    warm: float
    idle_rooms: int
    docs: int
    patience: float
    every_peer: bool


QUICK = Form(repetitions=2, secs=2.5, warm=1, idle_rooms=30, docs=200, patience=1, every_peer=False)
LONG = Form(repetitions=5, secs=8, warm=2, idle_rooms=100, docs=1000, patience=20, every_peer=True)

# Scenario: (tool, options, what a house has to be filled with: rooms, connections a room, files a room).
SCENARIOS = {
    "S0": ("chatload", "--mode open --rooms 1 --per-room 50 --rate 10", (1, 50, 0)),
    "S1": ("chatload", "--mode open --rooms 1 --per-room 200 --rate 50", (1, 200, 0)),
    "SAT1": ("chatload", "--mode closed --rooms 1 --per-room 200 --senders 20 --window 2", (1, 200, 0)),
    "IDLE": ("chatload", "--mode idle --rooms {idle_rooms} --per-room 50", ("{idle_rooms}", 50, 0)),
    "C2": ("crdtload", "--mode open --docs 100 --clients 5 --hz 8", (100, 5, 1)),
    "CSAT": ("crdtload", "--mode closed --docs 100 --clients 5", (100, 5, 1)),
    # Fifty messages a second: with ten, p99 of a few seconds is the one slowest flush of the disk.
    "S0Q": ("chatload", "--mode open --rooms 5 --per-room 10 --rate 50", (5, 10, 0)),
    "S0B": ("chatload", "--mode open --rooms 5 --per-room 10 --rate 50", (5, 10, 0)),
    "FLOOD": ("chatload", "--mode open --rooms 5 --per-room 10 --rate 50", (5, 10, 0)),
    "C2B": ("crdtload", "--mode open --docs 20 --clients 5 --hz 8", (20, 5, 1)),
    "C2Q": ("crdtload", "--mode open --docs 20 --clients 5 --hz 8", (20, 5, 1)),
    "RSS": ("crdtload", "--mode rss --docs {docs} --bytes 10240", ("{docs10}", 10, 10)),
    "JOIN": ("crdtload", "--mode join --edits 100000 --joins 100", (1, 1, 1)),
}

# Which scenarios are measured on one start of a server, by whom, and by whom else in the long form.
GROUPS = [
    (("S1", "S0", "SAT1"), HOUSE, False),
    (("S1", "S0", "SAT1"), "hub", False),
    (("S1",), "axum, nothing stored", False),
    (("S1", "SAT1"), "socket.io", False),
    (("S0",), "Channels", False),
    (("S1", "S0", "SAT1"), "hub, nothing stored", True),
    (("S1", "SAT1"), "ws, nothing stored", True),
    (("IDLE",), HOUSE, False),
    (("IDLE",), "hub", False),
    (("IDLE",), "axum, nothing stored", True),
    (("IDLE",), "socket.io", True),
    (("C2", "CSAT"), HOUSE, False),
    (("C2", "CSAT"), "y-websocket", False),
    (("C2", "CSAT"), YJS, False),
    (("C2", "CSAT"), "yrs-axum", True),
    (("S0Q", "FLOOD"), HOUSE, False),
    (("C2Q", "S0B", "C2B"), HOUSE, False),
    (("RSS",), HOUSE, False),
    (("RSS",), "y-websocket", False),
    (("RSS",), "yrs-axum", True),
    (("JOIN",), HOUSE, False),
    (("JOIN",), "y-websocket", False),
    (("JOIN",), "yrs-axum", True),
]
ONCE_IN_QUICK = {"RSS", "JOIN"}
# While as many programs that never stop computing wait for their turn in another room.
BUSY = {"S0B": 50, "C2B": 50}


def measure(form, only, binary, trace, record):
    """All rows, A B A B: every repetition goes through all servers once before the next begins."""
    for repetition in range(form.repetitions):
        for scenarios, peer, is_extra in GROUPS:
            wanted = [name for name in scenarios if name in only]
            if not form.every_peer:
                wanted = [name for name in wanted if repetition == 0 or name not in ONCE_IN_QUICK]
            if not wanted or (is_extra and not form.every_peer) or (binary is None and peer in (HOUSE, YJS)):
                continue
            try:
                with _server(peer, binary) as (server, house):
                    for name in wanted:
                        record(name, peer, _scenario(form, name, server, house, trace))
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                record(wanted[0], peer, {"failed": str(error)})


@contextmanager
def _server(peer, binary):
    if peer in (HOUSE, YJS):
        with open_house(binary, "longhouse" if peer == HOUSE else "longhouse-yjs") as house:
            yield house.server, house
    else:
        with started(peer) as server:
            yield server, None


def _scenario(form, name, server, house, trace):
    tool, options, (rooms, per_room, files) = SCENARIOS[name]
    sizes = {"idle_rooms": form.idle_rooms, "docs": form.docs, "docs10": form.docs // 10}
    argv = [LOADGEN / tool, "--dialect", server.dialect, "--addr", server.addr, "--pids", server.pids]
    argv += ["--cpu", LOAD_CPU if on_cpu(LOAD_CPU) else -1, "--peer", server.peer, "--row", name, "--tag", name]
    argv += options.format(**sizes).split() + ["--secs", form.secs, "--warm", form.warm]
    if trace and name in ("RSS", "JOIN"):
        argv += ["--trace", trace]
    if house:
        house.plan(int(str(rooms).format(**sizes)), per_room, files)
        argv += ["--plan", server.plan]
        house.occupy(BUSY.get(name, 0))
        time.sleep(1)  # what filling the house has left behind is written by then
    wait_for_quiet(form.patience)
    with flood(house) if name == "FLOOD" else nullcontext({}) as told:
        done = subprocess.run([str(word) for word in argv], capture_output=True, text=True, timeout=120 + 3 * form.secs)
    if done.returncode or done.stderr:
        print(f"    {done.stderr.strip()[:600]}", flush=True)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[0] if done.stderr.strip() else "no figures"}
    return json.loads(done.stdout) | ({"flood": told} if told else {})


def trouble(got):
    """Why a measurement must not be believed, or nothing."""
    if "failed" in got:
        return got["failed"]
    if got.get("lost_conns"):
        return f"{got['lost_conns']} connections were closed"
    if got.get("refused"):
        return f"{got['refused']} requests were refused"
    if abs(got.get("ratio", 1) - 1) > 0.001:
        return f"{got['ratio']:.3f} of the messages were delivered"
    check = got.get("check") or {}
    if check.get("doc0_pressed") != check.get("doc0_text"):
        return f"a newcomer saw {check['doc0_text']} of {check['doc0_pressed']} key presses"
    if got["peer"] == HOUSE and check.get("clients_not_told_saved"):
        return f"{check['clients_not_told_saved']} clients were not told that all is saved"
    for seen, made in (("check_text", "text"), ("check_len", "text_bytes")):
        if got.get(seen) != got.get(made):
            return f"a newcomer saw a text of {got[seen]} characters, not {got[made]}"
    return None
