"""Shares that fall towards what a held title asks."""

from __future__ import annotations

from datetime import date

import pytest

from bureau.accounts.viewer import SYSTEM
from bureau.applications import queries
from bureau.applications.sliding import slides
from bureau.jobs import actions as jobs
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from bureau.runs import actions as runs
from bureau.runs.queries import current
from tests.bureau import cast
from tests.bureau.applications.conftest import DAY
from tests.bureau.applications.ready_firm import READY

ON = date.fromisoformat(DAY)


@pytest.fixture
def falling(ready: Entity) -> Entity:
    """High-tech income of 5,400 in 2023, of 77 %, and 5,200 of 8,060 in 2024: 64.5 %, asked 60 %."""
    said = {"hightech_income": {"2023": "5400", "2024": "5200"}, "total_income": {"2023": "7000"}}
    for concept, years in said.items():
        for year, value in years.items():
            ledger.record(by=SYSTEM, entity=ready, concept=concept, value=value, period=year)
    return ready


def _judged_again(holds: bool = True) -> None:
    if holds:
        values = {"holder": READY, "kind": "hte", "granted_on": "2023-11-06", "state": "valid"}
        ledger.create(by=SYSTEM, kind="title", values=values | {"valid_to": "2026-11-05"})
    runs.start(by=SYSTEM, as_of=ON)
    jobs.drain()


def test_a_share_that_falls_as_far_again_is_short(falling: Entity) -> None:
    """12.6 points lost and 4.5 left: told in numbers to who may see them, without to the town."""
    _judged_again()
    run = current()
    assert run is not None
    assert slides(run) is None  # worked out at night
    found = slides(run, work_out=True)
    assert found is not None
    assert [(each.code, each.title, each.below) for each in found] == [(READY, "hte", False)]
    assert slides(run) == found
    said = [each for each in queries.at_risk(SYSTEM, ON).risks if each.sort == "sliding"]
    assert [each.titles for each in said] == [("hte",)]
    assert "去年约77.14%，今年约64.52%，要求不低于60%；照这样下滑，明年低于要求" in said[0].reason
    town = queries.at_risk(cast.viewer("town"), ON).risks
    masked = next(each for each in town if each.sort == "sliding").reason
    assert "比去年下降，照这样下滑，明年低于要求（第十一条（六））" in masked
    assert "64" not in masked


def test_a_small_fall_or_no_title_is_no_slide(falling: Entity) -> None:
    """Without the title there is nothing to lose; 5,800 is 72 %: five points lost and twelve left."""
    _judged_again(holds=False)
    run = current()
    assert run is not None
    assert slides(run, work_out=True) == ()
    ledger.record(by=SYSTEM, entity=falling, concept="hightech_income", value="5800", period="2024")
    _judged_again()
    run = current()
    assert run is not None
    assert slides(run, work_out=True) == ()
