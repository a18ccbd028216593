"""A frozen text held against a large ledger of today, behind the pages."""

from __future__ import annotations

import json
from dataclasses import asdict

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.jobs import actions as jobs
from bureau.jobs.actions import Task
from bureau.jobs.models import Job
from bureau.reports.models import Edition
from bureau.reports.permission import must_work_on
from bureau.reports.queries.differences import (
    differences,
    differences_file,
    differences_key,
)

KIND = "reports.differ"


def ask_differences(*, by: Viewer, edition: Edition) -> Job:
    """Ask for them; asked again of the same ledger it is the same job."""
    must_work_on(by)
    if not hasattr(edition, "frozen"):
        raise guiju.BadInput.saying("报告还没有定稿，没有可以对照的文字", do="先定稿")
    key = differences_key(edition)
    return jobs.enqueue(by=by, kind=KIND, args={"edition": edition.pk}, key=key)


def differ(task: Task, edition: int) -> None:
    """Work them out, and keep them until the ledger moves on."""
    found = Edition.objects.select_related("frozen").get(pk=edition)
    path = differences_file(found)
    told = [asdict(each) for each in differences(found, viewer=SYSTEM)]
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = path.with_suffix(".part")
    arriving.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    arriving.replace(path)
    with task.commit():
        pass
