"""A long step of an import: short ones are done at once, long ones behind the pages."""

from __future__ import annotations

from bureau.accounts.viewer import Viewer
from bureau.jobs.actions import enqueue
from bureau.ledger.actions.answering import AT_ONCE, check_import
from bureau.ledger.actions.committing import commit_import
from bureau.ledger.models import ImportJob
from bureau.ledger.sheets.store import stored

DEEDS = {"check": check_import, "commit": commit_import}


def run_or_enqueue(*, by: Viewer, job: ImportJob, what: str) -> None:
    """Check or commit an import: a sheet of some hundred rows now, a longer one by a worker."""
    with stored(job.rows) as store:
        rows = store.count()
    if rows <= AT_ONCE:
        DEEDS[what](by=by, job=job)
    else:
        enqueue(by=by, kind=f"{what}_import", args={"job": job.pk})
