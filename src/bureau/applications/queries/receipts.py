"""Who was reminded of a window, when, and whether it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from bureau.accounts.viewer import Viewer
from bureau.applications.windows import Window
from bureau.channels import queries as inboxes


@dataclass(frozen=True)
class Receipt:
    """The last message to a firm about a window. may_undo: it can still be taken back."""

    rung: str
    sent_at: datetime
    shown_from: datetime
    readers: int
    may_undo: bool

    @property
    def says(self) -> str:
        """“T-7，11月24日 09:00 发出，已读”."""
        rung = "" if self.rung == "early" else f"{self.rung}，"
        at = timezone.localtime(self.sent_at)
        waits = timezone.localtime(self.shown_from)
        state = "已读" if self.readers else "未读"
        if self.shown_from > timezone.now():
            state = f"{waits.month}月{waits.day}日 {waits:%H:%M} 送达"
        return f"{rung}{at.month}月{at.day}日 {at:%H:%M} 发出，{state}"


def reminded(window: Window, *, viewer: Viewer) -> dict[str, Receipt]:
    """By firm the last message about a window, those taken back left out; one query."""
    prefix = f"window:{window.id}:"
    sent = inboxes.receipts(prefix, viewer=viewer).filter(withdrawn_at=None).order_by("sent_at")
    now = timezone.now()
    found = {}
    for message in sent:
        firm, _, rung = message.key.removeprefix(prefix).rpartition(":")
        mine = message.sent_by_id is not None and message.sent_by_id == viewer.user_id
        found[firm] = Receipt(
            rung,
            message.sent_at,
            message.shown_from,
            message.readers,
            mine and message.shown_from > now,
        )
    return found
