"""What may be asked of the room."""

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
    day = on or guiju.calendar.today()
    standings = [_standing(grant) for grant in _grants([user.pk], day)]
    away = {deputy.absent_id: str(deputy.absent) for deputy in _stands_in(user, day)}
    standings += [_standing(g, away[g.user_id]) for g in _grants(list(away), day)]
    return Viewer(user.pk, str(user), tuple(standings or PUBLIC.standings), _glass(user))


def _grants(users: list[int], day: date) -> list[Grant]:
    now = Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))
    return list(Grant.objects.filter(now, user_id__in=users, user__is_active=True)) if users else []


def _stands_in(user: User, day: date) -> list[Deputy]:
    found = Deputy.objects.filter(deputy=user, since__lte=day, until__gte=day, ended_at=None)
    return list(found.select_related("absent"))


def _standing(grant: Grant, for_whom: str = "") -> Standing:
    return Standing(grant.role, grant.section, grant.town, grant.body, for_whom)


def _glass(user: User) -> bool:
    return BreakGlass.objects.filter(asked_by=user, until__gt=timezone.now()).exists()
