"""The firm by the lake, its contact, and the clock at 1 March 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bureau.accounts.models import Grant, User
from bureau.accounts.queries import viewer_of
from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Entity
from tests.bureau.portal import firm as lake

SINCE = date(2025, 1, 1)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 1 March 2026."""
    monkeypatch.setenv("GUIJU_TODAY", lake.CLOCK)


@pytest.fixture
def firm(db: None) -> Entity:
    """Return the firm by the lake."""
    return lake.lake_firm()


@pytest.fixture
def contact(firm: Entity) -> User:
    """Return the person who speaks for it."""
    user = User.objects.create(username="lake", full_name="示例湖畔联系人")
    Grant.objects.create(user=user, role="enterprise", body=firm.code, since=SINCE)
    return user


@pytest.fixture
def own(contact: User) -> Viewer:
    """Return him as queries and actions know him."""
    return viewer_of(contact)


@pytest.fixture
def client(contact: User) -> Client:
    """Return his browser."""
    return browser(contact)


@pytest.fixture
def page(client: Client) -> Callable[[str], str]:
    """Offer `page("/me")`: the page as he sees it; it must open."""

    def opened(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        return answer.content.decode()

    return opened


def browser(user: User) -> Client:
    """A browser in which somebody is signed in."""
    found = Client()
    found.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found
