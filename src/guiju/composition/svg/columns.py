"""Upright columns side by side over each category."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from guiju.composition import chart_data
from guiju.composition.characters import pieces
from guiju.composition.document import Chart
from guiju.composition.svg.pen import LINE, MARGIN, SIZE, WIDTH, add, ink, legend, room, rule, write

HEIGHT = 190.0  # of the room for the columns themselves
_WIDEST = 46.0
_GAP = 14.0


def slot_width(chart: Chart, across: int) -> float:
    """How wide the room of a category is, with `across` numbers side by side in it."""
    decimals = chart_data.places(chart)
    texts = [chart_data.number_text(value, decimals) for value in chart_data.values(chart)]
    needed = (max(map(room, texts)) + 4) * across + _GAP
    return max(needed, (WIDTH - 2 * MARGIN) / len(chart.categories))


def label_categories(parent: ET.Element, chart: Chart, slot: float, top: float) -> float:
    """Write the categories below their slots, on several lines where long; return the end."""
    lines = [pieces(name, max(2, int((slot - 4) * 2 / SIZE))) for name in chart.categories]
    for at, names in enumerate(lines):
        for down, name in enumerate(names):
            x = MARGIN + (at + 0.5) * slot
            write(parent, x, top + (down + 1) * LINE, name, "middle")
    return top + max(map(len, lines)) * LINE + MARGIN


def draw_columns(root: ET.Element, chart: Chart) -> tuple[float, float]:
    """Draw the columns; return width and height of the whole."""
    series = chart_data.series(chart)
    slot = slot_width(chart, len(series))
    width = slot * len(chart.categories) + 2 * MARGIN
    top = legend(root, chart, width) + LINE
    low, high = chart_data.reach(chart)
    scale = HEIGHT / (high - low)
    base = top + high * scale
    for at, (_, values) in enumerate(series):
        for place, value in enumerate(values):
            if value is not None:
                x = MARGIN + place * slot
                _draw_column(root, chart, _across(x, slot, at, len(series)), base, value, scale, at)
    rule(root, MARGIN, base, width - MARGIN, base)
    bottom = top + HEIGHT + (LINE if low < 0 else 0)
    return width, label_categories(root, chart, slot, bottom)


def _across(x: float, slot: float, at: int, count: int) -> tuple[float, float]:
    """Where the column at this place among its neighbours begins, and how wide it is."""
    pitch = min((slot - _GAP) / count, _WIDEST * 1.15)
    return x + (slot - pitch * count) / 2 + pitch * at + pitch * 0.05, pitch * 0.9


def _draw_column(
    root: ET.Element,
    chart: Chart,
    across: tuple[float, float],
    base: float,
    value: float,
    scale: float,
    at: int,
) -> None:
    (x, width), tall = across, abs(value) * scale
    top = base - tall if value >= 0 else base
    add(root, "rect", x=x, y=top, width=width, height=tall, **ink(at))
    y = top - 5 if value >= 0 else top + tall + SIZE
    text = chart_data.number_text(value, chart_data.places(chart))
    write(root, x + width / 2, y, text, "middle")
