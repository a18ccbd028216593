"""A pie of one series: parts of a whole, each named with number and share."""

from __future__ import annotations

from math import cos, pi, sin
from xml.etree import ElementTree as ET

from guiju.composition import chart_data
from guiju.composition.document import Chart
from guiju.composition.svg.pen import LINE, MARGIN, WIDTH, add, ink, number, room, write

_RADIUS = 92.0
_CHIP = 11.0


def draw_pie(root: ET.Element, chart: Chart) -> tuple[float, float]:
    """Draw the slices clockwise from the top, with their list beside; return width and height."""
    values = [value or 0.0 for value in chart_data.series(chart)[0][1]]
    whole, turned = sum(values), 0.0
    centre = MARGIN + _RADIUS
    for at, value in enumerate(values):
        _draw_slice(root, centre, turned, turned + value / whole, at)
        turned += value / whole
    right = _list(root, chart, whole, 2 * centre + 16)
    return max(WIDTH, right + MARGIN), max(2 * centre, len(values) * LINE * 1.3 + 2 * MARGIN)


def _draw_slice(root: ET.Element, centre: float, start: float, end: float, at: int) -> None:
    if end - start >= 1:
        add(root, "circle", cx=centre, cy=centre, r=_RADIUS, **ink(at))
        return
    (x1, y1), (x2, y2) = (_rim(centre, share) for share in (start, end))
    large = int(end - start > 0.5)
    middle, radius = number(centre), number(_RADIUS)
    path = f"M{middle} {middle}L{x1} {y1}A{radius} {radius} 0 {large} 1 {x2} {y2}Z"
    add(root, "path", d=path, stroke="#fff", **ink(at))


def _rim(centre: float, share: float) -> tuple[str, str]:
    angle = 2 * pi * share
    return f"{centre + _RADIUS * sin(angle):.2f}", f"{centre - _RADIUS * cos(angle):.2f}"


def _list(root: ET.Element, chart: Chart, whole: float, left: float) -> float:
    """Name the slices one below the other; return how far to the right the words reach."""
    right, decimals = left, chart_data.places(chart)
    y = MARGIN + LINE
    for at, category in enumerate(chart.categories):
        value = chart_data.series(chart)[0][1][at]
        share = "" if value is None else f"（{100 * value / whole:.1f}%）"
        add(root, "rect", x=left, y=y - _CHIP + 1, width=_CHIP, height=_CHIP, **ink(at))
        text = f"{category} {chart_data.number_text(value, decimals)}{share}"
        write(root, left + _CHIP + 7, y, text)
        right = max(right, left + _CHIP + 7 + room(text))
        y += LINE * 1.3
    return right
