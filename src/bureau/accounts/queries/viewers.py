"""The viewer a signed-in user is: his grants of today, and those of the people he stands in for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

import guiju
from bureau.accounts.models import BreakGlass, Deputy, Grant, User
from bureau.accounts.viewer import PUBLIC, Standing, Viewer


def viewer_of(user: User | None, on: date | None = None) -> Viewer:
    """The viewer a signed-in user is today; the public when nobody is signed in."""
    if user is None or not user.is_authenticated or not user.is_active:
        return PUBLIC
    standings = tuple(_standing(grant, user) for grant in _grants(user, _day(on)))
    asks_in_need = any(standing.role == "it" for standing in standings)
    glass = _glass(user) if asks_in_need else None
    return Viewer(user.pk, str(user), standings or PUBLIC.standings, glass is not None)


def holding(on: date | None = None) -> Q:
    """The condition on grants held on a day."""
    day = _day(on)
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def standing_in(on: date | None = None) -> Q:
    """The condition on deputies who stand in on a day."""
    day = _day(on)
    return Q(since__lte=day, until__gte=day, ended_at=None)


def _day(on: date | None) -> date:
    return on or guiju.calendar.today()


def _grants(user: User, day: date) -> list[Grant]:
    """His own first, then those of the absent, in one query."""
    away = Deputy.objects.filter(standing_in(day), deputy=user).values("absent_id")
    whose = Q(user=user) | Q(user__in=away)
    found = Grant.objects.filter(holding(day), whose, user__is_active=True).select_related("user")
    return sorted(found, key=lambda grant: (grant.user_id != user.pk, grant.user_id, grant.pk))


def _standing(grant: Grant, user: User) -> Standing:
    for_whom = str(grant.user) if grant.user_id != user.pk else ""
    return Standing(grant.role, grant.section, grant.town, grant.body, for_whom)


def _glass(user: User) -> BreakGlass | None:
    return BreakGlass.objects.filter(
        asked_by=user, until__gt=timezone.now(), closed_at=None
    ).first()
