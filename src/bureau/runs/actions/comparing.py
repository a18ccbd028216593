"""Two runs compared, behind the pages: every verdict that moved, with its one cause."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import Viewer
from bureau.jobs import actions as jobs
from bureau.jobs.models import Job
from bureau.ledger import queries as ledger
from bureau.runs.actions.folders import plainly, write_whole
from bureau.runs.files import COMPARING, KERNEL, comparison_key, moves_file
from bureau.runs.models import Run

COLUMNS: dict[str, Any] = dict.fromkeys(
    ("entity", "policy", "before", "after", "cause", "why"), pl.String
)
EVERY = 50


def ask_comparison(*, by: Viewer, before: Run, after: Run) -> Job | None:
    """Have two finished runs compared; None where it is done already."""
    if not by.may("r", "runs"):
        raise PermissionDenied("您无权比较两次运行。")
    if not (before.is_done and after.is_done):
        raise guiju.BadInput.saying("两次运行还没有都完成", do="等它们完成后再比较")
    if moves_file(before, after).exists():
        return None
    args = {"before": before.pk, "after": after.pk}
    return jobs.enqueue(by=by, kind=COMPARING, args=args, key=comparison_key(before, after))


def perform(task: jobs.Task, before: int, after: int) -> None:
    """Compare and keep what moved."""
    earlier, later = Run.objects.get(pk=before), Run.objects.get(pk=after)
    book = ledger.rulebook()
    was, now = (guiju.comparison.open_run(each.place / KERNEL, book) for each in (earlier, later))
    seen = 0

    def advance(more: int) -> None:
        nonlocal seen
        seen += more
        if seen % EVERY == 0:
            task.progress(seen, later.counts["firms"], "逐户比较")

    rows = [
        (one.entity, one.policy, one.before, one.after, one.cause.kind, one.cause.text)
        for one in now.moved_since(was, advance=advance)
    ]
    with plainly():
        found = pl.DataFrame(rows, schema=COLUMNS, orient="row")
        write_whole(found, moves_file(earlier, later))
