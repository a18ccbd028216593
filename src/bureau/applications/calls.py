"""When a reminder may reach a firm: not at night or on days off, unless it came too late then."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

import guiju
from bureau.applications.windows import Window
from bureau.ledger import queries as ledger

RUNGS = (1, 3, 7, 14, 30)
"""Days before a deadline at which firms are told, each once."""
EARLIEST, LATEST, MORNING = time(8), time(20), time(9)


def rung(window: Window, on: date) -> int | None:
    """The rung of T-30/14/7/3/1 a day stands on; None before them, or without a last day."""
    left = window.days_left(on)
    if left is None or left < 0:
        return None
    return next((days for days in RUNGS if left <= days), None)


def rung_name(window: Window, on: date) -> str:
    """“T-7”; “early” before the first rung."""
    days = rung(window, on)
    return "early" if days is None else f"T-{days}"


def now() -> datetime:
    """The clock's hour of the service's day: a rehearsal may set the day."""
    return timezone.localtime().replace(
        year=(day := guiju.calendar.today()).year, month=day.month, day=day.day
    )


def held_until(window: Window, moment: datetime) -> datetime | None:
    """Nine o'clock of the next working day for what would come at a quiet time; None to send now.

    What falls due within 24 hours, or before that morning, is sent at once.
    """
    working = ledger.rulebook().calendar.working
    day, hour = moment.date(), moment.time()
    if working.is_working(day) and EARLIEST <= hour < LATEST:
        return None
    same_day = working.is_working(day) and hour < EARLIEST
    morning = day if same_day else working.after(day, 1)
    until = datetime.combine(morning, MORNING, moment.tzinfo)
    soon = (moment + timedelta(hours=24)).date()
    if window.deadline is not None and (window.deadline <= soon or window.deadline < morning):
        return None
    return until
