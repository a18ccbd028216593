"""The newest job of a kind; how many wait. The room that asks has looked at the rights."""

from __future__ import annotations

from bureau.jobs.models import Job


def last(kind: str) -> Job | None:
    """The newest job of a kind, done or not."""
    return Job.objects.filter(kind=kind).order_by("-id").first()


def waiting() -> int:
    """How many jobs are neither done nor given up; the health page shows it."""
    return Job.objects.filter(done_at=None, buried_at=None).count()


def by_key(key: str) -> Job | None:
    """The one job of a key."""
    return Job.objects.filter(key=key).first()
