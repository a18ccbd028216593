"""To ask for a job, to have it tried again, to give it up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.jobs.actions.registry import known
from bureau.jobs.models import Job


def enqueue(
    *,
    by: Viewer,
    kind: str,
    args: dict[str, Any] | None = None,
    key: str | None = None,
    due: datetime | None = None,
) -> Job:
    """Ask for a job; with a key that was used before, the job that is there already.

    It is part of the caller's transaction: rolled back with it, seen by workers after it.
    """
    known(kind)
    given = {
        "kind": kind,
        "args": args or {},
        "due": due or timezone.now(),
        "asked_by_id": by.user_id,
    }
    if key is None:
        return Job.objects.create(**given)
    return Job.objects.get_or_create(key=key, defaults=given)[0]


def retry(*, by: Viewer, job: Job) -> Job:
    """Begin anew, now, with all tries before it; not what is done or being done."""
    _ask(by)
    with transaction.atomic():
        job = _open(job, "重试")
        Job.objects.filter(pk=job.pk).update(
            tries=0, due=timezone.now(), lease_until=None, token="", buried_at=None
        )
    job.refresh_from_db()
    return job


def bury(*, by: Viewer, job: Job) -> Job:
    """Give a job up: nobody takes it again until somebody retries it."""
    _ask(by)
    with transaction.atomic():
        job = _open(job, "放弃")
        Job.objects.filter(pk=job.pk).update(buried_at=timezone.now(), lease_until=None, token="")
    job.refresh_from_db()
    return job


def _ask(by: Viewer) -> None:
    if not by.may("w", "jobs"):
        raise PermissionDenied("只有信息管理员可以重试或放弃后台任务。")


def _open(job: Job, deed: str) -> Job:
    """The job as it stands, held until the transaction ends, where it may still be changed."""
    now = Job.objects.select_for_update().get(pk=job.pk)
    if now.state in ("done", "running"):
        raise guiju.BadInput.saying(
            f"任务{now.pk}现在是“{now.state_label}”，不能{deed}",
            expected="等待、将重试、已停止或已放弃的任务",
            do="刷新页面后再看",
        )
    return now
