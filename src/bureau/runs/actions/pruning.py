"""Runs of the night that nobody looks at any more go; those somebody asked for stay."""

from __future__ import annotations

import shutil
from datetime import timedelta

from django.utils import timezone

from bureau.runs.models import Run

KEPT = timedelta(days=14)


def prune() -> int:
    """Drop finished runs of nights two weeks past, but for the last of each month; how many."""
    past = Run.objects.filter(
        asked_by=None,
        known_on=None,
        is_current=False,
        ended_at__lt=timezone.now() - KEPT,
    ).order_by("as_of", "pk")
    last = {(run.as_of.year, run.as_of.month): run.pk for run in past}
    gone = [run for run in past if run.pk not in last.values()]
    for run in gone:
        place = run.place
        run.delete()  # first the row: a folder that no run names is harmless
        shutil.rmtree(place, ignore_errors=True)
    return len(gone)
