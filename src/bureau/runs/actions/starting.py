"""To ask for a run; it is done behind the pages."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.jobs import actions as jobs
from bureau.runs.models import Run

FIRST_YEAR = 2000
KIND = "runs.run"


def start(
    *,
    by: Viewer,
    as_of: date | None = None,
    known_on: date | None = None,
    switches: bool | None = None,
) -> Run:
    """Ask for a run as of a day (today when None), as known on a day (now when None).

    switches: whether it becomes the current one; when None, if it is as known now and not of an
    earlier day than the current one. A run of the same days that nobody has begun yet is given
    instead of another.
    """
    if not by.may("w", "runs"):
        raise PermissionDenied("只有科室负责人可以重新计算。")
    today = guiju.calendar.today()
    day = as_of or today
    _check(day, known_on, today)
    takes_over = _takes_over(day, known_on) if switches is None else switches
    given = {"as_of": day, "known_on": known_on, "switches": takes_over}
    with transaction.atomic():
        waiting = Run.objects.filter(**given, started_at=None, job__done_at=None)
        if same := waiting.exclude(job__isnull=True).filter(job__buried_at=None).first():
            return same
        run = Run.objects.create(**given, asked_by_id=by.user_id)
        run.job = jobs.enqueue(by=by, kind=KIND, args={"run": run.pk}, key=f"{KIND}:{run.pk}")
        run.save(update_fields=["job"])
    return run


def _takes_over(day: date, known_on: date | None) -> bool:
    current = Run.objects.filter(is_current=True).first()
    return known_on is None and (current is None or current.as_of <= day)


def _check(day: date, known_on: date | None, today: date) -> None:
    if not FIRST_YEAR <= day.year <= today.year + 1:
        raise guiju.BadInput.saying(
            f"情况截至{day}不合适",
            expected=f"{FIRST_YEAR}年到{today.year + 1}年之间的一天",
            do="另选一天",
        )
    if known_on is not None and known_on > today:
        raise guiju.BadInput.saying(
            f"掌握截至{known_on}还没有到", expected="今天或更早", do="另选一天，或留空"
        )
