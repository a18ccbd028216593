"""Who asks, when a program shows a key."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

import guiju
from bureau.accounts.models import Token, digest_of
from bureau.accounts.queries.viewers import viewer_of
from bureau.accounts.scopes import deeds_of
from bureau.accounts.viewer import Viewer

NOTED_EVERY = timedelta(minutes=1)


def viewer_of_key(key: str) -> Viewer | None:
    """The owner of a key, with no more than the key's scopes; None where the key does not count."""
    found = Token.objects.select_related("user").filter(digest=digest_of(key), ended_at=None)
    token = found.filter(expires_on__gte=guiju.calendar.today()).first()
    if token is None or not token.user.is_active:
        return None
    now = timezone.now()
    # Not at every call: reading would otherwise always write.
    if token.last_used_at is None or now - token.last_used_at > NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
    return viewer_of(token.user).narrowed(deeds_of(token.scopes.split()))


def tokens_of(viewer: Viewer) -> QuerySet[Token]:
    """The viewer's own keys, the newest first."""
    return Token.objects.filter(user_id=viewer.user_id)
