"""What the room does behind the pages: long sheets checked and written."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from django.conf import settings

import guiju
from bureau.accounts.models import User
from bureau.accounts.queries import viewer_of
from bureau.accounts.viewer import Viewer
from bureau.jobs.actions import Task, handles, nightly
from bureau.ledger.actions.answering import check_import
from bureau.ledger.actions.committing import commit_import
from bureau.ledger.models import ImportJob

CHECK, COMMIT, SWEEP = "check_import", "commit_import", "sweep_imports"
_DAY = 86_400


@handles(CHECK)
def check(task: Task, job: int) -> None:
    """Check the rows of one import; what is wrong with them stands on its page."""
    found = ImportJob.objects.get(pk=job)
    check_import(by=_starter(found), job=found)


@handles(COMMIT)
def commit(task: Task, job: int) -> None:
    """Write the rows of one import, in the transaction that marks the task done."""
    found = ImportJob.objects.get(pk=job)
    commit_import(by=_starter(found), job=found, within=task.commit())


@nightly(SWEEP, at="03:10")
def sweep(task: Task) -> None:
    """Remove what is left of uploads that never became imports."""
    root = Path(settings.DATA) / "imports"
    for folder in root.glob("arriving-*") if root.is_dir() else ():
        if time.time() - folder.stat().st_mtime > _DAY:
            shutil.rmtree(folder, ignore_errors=True)


def _starter(job: ImportJob) -> Viewer:
    """Who uploaded it, with the rights he has now."""
    person = User.objects.filter(pk=job.started_by_id).first()
    if person is None:
        raise guiju.BadInput.saying("上传的人已经不在了", do="由现在的人重新上传")
    return viewer_of(person)
