"""A chart as inline SVG: shapes and words only, no script, no style attribute, no font file."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from guiju.composition import chart_data
from guiju.composition.characters import printable
from guiju.composition.document import Chart
from guiju.composition.svg.bars import draw_bars
from guiju.composition.svg.columns import draw_columns
from guiju.composition.svg.lines import draw_lines
from guiju.composition.svg.pen import SIZE, WIDTH, number
from guiju.composition.svg.pie import draw_pie

_DRAW: dict[str, Callable[[ET.Element, Chart], tuple[float, float]]] = {
    "bar": draw_bars,
    "column": draw_columns,
    "line": draw_lines,
    "pie": draw_pie,
}


def to_svg(chart: Chart, key: str) -> str:
    """Return a chart with numbers on it as an <svg> element, or "" when there is nothing to draw.

    key: a name unique on the page, to tie title and description to the drawing.
    """
    if chart_data.is_empty(chart):
        return ""
    root = ET.Element("svg", role="img")
    root.set("font-size", number(SIZE))
    root.set("aria-labelledby", f"{key}-title {key}-desc")
    for tag, text in (("title", chart_data.caption(chart)), ("desc", chart.alt)):
        ET.SubElement(root, tag, id=f"{key}-{tag}").text = printable(text)
    width, height = _DRAW[chart_data.kind(chart)](root, chart)
    root.set("viewBox", f"0 0 {number(width)} {number(height)}")
    root.set("width", number(width))
    root.set("height", number(height))
    root.set("class", "chart" if width <= WIDTH else "chart wide")
    return ET.tostring(root, encoding="unicode")
