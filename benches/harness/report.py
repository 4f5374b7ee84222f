"""Figures into tables, and targets into yes or no."""

from statistics import median

from .rows import HOUSE, trouble


class Figures:
    """Everything that was measured: (row, peer) → the runs, in order."""

    def __init__(self):
        self.runs = {}

    def add(self, row, peer, got):
        """Takes one run, and says what it was."""
        self.runs.setdefault((row, peer), []).append(got)
        wrong = trouble(got)
        if row in ("EXEC", "FIRST") and not wrong:
            return  # many and short: the tables tell
        print(f"  {row:5} {peer:24} {wrong or _short(row, got)}", flush=True)

    def values(self, row, peer, path):
        """One figure of all runs that may be believed."""
        runs = [got for got in self.runs.get((row, peer), []) if not trouble(got)]
        return [value for value in (_dig(got, path) for got in runs) if value is not None]

    def middle(self, row, peer, path):
        """The median of one figure, or nothing when it was not measured."""
        values = self.values(row, peer, path)
        return median(values) if values else None

    def troubles(self):
        """What went wrong, one sentence each."""
        return [
            f"{row}, {peer}: {wrong}"
            for (row, peer), runs in self.runs.items()
            for wrong in map(trouble, runs)
            if wrong
        ]


def _dig(got, path):
    for key in path.split("."):
        got = got.get(key) if isinstance(got, dict) else None
    return got


def _number(value):
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}" if abs(value) < 10 else f"{value:.1f}"


def spread(values):
    """Median (lowest–highest)."""
    if not values:
        return "–"
    if len(values) == 1:
        return f"**{_number(values[0])}**"
    return f"**{_number(median(values))}** ({_number(min(values))}–{_number(max(values))})"


def _short(row, got):
    return ", ".join(f"{title} {_number(_dig(got, path))}" for title, path in COLUMNS[row])


_FAN_OUT = [
    ("µs CPU a delivery", "us_per_delivery"),
    ("deliveries/s", "deliv_s"),
    ("p50 ms", "lat_ms.p50"),
    ("p99 ms", "lat_ms.p99"),
    ("others' cores", "cpu.other_cores"),
]
COLUMNS = {
    **dict.fromkeys(("S0", "S1", "SAT1", "C2", "CSAT", "S0Q", "S0B", "C2Q", "C2B"), _FAN_OUT),
    "FLOOD": [*_FAN_OUT, ("sign-ins/s", "flood.per_s"), ("of them checked", "flood.checked"), ("turned away", "flood.busy")],
    "VERIFY": [("µs CPU a token", "verify_us"), ("µs CPU the rest of the request", "request_us")],
    "IDLE": [("KiB a connection", "kib_per_conn"), ("connections", "conns"), ("s to connect all", "memory.connect_s")],
    "RSS": [
        ("KiB a document", "kib_per_doc"),
        ("of it beyond an empty one", "kib_per_doc_beyond_empty"),
        ("documents", "docs"),
        ("edits in each", "edits"),
        ("bytes as one update", "state_bytes"),
    ],
    "JOIN": [
        ("ms CPU a join", "join_cpu_ms"),
        ("p50 ms", "join_ms.p50"),
        ("bytes", "join_bytes"),
        ("edits", "edits"),
        ("µs CPU an edit, replayed", "replay_us"),
        ("others' cores", "cpu.other_cores"),
    ],
    "START": [("ms to /api/health", "health_ms"), ("PSS MB", "pss_mb"), ("RSS MB", "rss_mb")],
    "FIRST": [("ms from Run to the first byte", "first_ms")],
    "EXEC": [("ms wall", "wall_ms"), ("ms CPU", "cpu_ms")],
}
TITLES = {
    "S1": "Chat, 1 room × 200, 50 messages/s: 10,000 deliveries/s",
    "S0": "Chat, 1 room × 50, 10 messages/s: 500 deliveries/s",
    "SAT1": "Chat saturated, 1 room × 200, 20 senders × 2 messages on the way",
    "IDLE": "Idle WebSockets, rooms of 50",
    "C2": "Documents, 100 × 5 people × 8 key presses/s: 16,000 deliveries/s",
    "CSAT": "Documents saturated, 100 × 5, one key press on the way each",
    "S0Q": "Chat, 5 rooms × 10, 50 messages/s: 500 deliveries/s",
    "S0B": "Chat as in S0Q, while 50 programs that compute for ever are queued in another room",
    "FLOOD": "Chat as in S0Q, while 200 people a second sign in",
    "VERIFY": "Verifying an access token",
    "C2Q": "Documents, 20 × 5 people × 8 key presses/s",
    "C2B": "The same while 50 programs that compute for ever are queued in another room",
    "RSS": "Memory of open documents of 10 KB, one connection each",
    "JOIN": "Joining a document of 100,000 edits",
    "START": "Start on a warm data directory, and memory when idle",
    "FIRST": "A program in Python, from Run to its first byte at somebody else",
    "EXEC": "Hello in Python and JavaScript, from start to exit",
}


