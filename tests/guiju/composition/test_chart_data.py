"""What a chart shows, the same for every renderer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guiju.composition import chart_data
from guiju.composition.document import Chart
from tests.guiju.composition.exhibits import BY_TOWN, FIRMS, SHARES, TREND


def one(*values: float | None, kind: str = "column") -> Chart:
    """A chart of one series."""
    return Chart(kind, "图", "", "", tuple("甲乙丙丁")[: len(values)], (("数", values),))


def test_the_unit_is_said_once() -> None:
    """A caption gets the unit, unless it says one itself."""
    assert chart_data.caption(FIRMS) == "图1 企业培育情况（单位：家）"
    told = replace(FIRMS, caption="图1 企业（单位：户）")
    assert chart_data.caption(told) == "图1 企业（单位：户）"


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ((210, 356), ["210", "356"]),
        ((3533, 1340.5), ["3533.0", "1340.5"]),
        ((2.85, 3.0), ["2.85", "3.00"]),
        ((1 / 3, None), ["0.33", "—"]),
        ((-0.001, 12.5), ["0.00", "12.50"]),
    ],
)
def test_numbers_share_their_decimals(values: tuple[float | None, ...], texts: list[str]) -> None:
    """As many decimals as show every number, at most two; a blank is a dash; no -0."""
    chart = one(*values)
    assert [row[1] for row in chart_data.rows(chart)[1:]] == texts


def test_rows_are_a_table() -> None:
    """Heads first, then a line a category."""
    assert chart_data.rows(BY_TOWN)[0] == ("", "净增")
    assert chart_data.rows(BY_TOWN)[-1] == ("示例镇", "-2")


def test_short_series_and_odd_numbers_are_blanks() -> None:
    """A series shorter than the categories is filled up; what is no number is not drawn."""
    chart = replace(one(1, 2, 3), series=(("数", (1.0, float("nan"))),))
    assert chart_data.series(chart) == (("数", (1.0, None, None)),)


@pytest.mark.parametrize(
    ("chart", "ends"),
    [
        (FIRMS, (0, 720)),
        (BY_TOWN, (-2, 23)),
        (one(0, 0), (0, 1)),
        (one(5, 5, kind="line"), (0, 5)),
        (one(90, 100, kind="line"), (85, 100)),
        (one(10, 100, kind="line"), (0, 100)),
    ],
)
def test_nought_is_within_reach(chart: Chart, ends: tuple[float, float]) -> None:
    """Lengths begin at nought; only lines close together at the top may begin above it."""
    assert chart_data.reach(chart) == ends


def test_a_line_close_to_the_top_begins_above_nought() -> None:
    """2.85 to 3.41 begins half their distance below the lowest."""
    low, high = chart_data.reach(TREND)
    assert (round(low, 2), high) == (2.57, 3.41)


def test_a_pie_of_no_parts_becomes_bars() -> None:
    """Negative numbers, nothing but noughts or several series are no parts of a whole."""
    assert chart_data.kind(SHARES) == "pie"
    assert chart_data.kind(one(5, -3, kind="pie")) == "bar"
    assert chart_data.kind(one(0, 0, kind="pie")) == "bar"
    assert chart_data.kind(replace(FIRMS, kind="pie")) == "bar"


def test_nothing_to_draw() -> None:
    """A chart without a category or a number is empty."""
    assert chart_data.is_empty(one(None, None))
    assert chart_data.is_empty(one())
    assert not chart_data.is_empty(one(0))
