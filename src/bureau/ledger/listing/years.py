"""The years a list reaches over, newest first."""

from __future__ import annotations

from django.db.models import Max, Min, QuerySet

import guiju
from bureau.ledger.models import Row

MOST = 40


def years_of(rows: QuerySet[Row]) -> list[int]:
    """From the last main date to the first."""
    ends = rows.aggregate(first=Min("main_first"), last=Max("main_first"))
    if ends["first"] is None:
        return []
    first, last = (guiju.calendar.from_number(ends[end]).year for end in ("first", "last"))
    return list(range(last, max(first, last - MOST) - 1, -1))
