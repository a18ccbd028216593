"""Content opened in need: what waits, what is open, what was read under it."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bureau.accounts.models import BreakGlass
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer


def waiting_or_open() -> Q:
    """The condition on what is asked and not decided, or open now."""
    now = timezone.now()
    return Q(closed_at=None) & (
        Q(until__gt=now) | Q(allowed_at=None, asked_at__gt=now - BreakGlass.WAITS)
    )


def glass_list(*, viewer: Viewer) -> QuerySet[BreakGlass]:
    """Every opening for those who see the whole trail; his own for IT; none for others."""
    found = BreakGlass.objects.select_related("asked_by", "allowed_by", "closed_by")
    found = found.annotate(reads=Count("readings")).order_by("-asked_at")
    if viewer.reach(READ, "trail").everywhere:
        return found
    return found.filter(asked_by_id=viewer.user_id or 0)
