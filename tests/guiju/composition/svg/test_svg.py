"""Charts as drawings: what is drawn, and that it stays inside."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from guiju.composition.characters import columns
from guiju.composition.document import Chart
from guiju.composition.svg import to_svg
from tests.guiju.composition.exhibits import BY_TOWN, FIRMS, SHARES, TREND

MONTHS = Chart(
    "column",
    "图5 逐月入库",
    "",
    "家",
    tuple(f"{month}月" for month in range(1, 13)),
    (("甲类", tuple(range(100, 220, 10))), ("乙类", tuple(range(-40, 80, 10)))),
)
ALL = (
    FIRMS,
    SHARES,
    TREND,
    BY_TOWN,
    MONTHS,
    replace(FIRMS, kind="line"),
    replace(MONTHS, kind="bar"),
)


def drawn(chart: Chart) -> ET.Element:
    """The drawing as a tree."""
    return ET.fromstring(to_svg(chart, "k"))


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: f"{chart.kind} {chart.caption}")
def test_nothing_stands_outside(chart: Chart) -> None:
    """Every shape and word lies within the picture."""
    root = drawn(chart)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for text in root.iter("text"):
        room = columns(text.text or "") * 7
        shift = {"middle": room / 2, "end": room}.get(text.get("text-anchor", ""), 0)
        left = float(text.get("x", 0)) - shift
        assert left >= 0
        assert left + room <= width + 1
        assert 10 <= float(text.get("y", 0)) <= height
    for rect in root.iter("rect"):
        x, y, w, h = (float(rect.get(side, 0)) for side in ("x", "y", "width", "height"))
        assert min(x, y, w, h) >= 0
        assert x + w <= width
        assert y + h <= height


@pytest.mark.parametrize("chart", [FIRMS, BY_TOWN, MONTHS], ids=lambda chart: chart.caption)
def test_one_shape_a_number(chart: Chart) -> None:
    """A blank is not drawn as nought; a legend's chips are the only other rectangles."""
    numbers = sum(value is not None for _, row in chart.series for value in row)
    chips = len(chart.series) if len(chart.series) > 1 else 0
    assert len(drawn(chart).findall("rect")) == numbers + chips


def test_columns_are_in_proportion() -> None:
    """720 is twice as tall as 360 would be: heights follow the numbers."""
    chart = replace(FIRMS, categories=("甲", "乙"), series=(("数", (360, 720)),))
    low, high = (float(rect.get("height", 0)) for rect in drawn(chart).iter("rect"))
    assert high == pytest.approx(2 * low, abs=0.2)


def test_a_negative_column_hangs_below_the_line() -> None:
    """Its upper edge is the line numbers stand on."""
    chart = replace(FIRMS, categories=("甲", "乙"), series=(("数", (10, -10)),))
    root = drawn(chart)
    up, down = root.findall("rect")
    base = float(root.find("line").get("y1", 0))  # type: ignore[union-attr]
    assert float(up.get("y", 0)) + float(up.get("height", 0)) == pytest.approx(base, abs=0.1)
    assert float(down.get("y", 0)) == pytest.approx(base, abs=0.1)


def test_a_blank_breaks_a_line() -> None:
    """Of four values with the second blank, one dot stands alone and two stretches are drawn."""
    chart = replace(FIRMS, kind="line", series=(("数", (420, None, 633, 720)),))
    root = drawn(chart)
    assert len(root.findall("polyline")) == 2
    assert len(root.findall("circle")) == 3


def test_a_pie_names_number_and_share() -> None:
    """3533 of 5433.5 is 65.0%."""
    texts = [text.text for text in drawn(SHARES).iter("text")]
    assert texts == ["项目平台 3533.0（65.0%）", "人才 1340.5（24.7%）", "奖补 560.0（10.3%）"]


def test_a_single_slice_is_a_circle() -> None:
    """An arc from a point to itself would draw nothing."""
    chart = replace(SHARES, categories=("全部",), series=(("数", (5,)),))
    assert len(drawn(chart).findall("circle")) == 1


def test_words_are_escaped() -> None:
    """A category that looks like markup is text."""
    chart = replace(BY_TOWN, categories=("<b>&", "乙", "丙"), caption="<script>")
    root = drawn(chart)
    assert root.findtext("title") == "<script>（单位：家）"
    assert "<b>&" in [text.text for text in root.iter("text")]


def test_an_empty_chart_draws_nothing() -> None:
    """The page then says so in words."""
    assert to_svg(replace(FIRMS, series=(("数", (None,) * 4),)), "k") == ""


def test_many_columns_make_it_wider_not_smaller() -> None:
    """Numbers side by side never overlap; a phone scrolls."""
    root = drawn(MONTHS)
    assert root.get("class") == "chart wide"
    assert drawn(FIRMS).get("class") == "chart"
