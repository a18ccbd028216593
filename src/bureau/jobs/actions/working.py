"""A worker's turn: claim what is due, do it, say what came of it."""

from __future__ import annotations

import logging
import traceback
import uuid
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

import guiju
from bureau.jobs.actions.registry import known
from bureau.jobs.actions.task import LeaseLost, Task, lease
from bureau.jobs.models import MAX_TRIES, Job

LOG = logging.getLogger(__name__)


def claim() -> Task | None:
    """Take the job that has been due longest, if any; no two workers get the same."""
    # Looking first takes no lock, and an idle worker would otherwise hold SQLite's one writer.
    if not _due().exists():
        return None
    with transaction.atomic():  # SQLite: IMMEDIATE, so that reading and taking are one
        found = _due()
        if connection.features.has_select_for_update_skip_locked:
            found = found.select_for_update(skip_locked=True)
        job = found.order_by("due", "id").first()
        if job is None:
            return None
        job.token, job.tries = uuid.uuid4().hex, job.tries + 1
        job.lease_until = timezone.now() + lease()
        job.save(update_fields=["token", "tries", "lease_until"])
    return Task(job)


def _due() -> QuerySet[Job]:
    now = timezone.now()
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    return Job.objects.filter(free, done_at=None, buried_at=None, due__lte=now, tries__lt=MAX_TRIES)


def work_one() -> bool:
    """Do one job; False when none is due."""
    task = claim()
    if task is None:
        return False
    LOG.info("job %s %s begun, try %s", task.job.pk, task.job.kind, task.job.tries)
    try:
        with task.held():
            known(task.job.kind)(task, **task.job.args)
            if not task.is_done:
                with task.commit():
                    pass
        LOG.info("job %s %s done", task.job.pk, task.job.kind)
    except LeaseLost:
        LOG.warning("job %s %s was taken over", task.job.pk, task.job.kind)
    except guiju.BadInput as refusal:
        _fail(task, refusal, final=True)  # what is wrong in the input stays wrong
    except Exception as error:
        _fail(task, error, final=task.job.tries >= MAX_TRIES)
    return True


def drain() -> int:
    """Do everything that is due; how many turns it took."""
    turns = 0
    while work_one():
        turns += 1
    return turns


def _fail(task: Task, error: Exception, *, final: bool) -> None:
    """Let go of the job: to be tried again after 2, 4, 8 seconds, or never."""
    # An unforeseen message may quote a value, and the log and IT's page must not.
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{f.filename}:{f.lineno} {f.name}" for f in frames]
    trace = "\n".join([*places[-8:], type(error).__name__])
    LOG.error("job %s %s failed\n%s", task.job.pk, task.job.kind, trace)
    now = timezone.now()
    said = (
        str(error) if isinstance(error, guiju.BadInput) else f"内部出错（{type(error).__name__}）"
    )
    Job.objects.filter(pk=task.job.pk, token=task.token, done_at=None).update(
        lease_until=None,
        token="",
        due=now + timedelta(seconds=2**task.job.tries),
        buried_at=now if final else None,
        error=said[:2000],
        trace=trace[-2000:],
    )
