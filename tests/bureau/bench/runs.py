"""A full run while people read and write: `BUREAU_DATA=… python -m tests.bureau.bench.runs`.

One process reads what a list and a firm's page read, over and over; another records a correction
twice a second. First without a run, then while a worker does one. Prints how long the run took and
what each wait came to; 1 where the run takes longer than a minute or anybody is turned away.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import resource
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

import django

GOAL, IDLE, PAUSE = 60.0, 15.0, 0.5
DAY = "2024-12-31"


def main() -> int:
    """Measure, print, say whether the goal holds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.config.settings")
    alone = _together(lambda: time.sleep(IDLE))
    beside = _together(_run)
    took = beside["took"]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    print(f"run: {took:.1f} s, peak {peak:.2f} GiB, goal {GOAL:.0f} s")
    for what in ("read", "write"):
        for name, waits in (("alone", alone[what]), ("beside a run", beside[what])):
            p95 = quantiles(waits, n=20, method="inclusive")[-1]
            print(
                f"{what:<6} {name:<13} {len(waits):>5} ×  median {median(waits) * 1000:6.1f} ms"
                f"  p95 {p95 * 1000:6.1f} ms  longest {max(waits) * 1000:6.0f} ms"
            )
    failed = alone["failed"] + beside["failed"]
    print(f"turned away: {failed}")
    return int(took > GOAL or failed > 0)


def _together(work: Callable[[], None]) -> dict[str, Any]:
    """What readers and writers wait while some work goes on in a process of its own.

    Everybody has loaded what is loaded once before anything is timed.
    """
    over, ready = mp.Event(), mp.Barrier(4)
    waits = {"read": mp.Queue(), "write": mp.Queue()}
    people = [mp.Process(target=_repeat, args=(kind, ready, over, waits[kind])) for kind in waits]
    worker = mp.Process(target=_work, args=(work, ready))
    for process in (*people, worker):
        process.start()
    ready.wait()
    began = time.perf_counter()
    worker.join()
    took = time.perf_counter() - began
    over.set()
    found: dict[str, Any] = {kind: queue.get() for kind, queue in waits.items()}
    for person in people:
        person.join()
    failed = sum(each.count(None) for each in found.values())
    told = {kind: [one for one in each if one is not None] for kind, each in found.items()}
    return told | {"failed": failed + int(worker.exitcode != 0), "took": took}


def _work(work: Callable[[], None], ready: Any) -> None:
    django.setup()
    from bureau.jobs.models import Job
    from bureau.ledger import queries

    queries.rulebook()
    # What an earlier measurement left waiting is not this one's work.
    Job.objects.filter(done_at=None).delete()
    ready.wait()
    work()


def _repeat(kind: str, ready: Any, over: Any, waits: Any) -> None:
    """Read or write until it is over; None stands for an error."""
    django.setup()
    from django.db import Error

    deed, pause = {"read": (_read, 0.02), "write": (_write, PAUSE)}[kind]
    deed(0)
    ready.wait()
    found: list[float | None] = []
    while not over.is_set():
        started = time.perf_counter()
        try:
            deed(len(found))
            found.append(time.perf_counter() - started)
        except Error:
            found.append(None)
        time.sleep(pause)
    waits.put(found)


def _read(turn: int) -> None:
    """The first page of the register, and the facts of one firm on it."""
    from datetime import date

    from bureau.accounts.viewer import SYSTEM
    from bureau.ledger import queries

    page = list(queries.rows("enterprise", viewer=SYSTEM).order_by("open_gaps", "name")[:30])
    queries.facts_of(page[turn % len(page)].code, as_of=date.fromisoformat(DAY))


def _write(turn: int) -> None:
    """One correction of one figure."""
    from bureau.accounts.viewer import SYSTEM
    from bureau.ledger import actions
    from bureau.ledger.models import Entity

    firm = Entity.objects.filter(kind="enterprise").order_by("pk")[turn]
    given = {"concept": "sales_revenue", "period": "2023", "value": str(5000 + turn)}
    actions.record(by=SYSTEM, entity=firm, **given)


def _run() -> None:
    """Ask for a run and do it; what comes after it is not waited for."""
    from datetime import date

    from bureau.accounts.viewer import SYSTEM
    from bureau.jobs import actions as jobs
    from bureau.runs import actions

    run = actions.start(by=SYSTEM, as_of=date.fromisoformat(DAY), switches=True)
    while not run.is_done:
        assert jobs.work_one()
        run.refresh_from_db()
    told = f"{run.counts['firms']:,} firms, {run.counts['facts']:,} facts read"
    print(f"{told}, {time.process_time():.1f} s of processor time")


if __name__ == "__main__":
    sys.exit(main())
