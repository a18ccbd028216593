"""Who was reminded of a section today, and whether he has read it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.channels.queries import receipts
from bureau.reports.models import Edition

PREFIX = "report"


@dataclass(frozen=True)
class Urged:
    """Today's word about one section; undo: the message that may still be taken back, or none."""

    is_read: bool
    undo: int | None


def key_of(edition: Edition, place: int, person: int) -> str:
    """What a reminder goes by: the same section, day and person are one."""
    return f"{PREFIX}:{edition.pk}:{guiju.calendar.today()}:{place}:{person}"


def urged_today(edition: Edition, *, viewer: Viewer) -> dict[int, Urged]:
    """By the place of the section."""
    found: dict[int, Urged] = {}
    today = f"{PREFIX}:{edition.pk}:{guiju.calendar.today()}:"
    for message in receipts(today, viewer=viewer).filter(withdrawn_at=None):
        place = int(message.key.removeprefix(today).partition(":")[0])
        mine = message.sent_by_id == viewer.user_id and message.shown_from > timezone.now()
        before = found.get(place, Urged(False, None))
        undo = message.pk if mine else before.undo
        found[place] = Urged(before.is_read or bool(message.readers), undo)
    return found
