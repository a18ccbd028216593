"""Lying bars one below the other, for long names."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from guiju.composition import chart_data
from guiju.composition.characters import pieces
from guiju.composition.document import Chart
from guiju.composition.svg.pen import LINE, MARGIN, SIZE, WIDTH, add, ink, legend, room, rule, write

_THICK = 20.0
_GAP = 12.0
_NAMES_AT_MOST = 0.4  # of the width


def draw_bars(root: ET.Element, chart: Chart) -> tuple[float, float]:
    """Draw the bars; return width and height of the whole."""
    widest = max(room(name) for name in chart.categories)
    left = MARGIN + min(widest, WIDTH * _NAMES_AT_MOST) + 8
    top = y = legend(root, chart, WIDTH) + _GAP / 2
    base, scale = _scale(chart, left)
    for place, category in enumerate(chart.categories):
        names = pieces(category, int((left - MARGIN - 8) * 2 / SIZE))
        tall = max(len(chart.series) * _THICK, len(names) * LINE)
        _name(root, names, left - 8, y + tall / 2)
        _draw_group(root, chart, place, (base, scale), y + (tall - len(chart.series) * _THICK) / 2)
        y += tall + _GAP
    rule(root, base, top - _GAP / 2, base, y - _GAP / 2)
    return WIDTH, y + MARGIN


def _scale(chart: Chart, left: float) -> tuple[float, float]:
    """Where nought stands, and how long one unit is, with room for numbers at both ends."""
    low, high = chart_data.reach(chart)
    decimals = chart_data.places(chart)
    widest = max(room(chart_data.number_text(v, decimals)) for v in chart_data.values(chart)) + 8
    before = widest if low < 0 else 0.0
    scale = (WIDTH - MARGIN - left - before - widest) / (high - low)
    return left + before - low * scale, scale


def _name(root: ET.Element, names: tuple[str, ...], x: float, middle: float) -> None:
    first = middle - (len(names) - 1) * LINE / 2 + SIZE * 0.36
    for down, name in enumerate(names):
        write(root, x, first + down * LINE, name, "end")


def _draw_group(
    root: ET.Element, chart: Chart, place: int, axis: tuple[float, float], top: float
) -> None:
    base, scale = axis
    for at, (_, values) in enumerate(chart_data.series(chart)):
        value, y = values[place], top + at * _THICK
        if value is None:
            continue
        long = abs(value) * scale
        x = base if value >= 0 else base - long
        add(root, "rect", x=x, y=y + 1, width=long, height=_THICK - 2, **ink(at))
        text = chart_data.number_text(value, chart_data.places(chart))
        end, anchor = (base + long + 5, "start") if value >= 0 else (x - 5, "end")
        write(root, end, y + _THICK / 2 + SIZE * 0.36, text, anchor)
