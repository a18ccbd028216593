"""A message sent, taken back in time, or read."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.models import User
from bureau.accounts.viewer import Viewer
from bureau.channels.models import Message, Receipt
from bureau.channels.queries.inbox import to_viewer

UNDO_SECONDS = 30


def send(
    *,
    by: Viewer,
    key: str,
    kind: str,
    subject: str,
    text: str,
    link: str = "",
    to_user: User | None = None,
    to_body: str = "",
    undo_seconds: int = UNDO_SECONDS,
    not_before: datetime | None = None,
) -> tuple[Message, bool]:
    """Send a message to a person or a body; (message, False) where that key was sent before.

    A message taken back may be sent again: it is the same one, with its new words and time.
    not_before: held until then, as over a night; until it is shown it can be taken back.
    """
    if (to_user is None) == (not to_body):
        raise ValueError("a message goes to a person or to a body, not to both, not to neither")
    now = timezone.now()
    shown_from = now + timedelta(seconds=undo_seconds)
    words = {
        "kind": kind,
        "subject": subject,
        "text": text,
        "link": link,
        "to_user": to_user,
        "to_body": to_body,
        "sent_by_id": by.user_id,
        "sent_at": now,
        "shown_from": max(shown_from, not_before) if not_before else shown_from,
    }
    with transaction.atomic():
        message, made = Message.objects.get_or_create(key=key, defaults=words)
        if made or message.withdrawn_at is None:
            return message, made
        for name, value in words.items():
            setattr(message, name, value)
        message.withdrawn_at = None
        message.save()
    return message, True


def withdraw(*, by: Viewer, message: Message) -> Message:
    """Take a message back before anybody can have seen it; later it stays."""
    if message.sent_by_id is None or message.sent_by_id != by.user_id:
        raise PermissionDenied("只有发出的人能撤回。")
    now = timezone.now()
    undone = Message.objects.filter(pk=message.pk, withdrawn_at=None, shown_from__gt=now)
    if not undone.update(withdrawn_at=now):
        raise guiju.BadInput.saying("已过撤回时限，对方可能看到了", do="需要更正的，另发一条说明")
    message.refresh_from_db()
    return message


def mark_read(*, by: Viewer, message: Message) -> None:
    """Note that the viewer has read it; once, and only where it was for him."""
    if by.user_id is None or not Message.objects.filter(to_viewer(by), pk=message.pk).exists():
        raise PermissionDenied("这条消息不是发给您的。")
    Receipt.objects.get_or_create(message=message, user_id=by.user_id)
