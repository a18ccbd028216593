"""Finished runs and their tables, read once and kept: a finished run never changes."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import polars as pl
from django.http import Http404

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Decision, Fact
from bureau.runs.files import KERNEL, STANDING, steps_files
from bureau.runs.models import Run

A_YEAR = timedelta(days=365)
NEAR = timedelta(days=92)


def current() -> Run | None:
    """The run lists and boards show; None before the first."""
    return Run.objects.filter(is_current=True).first()


def run_of(pk: int) -> Run:
    """One run; Http404 where there is none."""
    found = Run.objects.filter(pk=pk).select_related("job", "asked_by").first()
    if found is None:
        raise Http404(f"没有编号为{pk}的运行。")
    return found


def a_year_before(run: Run) -> Run | None:
    """The finished run nearest to a year before another, not more than a quarter off."""
    wanted = run.as_of - A_YEAR
    done = Run.objects.exclude(ended_at=None).filter(known_on=None)
    near = done.filter(as_of__range=(wanted - NEAR, wanted + NEAR)).exclude(pk=run.pk)
    return min(near, key=lambda one: (abs(one.as_of - wanted), -one.pk), default=None)


def runs(*, viewer: Viewer, most: int = 60) -> list[Run]:
    """The newest runs, for whoever may see runs."""
    if not viewer.may("r", "runs"):
        return []
    return list(Run.objects.select_related("job", "asked_by")[:most])


def facts_since(run: Run) -> int:
    """How many facts stand that came in after a run had begun to read: 此后有n条事实尚未计入."""
    if run.known_on is not None:
        return 0
    recorded = Fact.objects.filter(pk__gt=run.last_fact, proposed=False).count()
    return recorded + Decision.objects.filter(pk__gt=run.last_decision, accepted=True).count()


def opened(run: Run) -> guiju.comparison.FinishedRun:
    """The kernel's own folder of a run, with the facts it read."""
    return guiju.comparison.open_run(run.place / KERNEL, ledger.rulebook())


def standing_frame(run: Run) -> pl.DataFrame:
    """Where a run put every firm; see `standing_table`."""
    return _read(run.place / STANDING)


def steps_frame(run: Run) -> pl.DataFrame | None:
    """The smallest steps of a run, as far as they are worked out; None before the first slice."""
    slices = [_read(path) for path in steps_files(run)]
    # Slices of a run made before a column was added lack it.
    return pl.concat(slices, how="diagonal") if slices else None


def _read(path: Path) -> pl.DataFrame:
    # By its time too: a slice whose worker was killed is written once more.
    return _kept(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _kept(path: Path, written_at: int) -> pl.DataFrame:
    return pl.read_parquet(path)
