"""Messages as their readers and their senders see them."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from bureau.accounts.viewer import Viewer
from bureau.channels.models import Message, Receipt

CONTACTS = ("enterprise", "platform")


def to_viewer(viewer: Viewer) -> Q:
    """The condition that a message is for this viewer: himself, or a body he is the contact of."""
    bodies = [standing.body for role in CONTACTS for standing in viewer.of(role) if standing.body]
    return Q(to_user_id=viewer.user_id or 0) | Q(to_body__in=bodies)


def inbox(viewer: Viewer) -> QuerySet[Message]:
    """What the viewer may read now, newest first, each with `is_read`."""
    mine = Receipt.objects.filter(message=OuterRef("pk"), user_id=viewer.user_id or 0)
    shown = Message.objects.filter(to_viewer(viewer), withdrawn_at=None)
    return shown.filter(shown_from__lte=timezone.now()).annotate(is_read=Exists(mine))


def unread(viewer: Viewer) -> int:
    """How many messages wait."""
    return 0 if viewer.user_id is None else inbox(viewer).filter(is_read=False).count()


def receipts(prefix: str, *, viewer: Viewer) -> QuerySet[Message]:
    """Messages whose key begins so, with how many have read each; for staff only."""
    if not viewer.is_staff:
        return Message.objects.none()
    return Message.objects.filter(key__startswith=prefix).annotate(readers=Count("receipts"))
