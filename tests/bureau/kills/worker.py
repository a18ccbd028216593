"""A worker that does what is due until it is killed: `python -m tests.bureau.kills.worker`.

Besides the rooms' own jobs it knows `note`: a tenth of a second of work, then one line written.
DIE_AT names a step of a run in the middle of which it kills itself: read, judge, place, switch.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import django


def main() -> None:
    """Work for ever."""
    django.setup()
    from bureau.accounts.models import AccountEvent
    from bureau.jobs import actions
    from bureau.jobs.actions import working

    # Kills are what is tried here, not how many tries a job has.
    working.MAX_TRIES = 1_000

    @actions.handles("note")
    def note(task: actions.Task, *, number: int) -> None:
        time.sleep(0.1)
        with task.commit():
            AccountEvent.objects.create(what="note", detail=str(number))

    if step := os.environ.get("DIE_AT"):
        die_at(step)
    while True:
        if not actions.work_one():
            time.sleep(0.05)


def die_at(step: str) -> None:
    """Have a step of a run end in a kill: when its work is done, and nothing after it."""
    import guiju
    from bureau.ledger import queries as ledger
    from bureau.runs.actions import performing

    places: dict[str, tuple[Any, str]] = {
        "read": (ledger, "snapshot"),
        "judge": (guiju, "run"),
        "place": (performing, "write_whole"),
        "switch": (performing, "_switch"),
    }
    where, name = places[step]
    setattr(where, name, _and_die(getattr(where, name)))


def _and_die(work: Callable[..., Any]) -> Callable[..., Any]:
    def done(*args: Any, **kwargs: Any) -> None:
        work(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return done


if __name__ == "__main__":
    main()
