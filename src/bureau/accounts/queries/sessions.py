"""Where somebody is signed in now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from bureau.accounts.models import User

SINCE, SEEN, BROWSER = "since", "seen", "browser"
"""What a session remembers of itself: signed in and last seen (seconds), the browser's words."""


@dataclass(frozen=True)
class SignedIn:
    """One place where somebody is signed in."""

    since: datetime | None
    seen: datetime | None
    browser: str


def sessions_of(user: User) -> list[SignedIn]:
    """The places where somebody is signed in, latest first."""
    found = [_signed_in(session.get_decoded()) for session in _live(user)]
    return sorted(found, key=lambda each: each.seen or timezone.now(), reverse=True)


def keys_of(user: User) -> list[str]:
    """The keys of somebody's sessions; never to be shown."""
    return [session.session_key for session in _live(user)]


def _live(user: User) -> list[Session]:
    """Sessions do not say whose they are but inside; there are few enough to look."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).iterator(500)
    return [session for session in live if session.get_decoded().get(SESSION_KEY) == str(user.pk)]


def _signed_in(data: dict[str, object]) -> SignedIn:
    return SignedIn(_moment(data.get(SINCE)), _moment(data.get(SEEN)), str(data.get(BROWSER, "")))


def _moment(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None
