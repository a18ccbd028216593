"""The few strokes charts are made of, and the room their words take."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from guiju.composition import chart_data
from guiju.composition.characters import columns, printable
from guiju.composition.chart_data import INKS
from guiju.composition.document import Chart

WIDTH = 440.0  # user units; as many pixels on a wide screen
SIZE = 14.0
LINE = 19.0
MARGIN = 8.0
_CHIP = 11.0


def number(value: float) -> str:
    """A length with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def room(text: str) -> float:
    """How wide a text is set."""
    return columns(text) * SIZE / 2


def ink(at: int) -> dict[str, str]:
    """The colour of the series or slice at this place, as attributes."""
    place = at % len(INKS)
    return {"class": f"ink{place}", "fill": INKS[place]}


def add(parent: ET.Element, tag: str, **attributes: float | str) -> ET.Element:
    """Add an element; lengths are rounded, `text_anchor` is written text-anchor."""
    texts = {
        name.replace("_", "-"): value if isinstance(value, str) else number(value)
        for name, value in attributes.items()
    }
    return ET.SubElement(parent, tag, texts)


def write(parent: ET.Element, x: float, y: float, text: str, anchor: str = "start") -> None:
    """Write a line of text, its base line at y."""
    attributes = {} if anchor == "start" else {"text_anchor": anchor}
    add(parent, "text", x=x, y=y, **attributes).text = printable(text)


def rule(parent: ET.Element, x1: float, y1: float, x2: float, y2: float) -> None:
    """Draw the thin line that numbers stand on."""
    line = {"class": "base", "stroke": "#8a949e"}
    add(parent, "line", x1=x1, y1=y1, x2=x2, y2=y2, **line)


def legend(parent: ET.Element, chart: Chart, width: float) -> float:
    """Name the series above the drawing when there are several; return where it ends."""
    names = [name for name, _ in chart_data.series(chart)]
    if len(names) < 2:
        return MARGIN
    x, y = MARGIN, MARGIN + _CHIP
    for at, name in enumerate(names):
        long = _CHIP + 6 + room(name) + 18
        if x > MARGIN and x + long > width:
            x, y = MARGIN, y + LINE
        add(parent, "rect", x=x, y=y - _CHIP + 1, width=_CHIP, height=_CHIP, **ink(at))
        write(parent, x + _CHIP + 6, y, name)
        x += long
    return y + MARGIN
