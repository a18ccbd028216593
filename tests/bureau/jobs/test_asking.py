"""Asking for a job, trying it again, giving it up."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.viewer import SYSTEM, Standing, Viewer
from bureau.jobs import actions
from bureau.jobs.actions import registry
from bureau.jobs.models import Job

pytestmark = pytest.mark.django_db
IT = Viewer(None, "信息管理员", (Standing("it"),))


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind, and nothing of the rooms."""
    monkeypatch.setattr(registry, "HANDLERS", {"count": lambda task: None})
    monkeypatch.setattr(registry, "NIGHTLY", {})


def test_a_key_is_used_once() -> None:
    """The second asking gives the job that is there, whatever its arguments."""
    first = actions.enqueue(by=SYSTEM, kind="count", key="k", args={"a": 1})
    second = actions.enqueue(by=SYSTEM, kind="count", key="k", args={"a": 2})
    assert (first.pk, second.args, Job.objects.count()) == (second.pk, {"a": 1}, 1)


def test_a_job_goes_with_the_transaction_that_asked_for_it() -> None:
    """What was rolled back was never asked for."""
    with transaction.atomic():
        actions.enqueue(by=SYSTEM, kind="count")
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    """Asking for what nobody does fails when it is asked for, not in the night."""
    with pytest.raises(guiju.BadInput, match=r"没有“cuont”.*count"):
        actions.enqueue(by=SYSTEM, kind="cuont")


def test_only_it_retries_and_buries() -> None:
    """Neither a director nor a chief may."""
    job = actions.enqueue(by=SYSTEM, kind="count")
    leaders = Viewer(None, "局领导", (Standing("director"), Standing("chief", "高新科")))
    with pytest.raises(PermissionDenied):
        actions.retry(by=leaders, job=job)
    with pytest.raises(PermissionDenied):
        actions.bury(by=leaders, job=job)


def test_a_buried_job_is_not_taken_until_it_is_retried() -> None:
    """Buried, it rests; retried, it is done."""
    job = actions.enqueue(by=SYSTEM, kind="count")
    assert actions.bury(by=IT, job=job).state == "buried"
    assert actions.drain() == 0
    assert actions.retry(by=IT, job=job).state == "waiting"
    assert actions.drain() == 1
    job.refresh_from_db()
    assert job.state == "done"


@pytest.mark.parametrize("field", ["done_at", "lease_until"])
def test_what_is_done_or_being_done_is_left_alone(field: str) -> None:
    """Neither a finished job nor one in somebody's hands can be begun anew or given up."""
    job = actions.enqueue(by=SYSTEM, kind="count")
    Job.objects.update(**{field: timezone.now() + timedelta(minutes=1)})
    for deed in (actions.retry, actions.bury):
        with pytest.raises(guiju.BadInput, match="不能"):
            deed(by=IT, job=job)


def test_a_night_is_planned_once() -> None:
    """Two workers plan the same night; the job is there once, due at its hour in Shanghai."""
    registry.NIGHTLY["count"] = datetime.strptime("01:30", "%H:%M").time()
    assert (actions.plan_night(date(2025, 3, 4)), actions.plan_night(date(2025, 3, 4))) == (1, 0)
    due = timezone.localtime(Job.objects.get().due)
    assert due.isoformat() == "2025-03-04T01:30:00+08:00"
