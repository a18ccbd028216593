"""Which function does which kind of job, and what is to be done every night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

import guiju
from bureau.jobs.models import Job

Handler = Callable[..., Any]
HANDLERS: dict[str, Handler] = {}
NIGHTLY: dict[str, time] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Mark the function that does one kind of job: `f(task, **args)`."""

    def mark(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return mark


def nightly(kind: str, *, at: str) -> Callable[[Handler], Handler]:
    """The same, for a job that is also done every night at that time, without arguments."""
    NIGHTLY[kind] = time.fromisoformat(at)
    return handles(kind)


def known(kind: str) -> Handler:
    """The handler of a kind, or say which kinds there are."""
    if kind not in HANDLERS:
        raise guiju.BadInput.saying(
            f"没有“{kind}”这种后台任务", expected="、".join(sorted(HANDLERS)), do="核对任务种类"
        )
    return HANDLERS[kind]


def plan_night(day: date) -> int:
    """Enter what is to be done in the night of a day, each once however many workers ask."""
    # A test may set the day; the hour is always the clock's, in the bureau's time zone.
    fresh = 0
    for kind, at in NIGHTLY.items():
        due = datetime.combine(day, at, timezone.get_default_timezone())
        _, made = Job.objects.get_or_create(
            key=f"{kind}:{day.isoformat()}", defaults={"kind": kind, "due": due}
        )
        fresh += made
    return fresh
