"""The running year: a forecast firm by firm, a split by capacity, few queries; worked by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.indicators import actions, queries
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from tests.bureau import cast
from tests.bureau.indicators import small_county

pytestmark = pytest.mark.django_db
MOST = 12


@pytest.fixture
def assessed(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Entity:
    """Stand fourteen firms up in October 2025, a run of them and an indicator: three wanted."""
    monkeypatch.setenv("GUIJU_TODAY", small_county.DAY.isoformat())
    small_county.stand()
    small_county.run(tmp_path / "runs", settings)
    return small_county.indicator()


def test_the_board_shows_the_forecast_of_named_firms(
    assessed: Entity, viewer_as: Callable[[str], Viewer]
) -> None:
    """Three hold it at the year's end, four held it before, one is reviewed: 0 of 3, three short."""
    line = queries.board(viewer_as("director"), 2025).lines[0]
    assert (line.forecast, line.target, line.shortfall) == (0, 3, 3)
    assert (line.state, line.said) == ("unmet", "预计达不到")
    assert "加已提交在审 1 家" in line.forecast_why


def test_capacity_follows_who_could_come_to_it(
    assessed: Entity, viewer_as: Callable[[str], Viewer]
) -> None:
    """Both firms that could be won this year are of 天目湖镇: it is asked for all three."""
    member = viewer_as("taskforce")
    page = queries.indicator("hte_net", viewer=member, year=2025)
    shares = queries.proposed_shares(page.figures, "capacity", viewer=member, before={})
    assert shares[cast.TOWN] == "3"
    assert queries.summed(shares, page.figures.target).difference == 0


@pytest.mark.parametrize("path", ["/indicators", "/indicators/hte_net"])
def test_a_forecast_once_worked_out_costs_little(
    assessed: Entity,
    client_as: Callable[[str], Client],
    path: str,
    django_assert_max_num_queries: Any,
) -> None:
    """At most 12 queries while nothing changed since it was worked out."""
    director = client_as("director")
    assert director.get(f"{path}?year=2025").status_code == 200
    with django_assert_max_num_queries(MOST):
        director.get(f"{path}?year=2025")


def test_a_number_of_a_town_stands_under_the_town(
    assessed: Entity, viewer_as: Callable[[str], Viewer], client_as: Callable[[str], Client]
) -> None:
    """天目湖镇 reports 2 and proposes 3; the county's own number is another matter."""
    paper = ledger.add_source(by=SYSTEM, title="示例镇区报表")
    actions.add_value(
        by=viewer_as("taskforce"),
        indicator=assessed,
        period="2025-09",
        nature="actual",
        value="2",
        source=paper,
        town=cast.TOWN,
    )
    actions.propose_value(
        by=viewer_as("town"),
        indicator=assessed,
        period="2025-09",
        value="3",
        reason="一家已公示",
        town=cast.TOWN,
    )
    page = queries.indicator("hte_net", viewer=viewer_as("director"), year=2025)
    assert [(town.name, town.proposed and town.proposed.number) for town in page.reported] == [
        ("天目湖镇", 3)
    ]
    assert page.figures.last("actual") is None
    shown = client_as("director").get("/indicators/hte_net?year=2025").content.decode()
    assert "一家已公示" in shown


def own(viewer: Viewer) -> int:
    """What the titles add up to on the board."""
    counted = queries.board(viewer, 2025).lines[0].own
    assert counted is not None
    return int(counted.number)


def test_a_certificate_moves_the_count_at_once_and_back(
    assessed: Entity, viewer_as: Callable[[str], Viewer]
) -> None:
    """HOLDS, ENDS, RENEWS, NEW and TWICE less four are 1; with one more 2; its paper gone, 1."""
    director = viewer_as("director")
    assert own(director) == 1
    paper = ledger.add_source(by=SYSTEM, title="示例认定公告")
    values = {"holder": small_county.NEAR, "kind": "hte", "granted_on": "2025-10-10"}
    rest = {"valid_to": "2028-10-09", "state": "valid"}
    ledger.create(by=SYSTEM, kind="title", values=values | rest, source=paper, grade="A")
    assert own(director) == 2
    ledger.withdraw_source(by=SYSTEM, source=paper, reason="公告作废")
    assert own(director) == 1
    ledger.restore_source(by=SYSTEM, source=paper, reason="误撤")
    assert own(director) == 2


def test_where_nothing_was_reported_our_own_count_stands_beside_theirs(
    assessed: Entity, viewer_as: Callable[[str], Viewer]
) -> None:
    """By the end of September without NEW: HOLDS, ENDS, RENEWS, TWICE less four are 0; theirs 1."""
    paper = ledger.add_source(by=SYSTEM, title="示例通报")
    values = {"indicator": assessed.code, "period": "2025Q3", "nature": "upper", "value": "1"}
    ledger.create(by=SYSTEM, kind="indicator_value", values=values, source=paper, grade="A")
    told = queries.indicator("hte_net", viewer=viewer_as("director"), year=2025).difference
    assert told is not None
    assert told.ours is not None
    assert (told.ours.nature, told.ours.number, told.amount) == ("own", 0, -1)
