"""Tasks for an indicator: told once, taken back in time, seen by the town they are for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.channels import queries as channels
from bureau.channels.models import Message
from bureau.indicators.actions import tasks
from bureau.indicators.queries.assessed import Assessed, assessed
from bureau.indicators.queries.tasks import tasks_of
from tests.bureau import cast
from tests.bureau.indicators import small_county as county

pytestmark = pytest.mark.django_db
DUE = date(2025, 11, 20)
STEPS = {county.READY: "条件全部满足，去申报", county.LATE: "研发费用（高企口径）须增加"}


@pytest.fixture
def indicator(monkeypatch: pytest.MonkeyPatch) -> Assessed:
    """The indicator of the fourteen firms; both towns have an officer and a liaison officer."""
    monkeypatch.setenv("GUIJU_TODAY", county.DAY.isoformat())
    county.stand()
    for who in ("town", "other_town", "liaison", "other_liaison"):
        cast.person(who)
    return made()


def made() -> Assessed:
    """The indicator, of the year."""
    county.indicator()
    return assessed("hte_net", county.YEAR, viewer=SYSTEM)


def give(indicator: Assessed, **changed: Any) -> tasks.Given:
    """READY, in 天目湖镇, and LATE, in 昆仑街道, given out by the task force."""
    words = {"by": cast.viewer("taskforce"), "steps": STEPS, "due": DUE}
    return tasks.give_tasks(indicator=indicator, **words | changed)


def later() -> None:
    """The time to think again has passed."""
    Message.objects.update(shown_from=timezone.now() - timedelta(seconds=1))


def test_each_firm_has_a_task_and_its_towns_officers_are_told(indicator: Assessed) -> None:
    """Two tasks; four messages, each officer of one firm only; nothing to be read at once."""
    told = give(indicator)
    assert len(told.tasks) == 2
    assert Message.objects.count() == 4
    assert channels.unread(cast.viewer("town")) == 0
    later()
    for who, firm in (
        ("town", county.READY),
        ("liaison", county.READY),
        ("other_town", county.LATE),
    ):
        (message,) = channels.inbox(cast.viewer(who))
        assert message.link == f"/desk/firms/{firm}"
        assert STEPS[firm] in message.text
        assert "2025-11-20" in message.subject


def test_a_firm_is_given_out_once(indicator: Assessed) -> None:
    """The same names ticked again: no second task, no second message."""
    give(indicator)
    again = give(indicator)
    assert (again.tasks, set(again.had)) == ((), set(STEPS))
    assert Message.objects.count() == 4
    assert len(tasks_of(indicator.row.pk, viewer=SYSTEM)) == 2


def test_taken_back_in_time_nobody_hears_of_it(indicator: Assessed) -> None:
    """Messages withdrawn, tasks dropped; given out anew they are the same tasks."""
    told = give(indicator)
    by = cast.viewer("taskforce")
    assert tasks.undo(by=by, codes=told.tasks) == 2
    later()
    assert not channels.unread(cast.viewer("town"))
    assert not tasks_of(indicator.row.pk, viewer=SYSTEM)
    assert set(give(indicator).tasks) == set(told.tasks)
    later()
    assert channels.unread(cast.viewer("town")) == 1


def test_too_late_they_stand(indicator: Assessed) -> None:
    """Once it may have been read nothing is taken back, none of them."""
    told = give(indicator)
    later()
    with pytest.raises(guiju.BadInput, match="撤回时限"):
        tasks.undo(by=cast.viewer("taskforce"), codes=told.tasks)
    assert len(tasks_of(indicator.row.pk, viewer=SYSTEM)) == 2


def test_a_town_sees_its_own_and_reports_on_it(indicator: Assessed) -> None:
    """Its officer marks it done; the other town's may not; nor may an auditor."""
    give(indicator)
    town = cast.viewer("town")
    (mine,) = tasks_of(indicator.row.pk, viewer=town)
    assert mine.firm is not None
    assert (mine.firm.code, mine.due, mine.is_open) == (county.READY, DUE, True)
    for who in ("other_town", "auditor", "director", "enterprise"):
        with pytest.raises(PermissionDenied):
            tasks.finish(by=cast.viewer(who), code=mine.row.code)
    tasks.finish(by=town, code=mine.row.code)
    (done,) = tasks_of(indicator.row.pk, viewer=town)
    assert done.state_label == "已完成"


def test_the_workbench_shows_what_is_to_be_done(indicator: Assessed) -> None:
    """Its town's officer finds the task, with its day; the other town's does not."""
    give(indicator)
    mine = cast.client_of("town").get("/desk").content.decode()
    assert "派给我的任务" in mine
    assert "条件全部满足，去申报，2025-11-20 前" in mine
    assert "/indicators/hte_net/tasks" in mine
    assert STEPS[county.READY] not in cast.client_of("other_town").get("/desk").content.decode()


def test_a_town_without_officers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The task stands, nobody is told, and whoever gives it out learns so."""
    monkeypatch.setenv("GUIJU_TODAY", county.DAY.isoformat())
    county.stand()
    told = give(made())
    assert set(told.unread) == {cast.TOWN, cast.OTHER_TOWN}
    assert len(told.tasks) == 2
    assert not Message.objects.exists()


def test_what_cannot_be_meant_is_refused(indicator: Assessed) -> None:
    """Nobody ticked; a day that is past; two hundred and one firms; who may not give tasks."""
    with pytest.raises(guiju.BadInput, match="没有选"):
        give(indicator, steps={})
    with pytest.raises(guiju.BadInput, match="已经过去"):
        give(indicator, due=date(2025, 10, 1))
    with pytest.raises(guiju.BadInput, match="至多 200 家"):
        give(indicator, steps={f"enterprise-{n}": "" for n in range(201)})
    refused: list[Viewer] = [cast.viewer(who) for who in ("town", "liaison", "director", "it")]
    for viewer in refused:
        with pytest.raises(PermissionDenied):
            give(indicator, by=viewer)
