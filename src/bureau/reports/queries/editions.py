"""Editions and sections within reach."""

from __future__ import annotations

from django.db.models import Count, Max, Q, QuerySet
from django.shortcuts import get_object_or_404

from bureau.accounts.viewer import Viewer
from bureau.jobs import queries as jobs
from bureau.jobs.models import Job
from bureau.reports.exporting import mark
from bureau.reports.models import Edition, Section
from bureau.reports.permission import must_read


def editions(*, viewer: Viewer) -> QuerySet[Edition]:
    """Every edition with how many sections it has and how many are handed in."""
    must_read(viewer)
    named = ~Q(sections__heading="")
    return Edition.objects.annotate(
        parts=Count("sections", filter=named),
        handed_in=Count("sections", filter=named & Q(sections__handed_in_at__isnull=False)),
    )


def edition(pk: int, *, viewer: Viewer) -> Edition:
    """One edition."""
    must_read(viewer)
    return get_object_or_404(Edition.objects.select_related("frozen"), pk=pk)


def section(edition: Edition, place: int, *, viewer: Viewer) -> Section:
    """One section with the number of its latest version."""
    must_read(viewer)
    found = edition.sections.annotate(version=Max("texts__version"))
    return get_object_or_404(found, place=place)


def job_key(edition: Edition) -> str:
    """What composing it from this state of ledger and sections goes by: the same is one job."""
    newest = edition.sections.aggregate(last=Max("texts__pk"))["last"]
    return f"reports.compose:{edition.pk}:{newest}:{mark()[:32]}"


def composing(edition: Edition) -> Job | None:
    """The job that composes it from what stands now, where one was asked for."""
    return jobs.by_key(job_key(edition))


def is_stale(edition: Edition) -> bool:
    """Whether ledger, rulebook or a section changed since the draft was composed."""
    if edition.composed_at is None:
        return False
    newest = edition.sections.aggregate(at=Max("texts__written_at"))["at"]
    return edition.composed_from != mark() or bool(newest and newest > edition.composed_at)
