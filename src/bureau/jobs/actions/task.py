"""A job in somebody's hands: its lease, its progress, its one commit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from bureau.jobs.models import Job


class LeaseLost(Exception):
    """Somebody else has taken the job over; what was about to be written must not be."""


def lease() -> timedelta:
    """How long a job stays somebody's without a sign of life."""
    return timedelta(seconds=settings.JOB_LEASE)


class Task:
    """A job while a worker holds it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.token = job.token
        self.is_done = False

    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, token=self.token, done_at=None)

    def beat(self) -> None:
        """Prolong the lease; raise LeaseLost where it is another's."""
        if not self._mine().update(lease_until=timezone.now() + lease()):
            raise LeaseLost(self.job.pk)

    def progress(self, done: int, total: int, note: str = "") -> None:
        """Say how far it is; prolongs the lease too. Not within a transaction that is long."""
        given = {"progress_done": done, "progress_total": total, "note": note[:200]}
        if not self._mine().update(lease_until=timezone.now() + lease(), **given):
            raise LeaseLost(self.job.pk)

    @contextmanager
    def commit(self) -> Iterator[None]:
        """The writes of the job and its mark "done", in one transaction that should be short."""
        with transaction.atomic():
            if not self._mine().update(
                done_at=timezone.now(), error="", trace="", lease_until=None
            ):
                raise LeaseLost(self.job.pk)
            yield
        self.is_done = True

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the lease alive from a thread of its own, as long as the work goes on."""
        over = threading.Event()
        thread = threading.Thread(target=self._keep, args=(over,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _keep(self, over: threading.Event) -> None:
        try:
            while not over.wait(lease().total_seconds() / 3):
                self.beat()
        except LeaseLost:
            return  # the work learns of it when it commits
        finally:
            connection.close()
