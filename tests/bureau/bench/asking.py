"""Twenty people asking for a page at once: how long each waited."""

from __future__ import annotations

import http.client
import re
import threading
import time
from statistics import quantiles

USERS, EACH = 20, 10
_CELL = re.compile(rb"<t[dh][ >]")


def p95(port: int, path: str, cookie: str) -> float:
    """Seconds within which 95 of 100 answers came, with twenty users asking without a pause."""
    waits: list[float] = []
    _ask(port, path, cookie, [])
    users = [threading.Thread(target=_ask, args=(port, path, cookie, waits)) for _ in range(USERS)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    return quantiles(waits, n=20, method="inclusive")[-1]


def _ask(port: int, path: str, cookie: str, waits: list[float]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for _ in range(EACH):
        started = time.perf_counter()
        get(line, path, cookie)
        waits.append(time.perf_counter() - started)


def get(line: http.client.HTTPConnection, path: str, cookie: str) -> bytes:
    """The body of a page; anything but 200 ends the measurement."""
    line.request("GET", path, headers={"Cookie": cookie})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != http.client.OK:
        raise SystemExit(f"{path}: {answer.status}")
    return body


def cells(port: int, path: str, cookie: str) -> int:
    """How many cells of tables a page has; list entries and facts count as cells, too."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    return len(_CELL.findall(get(line, path, cookie)))
