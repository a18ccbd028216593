"""Told once, seen after the time to think again, read by whom it is for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import guiju
from bureau.accounts.models import User
from bureau.accounts.viewer import Standing, Viewer
from bureau.channels import actions, queries
from bureau.channels.models import Message

pytestmark = pytest.mark.django_db


def somebody(name: str, role: str, **where: str) -> Viewer:
    """Return a viewer with a row behind him."""
    user = User.objects.create(username=name)
    return Viewer(user.pk, name, (Standing(role, **where),))


@pytest.fixture
def officer() -> Viewer:
    """Return the one who sends."""
    return somebody("officer", "liaison", town="320481106")


@pytest.fixture
def firm() -> Viewer:
    """Return a firm's contact."""
    return somebody("firm", "enterprise", body="enterprise-06")


def told(by: Viewer, **changed: Any) -> tuple[Message, bool]:
    """Send the reminder of one window to one firm."""
    words = {"key": "window:hte-2024:enterprise-06", "kind": "window", "subject": "窗口还剩 14 天"}
    return actions.send(by=by, **words | {"text": "请填报。", "to_body": "enterprise-06"} | changed)


def test_shown_to_the_bodys_contact_and_to_nobody_else(officer: Viewer, firm: Viewer) -> None:
    """Another firm's contact, and the sender, have nothing in their inbox."""
    told(officer, undo_seconds=0)
    other = somebody("other", "enterprise", body="enterprise-07")
    assert [queries.unread(each) for each in (firm, other, officer)] == [1, 0, 0]


def test_the_same_thing_is_told_once(officer: Viewer, firm: Viewer) -> None:
    """A second reminder of the same window is the first."""
    assert [told(officer, undo_seconds=0)[1] for _ in range(2)] == [True, False]
    assert queries.inbox(firm).count() == 1


def test_taken_back_in_time_nobody_saw_it(officer: Viewer, firm: Viewer) -> None:
    """Within thirty seconds; it may then be sent again, as the same one."""
    message, _ = told(officer)
    assert queries.unread(firm) == 0
    actions.withdraw(by=officer, message=message)
    again, sent = told(officer, undo_seconds=0)
    assert (again.pk, sent) == (message.pk, True)
    assert queries.unread(firm) == 1


def test_too_late_to_take_back(officer: Viewer, firm: Viewer) -> None:
    """What may have been seen stays; only its sender may try."""
    message, _ = told(officer)
    Message.objects.update(shown_from=timezone.now() - timedelta(seconds=1))
    with pytest.raises(guiju.BadInput, match="已过撤回时限"):
        actions.withdraw(by=officer, message=message)
    with pytest.raises(PermissionDenied):
        actions.withdraw(by=firm, message=message)


def test_a_receipt_for_each_reader(officer: Viewer, firm: Viewer) -> None:
    """Reading twice is one receipt; who is not meant may not read; staff see how many did."""
    message, _ = told(officer, undo_seconds=0)
    for _ in range(2):
        actions.mark_read(by=firm, message=message)
    assert queries.unread(firm) == 0
    with pytest.raises(PermissionDenied):
        actions.mark_read(by=officer, message=message)
    seen = queries.receipts("window:hte-2024:", viewer=officer)
    assert [each.readers for each in seen] == [1]
    assert not queries.receipts("window:", viewer=firm).exists()
