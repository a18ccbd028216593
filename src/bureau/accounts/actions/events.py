"""Every deed leaves an event: what was done to whom, by whom."""

from __future__ import annotations

from bureau.accounts.models import AccountEvent, User
from bureau.accounts.viewer import Viewer

MOST = 300


def note(*, by: Viewer, what: str, about: User | None = None, detail: str = "") -> AccountEvent:
    """Put an event on record."""
    return AccountEvent.objects.create(
        by_id=by.user_id, about=about, what=what, detail=detail[:MOST]
    )
