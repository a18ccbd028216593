"""`bureau worker`: drains with --once, and ends when told to, with the job in hand done."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command

from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions
from bureau.jobs.actions import registry
from bureau.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Put back what the command sets."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_once_does_what_is_due_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a cron line or a test."""
    monkeypatch.setattr(registry, "HANDLERS", {"it": lambda task: None})
    for _ in range(3):
        actions.enqueue(by=SYSTEM, kind="it")
    out = StringIO()
    call_command("worker", "--once", stdout=out)
    assert "已办理3件" in out.getvalue()


def test_told_to_stop_it_finishes_what_it_has_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGTERM comes while the first of two jobs is being done: it is done, the second waits."""
    monkeypatch.setattr(registry, "NIGHTLY", {})
    handlers = {"it": lambda task: os.kill(os.getpid(), signal.SIGTERM)}
    monkeypatch.setattr(registry, "HANDLERS", handlers)
    for _ in range(2):
        actions.enqueue(by=SYSTEM, kind="it")
    call_command("worker", stdout=StringIO())
    assert [job.state for job in Job.objects.order_by("pk")] == ["done", "waiting"]
