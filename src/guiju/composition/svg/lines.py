"""Lines from category to category; a blank breaks the line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from xml.etree import ElementTree as ET

from guiju.composition import chart_data
from guiju.composition.chart_data import INKS
from guiju.composition.document import Chart
from guiju.composition.svg.columns import HEIGHT, label_categories, slot_width
from guiju.composition.svg.pen import LINE, MARGIN, SIZE, add, ink, legend, number, rule, write

Point = tuple[float, float]


def draw_lines(root: ET.Element, chart: Chart) -> tuple[float, float]:
    """Draw the lines with a dot at each value; return width and height of the whole."""
    slot = slot_width(chart, 1)
    width = slot * len(chart.categories) + 2 * MARGIN
    top = legend(root, chart, width) + LINE
    low, high = chart_data.reach(chart)

    def across(place: int) -> float:
        return MARGIN + (place + 0.5) * slot

    def down(value: float) -> float:
        return top + (high - value) * HEIGHT / (high - low)

    rule(root, MARGIN, down(max(low, 0)), width - MARGIN, down(max(low, 0)))
    for at, (_, values) in enumerate(chart_data.series(chart)):
        points = [
            None if value is None else (across(place), down(value))
            for place, value in enumerate(values)
        ]
        _draw_line(root, points, at)
    _write_numbers(root, chart, across, down)
    return width, label_categories(root, chart, slot, top + HEIGHT + LINE)


def _draw_line(root: ET.Element, points: list[Point | None], at: int) -> None:
    for known, stretch in groupby(points, key=lambda point: point is not None):
        if known:
            line = " ".join(f"{number(x)},{number(y)}" for x, y in filter(None, stretch))
            place = at % len(INKS)
            stroke = {"class": f"line{place}", "stroke": INKS[place]}
            add(root, "polyline", points=line, fill="none", stroke_width=2, **stroke)
    for x, y in filter(None, points):
        add(root, "circle", cx=x, cy=y, r=3.5, **ink(at))


def _write_numbers(
    root: ET.Element,
    chart: Chart,
    across: Callable[[int], float],
    down: Callable[[float], float],
) -> None:
    """Write each value above its dot, the lowest of several below."""
    decimals = chart_data.places(chart)
    for place in range(len(chart.categories)):
        column = [row[place] for _, row in chart_data.series(chart)]
        known = [value for value in column if value is not None]
        for value in known:
            below = len(known) > 1 and value == min(known) and value < max(known)
            y = down(value) + (SIZE + 6 if below else -8)
            write(root, across(place), y, chart_data.number_text(value, decimals), "middle")
