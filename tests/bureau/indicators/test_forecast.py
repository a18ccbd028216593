"""Forecast and shortfall of a title's indicator, worked by hand on fourteen firms."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.indicators.queries.candidates import named
from bureau.indicators.queries.forecast import Counted, Forecast, forecast
from bureau.indicators.queries.shortfall import Shortfall, shortfall
from bureau.runs.models import Run
from tests.bureau import cast
from tests.bureau.indicators import small_county as county

pytestmark = pytest.mark.django_db
NET, HELD, ENTERED = (Counted("hte", way, "hte") for way in ("net", "valid", "granted"))


@pytest.fixture
def run(tmp_path: Path, settings: Any) -> Run:
    """The fourteen firms and the run that was written by hand."""
    county.stand()
    return county.run(tmp_path, settings)


def codes(told: Forecast, group: str) -> list[str]:
    """The firms of one group."""
    return [line.firm.code for line in told.of(group)]


@pytest.mark.usefixtures("run")
def test_each_firm_stands_in_one_group_with_its_reason() -> None:
    """Three surely, one on the way, one that could, one in doubt, one refused, one that is lost."""
    told = forecast(NET, county.YEAR, on=county.DAY)
    assert sorted(codes(told, "certain")) == sorted([county.HOLDS, county.NEW, county.TWICE])
    assert codes(told, "pipeline") == [county.RENEWS]
    assert codes(told, "could") == [county.READY]
    assert codes(told, "doubt") == [county.NO_END]
    assert codes(told, "refused") == [county.REFUSED]
    assert codes(told, "lost") == [county.ENDS]
    assert all(line.says for line in told.lines)
    assert told.of("lost")[0].says == "证书 2025-10-30 到期，没有见到重新申报"
    assert told.of("pipeline")[0].says == "申报在“评审”"


@pytest.mark.usefixtures("run")
def test_the_net_increase_is_counted_from_last_year() -> None:
    """3 − 4 = −1 surely, with the one on the way 0, with who could and who is in doubt 2."""
    told = forecast(NET, county.YEAR, on=county.DAY)
    assert (told.low, told.shown, told.high, told.base) == (-1, 0, 2, 4)
    assert "减上年末 4 家" in told.why
    assert "不按概率折算" in told.why


@pytest.mark.usefixtures("run")
def test_what_is_held_and_what_came_in_are_counted_otherwise() -> None:
    """Held: 3, 4, 6. Entered in 2025: NEW, then the one on the way, then who could."""
    held = forecast(HELD, county.YEAR, on=county.DAY)
    assert (held.low, held.shown, held.high) == (3, 4, 6)
    entered = forecast(ENTERED, county.YEAR, on=county.DAY)
    assert codes(entered, "certain") == [county.NEW]
    assert (entered.low, entered.shown, entered.high) == (1, 2, 3)


@pytest.mark.usefixtures("run")
def test_a_year_that_is_past_is_what_it_came_to() -> None:
    """At the end of 2024 four held it; nobody is on the way to a year that is over."""
    told = forecast(HELD, 2024, on=county.DAY)
    assert told.over
    assert (told.low, told.shown) == (4, 4)
    assert not told.count("pipeline")
    assert not told.count("could")


def test_without_a_run_nobody_is_said_to_be_ready() -> None:
    """Titles and applications are known all the same."""
    county.stand()
    told = forecast(NET, county.YEAR, on=county.DAY)
    assert told.run is None
    assert (told.shown, told.count("could")) == (0, 0)


def short(target: int | None, viewer: Viewer = SYSTEM) -> Shortfall:
    """The shortfall of the net increase on the day."""
    wanted = None if target is None else Fraction(target)
    return shortfall(NET, county.YEAR, wanted, viewer=viewer, on=county.DAY)


@pytest.mark.usefixtures("run")
def test_the_gap_is_target_less_forecast() -> None:
    """3 − 0 = 3; nothing beyond the target; none without a target; a part counts as a whole."""
    assert short(3).gap == 3
    assert short(0).gap == 0
    assert short(None).gap is None
    half = shortfall(NET, county.YEAR, Fraction(5, 2), viewer=SYSTEM, on=county.DAY)
    assert half.gap == 3


@pytest.mark.usefixtures("run")
def test_names_come_by_effort_without_who_counts_already() -> None:
    """READY costs a visit, 1; NEAR 1 + 2 + 6 // 3 = 5; LATE 1 + 2 + 12 // 3 = 7, and is too late."""
    frame = short(3).frame
    assert frame is not None
    rows = {row["entity"]: row for row in frame.iter_rows(named=True)}
    assert list(rows)[:3] == [county.READY, county.NEAR, county.LATE]
    assert [rows[c]["effort"] for c in (county.READY, county.NEAR, county.LATE)] == [1, 5, 7]
    assert rows[county.LATE]["when"] == "too_late"
    assert rows[county.NEAR]["when"] == "undated"
    assert rows[county.BLANK]["kind"] == "blank"
    assert rows[county.FAR]["kind"] == "far"
    assert rows[county.ENDS]["kind"] == "near"
    away = {county.HOLDS, county.NEW, county.TWICE, county.RENEWS, county.REFUSED, county.MOVED}
    assert not away & set(rows)
    assert short(3).usable == 2


@pytest.mark.usefixtures("run")
def test_towns_add_up_and_a_town_sees_its_own() -> None:
    """READY and NEAR are both in 天目湖镇; the other town's officer finds none of them."""
    towns = {each.name: each for each in short(3).towns()}
    assert towns["天目湖镇"].usable == 2
    assert towns["昆仑街道"].usable == 0
    assert sum(each.usable for each in towns.values()) == short(3).usable
    theirs = short(3, cast.viewer("other_town")).frame
    assert theirs is not None
    assert set(theirs["town"]) == {cast.OTHER_TOWN}


def test_amounts_go_to_the_task_force_and_not_to_a_town(
    viewer_as: Callable[[str], Viewer], run: Run
) -> None:
    """The same step, with 165万元 and without."""
    for who, seen in (("taskforce", True), ("chief", True), ("town", False), ("director", True)):
        viewer = viewer_as(who)
        found = short(3, viewer)
        assert found.frame is not None
        listed = found.frame.filter(pl.col("kind") != "blank")
        given = {"viewer": viewer, "run": run}
        told = {each.code: each for each in named(listed, "hte", found.forecast.firms, **given)}
        assert ("165万元" in told[county.NEAR].step) is seen
        assert told[county.NEAR].clause == "第十一条（五）"
