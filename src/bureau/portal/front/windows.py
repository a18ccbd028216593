"""What is open to firms now and what opens next, from the rulebook’s calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import guiju
from bureau.portal.deadlines import Due, due, openings

# What firms and the public have to do with; the bureau’s own work stays inside.
STEPS = ("submission", "renewal", "annual_report", "tax", "event")
NEXT = 4


def calendar_of(book: guiju.Rulebook, day: date) -> dict[str, Any]:
    """The windows open on a day by deadline, and the next ones to open."""
    found = sorted(_dues(book, day), key=lambda each: each.order)
    coming = sorted((each for each in found if not each.is_open), key=lambda each: each.begins)
    return {"open": [each for each in found if each.is_open], "coming": coming[:NEXT]}


def _dues(book: guiju.Rulebook, day: date) -> Iterator[Due]:
    windows = {window.id: (window, "") for window in book.calendar.windows}
    for policy in book.policies.values():
        windows |= {window.id: (window, policy.name) for window in policy.windows}
    for window, name in windows.values():
        if window.step in STEPS:
            step = guiju.calendar.STEPS[window.step]
            for opening in openings([window], day):
                yield due(opening, f"{name} · {step}" if name else step, day, book)
