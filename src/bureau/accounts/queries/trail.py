"""What stays on record: who read what, what was exported, what was changed of accounts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from bureau.accounts.models import AccountEvent, Grant, ListedReading, Reading
from bureau.accounts.queries.viewers import holding
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Reach, Viewer


def readings(
    *,
    viewer: Viewer,
    user: int | None = None,
    code: str = "",
    thing: str = "",
    day: date | None = None,
    exports: bool = False,
) -> QuerySet[Reading]:
    """Readings on record within reach; IT sees that there were, not of what (`sees_content`).

    A chief sees what his section read; a firm who read its own file; anybody what he read himself.
    """
    found = Reading.objects.select_related("user", "glass").filter(_within(viewer))
    if user is not None:
        found = found.filter(user_id=user)
    if code and sees_content(viewer):
        found = found.filter(code=code)
    if thing:
        found = found.filter(thing=thing)
    if exports:
        found = found.filter(how="export")
    return found.filter(on_day("at", day))


def sees_content(viewer: Viewer) -> bool:
    """Whether he may know of what; IT knows only who, when and how."""
    return bool(viewer.reach(READ, "audit"))


def events(
    *, viewer: Viewer, user: int | None = None, day: date | None = None
) -> QuerySet[AccountEvent]:
    """Changes of accounts within reach: all; those of a chief's section; one's own."""
    found = AccountEvent.objects.select_related("by", "about")
    reach = viewer.reach(READ, "trail")
    if not reach.everywhere:
        own = {viewer.user_id or 0}
        people = own | set(_people(reach))
        found = found.filter(Q(about__in=people) | Q(by__in=own))
    if user is not None:
        found = found.filter(Q(about=user) | Q(by=user))
    return found.filter(on_day("at", day))


def _within(viewer: Viewer) -> Q:
    reach = viewer.reach(READ, "audit")
    if reach.everywhere or viewer.reach(READ, "trail").everywhere:
        return Q()
    return Q(user=viewer.user_id or 0) | Q(user__in=_people(reach)) | Q(code__in=reach.bodies)


def _people(reach: Reach) -> list[int]:
    if not reach.sections:
        return []
    held = Grant.objects.filter(holding(), section__in=reach.sections)
    return list(held.values_list("user", flat=True).distinct())


def on_day(field: str, day: date | None) -> Q:
    """The condition on a moment that it falls on a day here."""
    if day is None:
        return Q()
    begin = timezone.make_aware(datetime.combine(day, time.min))
    return Q(**{f"{field}__gte": begin, f"{field}__lt": begin + timedelta(days=1)})


def readers_of_own(*, viewer: Viewer) -> QuerySet[Reading]:
    """Who read the files of the bodies the viewer speaks for, he himself left out."""
    found = Reading.objects.select_related("user").filter(code__in=viewer.bodies)
    return found.exclude(user=viewer.user_id or 0)


def lists_with_own(*, viewer: Viewer) -> QuerySet[ListedReading]:
    """In whose lists and sheets the bodies stood that the viewer speaks for, by day."""
    found = ListedReading.objects.select_related("user", "reading").filter(code__in=viewer.bodies)
    return found.exclude(user=viewer.user_id or 0)
