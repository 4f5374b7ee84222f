/** What is in the rooms that pictures are taken of. */

const scheduler = `"""Leases jobs, runs them, and gives back what did not finish."""

from dataclasses import dataclass, field
from heapq import heappop, heappush


@dataclass(order=True)
class Lease:
    due: float
    name: str = field(compare=False)
    attempt: int = field(default=1, compare=False)


class Scheduler:
    """Hands out jobs by their due time; a lease that is not kept alive comes back."""

    def __init__(self, patience: float = 5.0) -> None:
        self.patience = patience
        self._queue: list[Lease] = []
        self._alive: dict[str, float] = {}

    def add(self, name: str, due: float) -> None:
        heappush(self._queue, Lease(due, name))

    def tick(self, now: float) -> list[str]:
        """Every job that is due at \`now\`, once."""
        due = []
        while self._queue and self._queue[0].due <= now:
            lease = heappop(self._queue)
            heartbeat = self._alive.get(lease.name)
            if heartbeat is not None and now - heartbeat < self.patience:
                continue
            due.append(lease.name)
            self._alive[lease.name] = now
        return due


count = int(input("jobs: "))
scheduler = Scheduler()
for n in range(count):
    scheduler.add(f"job-{n}", due=n / 2)
for now in (0.0, 0.5, 1.0, 9.0):
    print(f"\\x1b[36m{now:>4}\\x1b[0m", *scheduler.tick(now) or ["nothing is due"])
`;

/** Paths and texts. */
export const FILES = [
  ["scheduler.py", scheduler],
  ["jobs/queue.py", "from collections import deque\n\nqueue = deque()\n"],
  ["jobs/worker.py", "from queue import queue\n\n\ndef work() -> None:\n    while queue:\n        queue.popleft()()\n"],
  ["tests/test_lease.py", "from scheduler import Lease\n\n\ndef test_order():\n    assert Lease(1, 'b') < Lease(2, 'a')\n"],
  ["README.md", "# Job runner\n\nLeases jobs, runs them, and gives back what did not finish.\n"],
];

/** Who said what. */
export const CHAT = [
  ["Tomasz", "Two workers ran `job-7` last night. I think the lease came back while the first was still at it."],
  ["Ines", "That is the old heartbeat: it is only looked at when the lease is *due*.\n\n```python\nif now - heartbeat < self.patience:\n    continue\n```"],
  ["Tomasz", "So we skip it, and never put it back. See line 32."],
  ["Ines", "Right. I will write a test, then mend it. Run it with 4 jobs?"],
];