def _ratio(figures, row, peer, path, ours=HOUSE):
    mine, theirs = figures.middle(row, ours, path), figures.middle(row, peer, path)
    return mine / theirs if mine is not None and theirs else None


def _busy(figures, busy, quiet):
    at_work, at_rest = (figures.middle(row, HOUSE, "lat_ms.p99") for row in (busy, quiet))
    return at_work / at_rest if at_work is not None and at_rest else None


def targets(figures):
    """What is to be reached: (measure, target, measured, unit, how much is allowed)."""
    us, mid = "us_per_delivery", figures.middle
    return [
        ("chat, 10,000 deliveries/s: CPU beside the hub", "≤ 1.0 ×", _ratio(figures, "S1", "hub", us), "×", 1.0),
        ("chat, 10,000 deliveries/s: CPU a delivery", "≤ 5 µs", mid("S1", HOUSE, us), "µs", 5),
        ("chat saturated: CPU a delivery", "≤ 0.4 µs", mid("SAT1", HOUSE, us), "µs", 0.4),
        ("chat saturated: CPU beside socket.io with SQLite", "≤ 0.1 ×", _ratio(figures, "SAT1", "socket.io", us), "×", 0.1),
        ("chat, 500 deliveries/s: p50, fsync included", "≤ 3 ms", mid("S0", HOUSE, "lat_ms.p50"), "ms", 3),
        ("chat, 500 deliveries/s: p99 beside Channels", "≤ 0.1 ×", _ratio(figures, "S0", "Channels", "lat_ms.p99"), "×", 0.1),
        ("idle WebSocket, no TLS", "≤ 6 KiB", mid("IDLE", HOUSE, "kib_per_conn"), "KiB", 6),
        ("documents, 100 × 5 × 8 Hz: CPU beside y-websocket", "≤ 0.6 ×", _ratio(figures, "C2", "y-websocket", us), "×", 0.6),
        ("documents saturated: CPU beside y-websocket", "≤ 0.4 ×", _ratio(figures, "CSAT", "y-websocket", us), "×", 0.4),
        ("open 10 KB document", "≤ 60 KiB", mid("RSS", HOUSE, "kib_per_doc"), "KiB", 60),
        ("joining a document of 100,000 edits: CPU", "≤ 1 ms", mid("JOIN", HOUSE, "join_cpu_ms"), "ms", 1),
        ("start to /api/health", "≤ 150 ms", mid("START", HOUSE, "health_ms"), "ms", 150),
        ("idle memory", "≤ 64 MB", mid("START", HOUSE, "pss_mb"), "MB", 64),
        ("hello in Python", "≤ 6 ms", mid("EXEC", "longhouse exec hello.py", "wall_ms"), "ms", 6),
        ("hello in JavaScript", "≤ 6 ms", mid("EXEC", "longhouse exec hello.js", "wall_ms"), "ms", 6),
        ("hello in C, built before", "≤ 5 ms", mid("EXEC", "longhouse exec hello.c", "wall_ms"), "ms", 5),
        ("first byte at somebody else, Python", "≤ 30 ms", mid("FIRST", HOUSE, "first_ms"), "ms", 30),
        ("chat beside 50 queued programs: p99 to its quiet value", "≤ 2 ×", _busy(figures, "S0B", "S0Q"), "×", 2),
        ("chat beside 200 sign-ins/s: p99 to its quiet value", "≤ 2 ×", _busy(figures, "FLOOD", "S0Q"), "×", 2),
        ("verifying an access token: CPU", "≤ 60 µs", mid("VERIFY", HOUSE, "verify_us"), "µs", 60),
        ("typing beside 50 queued programs: p99 to its quiet value", "≤ 2 ×", _busy(figures, "C2B", "C2Q"), "×", 2),
    ]


def summary(figures):
    """The table of targets in Markdown."""
    lines = ["| measure | to reach | measured | holds |", "|---|---|---|---|"]
    for measure, target, value, unit, most in targets(figures):
        measured = "not measured" if value is None else f"{_number(value)} {unit}"
        holds = "–" if value is None else "yes" if value <= most else "**no**"
        lines.append(f"| {measure} | {target} | {measured} | {holds} |")
    return lines


def details(figures):
    """One table for each row, with its peers and their ratio to ours."""
    lines = []
    for row, title in TITLES.items():
        peers = [peer for name, peer in figures.runs if name == row]
        if not peers:
            continue
        columns = COLUMNS[row]
        first = columns[0][1]
        heads = " | ".join(name for name, _ in columns)
        lines += ["", f"### {row}: {title}", "", f"| | runs | {heads} | × Longhouse |", "|---" * (len(columns) + 3) + "|"]
        base = figures.middle(row, HOUSE, first)
        for peer in peers:
            cells = [spread(figures.values(row, peer, path)) for _, path in columns]
            mine = figures.middle(row, peer, first)
            ratio = _number(mine / base) if mine is not None and base else "–"
            lines.append(f"| {peer} | {len(figures.values(row, peer, first))} | {' | '.join(cells)} | {ratio} |")
    return lines
