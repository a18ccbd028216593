"""A worker's turn: claiming, leases, failing, coming back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

import guiju
from bureau.accounts.models import AccountEvent
from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions
from bureau.jobs.actions import registry
from bureau.jobs.actions.working import claim
from bureau.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Callable[[registry.Handler], None]:
    """Say what the kind `it` does."""
    handlers: dict[str, registry.Handler] = {}
    monkeypatch.setattr(registry, "HANDLERS", handlers)
    return lambda handler: handlers.update(it=handler)


def ask(**given: object) -> Job:
    """A job of the kind `it`."""
    return actions.enqueue(by=SYSTEM, kind="it", **given)  # type: ignore[arg-type]


def later(job: Job, **fields: object) -> Job:
    """Change a job behind its back, and read it again."""
    Job.objects.filter(pk=job.pk).update(**fields)
    job.refresh_from_db()
    return job


PAST = timedelta(seconds=-1)


def test_two_workers_never_hold_the_same_job(kind: Callable[..., None]) -> None:
    """The second claim gets the next job, the third none."""
    kind(lambda task: None)
    ask(), ask()
    first, second = claim(), claim()
    assert first is not None
    assert second is not None
    assert first.job.pk != second.job.pk
    assert claim() is None


def test_what_is_not_due_waits(kind: Callable[..., None]) -> None:
    """A job of tomorrow is not taken today."""
    kind(lambda task: None)
    ask(due=timezone.now() + timedelta(days=1))
    assert actions.drain() == 0


def test_a_job_whose_worker_is_gone_comes_back(kind: Callable[..., None]) -> None:
    """When the lease runs out somebody else takes it, and it is done once."""
    done: list[int] = []
    kind(lambda task: done.append(task.job.tries))
    job = ask()
    claim()
    assert actions.drain() == 0
    later(job, lease_until=timezone.now() + PAST)
    assert (actions.drain(), done) == (1, [2])


def test_who_lost_the_lease_writes_nothing(kind: Callable[..., None]) -> None:
    """A slow worker whose job was taken over finds its commit refused, and its writes with it."""
    kind(lambda task: None)
    job = ask()
    slow = claim()
    later(job, lease_until=timezone.now() + PAST)
    quick = claim()
    assert slow is not None
    assert quick is not None
    with quick.commit():
        AccountEvent.objects.create(what="quick")
    for deed in (slow.beat, lambda: slow.progress(1, 2)):
        with pytest.raises(actions.LeaseLost):
            deed()
    with pytest.raises(actions.LeaseLost), slow.commit():
        AccountEvent.objects.create(what="slow")
    assert [event.what for event in AccountEvent.objects.all()] == ["quick"]


def test_the_writes_and_the_mark_stand_or_fall_together(kind: Callable[..., None]) -> None:
    """A failure within the commit takes both back; the job is tried again."""

    def work(task: actions.Task) -> None:
        with task.commit():
            AccountEvent.objects.create(what="half")
            raise RuntimeError

    kind(work)
    job = ask()
    assert actions.work_one()
    job.refresh_from_db()
    assert (AccountEvent.objects.count(), job.state) == (0, "failed")


def test_a_failure_waits_2_4_8_seconds_and_then_rests(kind: Callable[..., None]) -> None:
    """Back-off doubles; after the fourth try nobody takes it again."""

    def work(task: actions.Task) -> None:
        raise ValueError("卡号 6222 0000 1111")

    kind(work)
    job, waits = ask(), []
    for _ in range(3):
        before = timezone.now()
        assert actions.work_one()
        job.refresh_from_db()
        waits.append(round((job.due - before).total_seconds()))
        later(job, due=timezone.now())
    assert waits == [2, 4, 8]
    assert actions.work_one()
    job.refresh_from_db()
    assert job.state == "buried"
    assert "6222" not in job.error + job.trace
    assert "ValueError" in job.trace


def test_four_killed_workers_are_enough(kind: Callable[..., None]) -> None:
    """A job that kills whoever takes it is dead after four tries, without a word from anyone."""
    kind(lambda task: None)
    job = ask()
    for _ in range(4):
        assert claim()
        later(job, lease_until=timezone.now() + PAST)
    assert claim() is None
    assert job.state == "dead"


def test_bad_input_is_not_tried_again(kind: Callable[..., None]) -> None:
    """What is wrong in the input stays wrong; whoever asked can read what to do."""

    def work(task: actions.Task) -> None:
        raise guiju.BadInput.saying("第3行的单位不明", do="补上单位")

    kind(work)
    job = ask()
    actions.drain()
    job.refresh_from_db()
    assert (job.state, job.tries, job.error) == ("buried", 1, "第3行的单位不明 · 请补上单位")


def test_progress_shows_and_prolongs(kind: Callable[..., None]) -> None:
    """While it works it says how far it is, and stays the worker's."""

    def work(task: actions.Task) -> None:
        before = Job.objects.get().lease_until
        task.progress(3, 10, "写快照")
        job = Job.objects.get()
        assert (job.progress_done, job.progress_total, job.note) == (3, 10, "写快照")
        assert job.lease_until > before  # type: ignore[operator]

    kind(work)
    job = ask()
    actions.drain()
    job.refresh_from_db()
    assert job.state == "done"
