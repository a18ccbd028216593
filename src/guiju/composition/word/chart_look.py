"""How a chart looks in Word: numbers on it, no box, Chinese fonts, colours that print."""

from __future__ import annotations

from typing import Any

from pptx.chart.chart import Chart as PptxChart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from guiju.composition import chart_data
from guiju.composition.document import Chart
from guiju.composition.word.chart_colours import colour_series, colour_slices
from guiju.composition.word.chart_labels import write_numbers
from guiju.composition.word.fonts import FANG, WESTERN

_KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "pie": XL_CHART_TYPE.PIE,
}
_SIZE = Pt(10.5)
_ROOM = 0.12
_GREY = RGBColor(0x8A, 0x94, 0x9E)


def drawn(chart: Chart, data: CategoryChartData, book: str) -> Any:
    """Return the chartSpace element; book: the relationship id of the workbook."""
    kind = chart_data.kind(chart)
    space = parse_xml(ChartXmlWriter(_KINDS[kind], data).xml.encode())
    made = PptxChart(space, None)
    made.has_title = False
    made.has_legend = kind != "pie" and len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
    _write_font(made)
    _unbox(space)
    write_numbers(made.plots[0], chart, kind)
    if kind == "pie":
        colour_slices(made.plots[0], len(chart.categories))
    else:
        colour_series(made.plots[0], kind)
        _set_axes(made, chart, kind)
    space._add_externalData().rId = book
    _number_axes(space)
    return space


def _number_axes(space: Any) -> None:
    """Give the axes small positive numbers: the writer's negative ones are outside the schema."""
    named = [one for tag in ("c:axId", "c:crossAx") for one in space.iter(qn(tag))]
    numbers = {one.get("val"): str(at) for at, one in enumerate(named, start=1)}
    for one in named:
        one.set("val", numbers[one.get("val")])


def _write_font(made: PptxChart) -> None:
    """Digits and letters as in the text, Chinese in 仿宋."""
    made.font.size = _SIZE
    made.font.name = WESTERN
    for latin in list(made._chartSpace.iter(qn("a:latin"))):
        chinese = latin.makeelement(qn("a:ea"), {"typeface": FANG})
        latin.addnext(chinese)


def _unbox(space: Any) -> None:
    """Draw no frame and no ground, which Word would do unasked."""
    shape = parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    space.find(qn("c:chart")).addnext(shape)


def _set_axes(made: PptxChart, chart: Chart, kind: str) -> None:
    """The numbers stand on the chart, so the axis of values is left out."""
    values, names = made.value_axis, made.category_axis
    values.has_major_gridlines = False
    values.visible = False
    values.minimum_scale, values.maximum_scale = _reach(chart)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = _GREY
    names.tick_labels.offset = 60
    names.reverse_order = kind == "bar"


def _reach(chart: Chart) -> tuple[float, float]:
    """The ends of the axis, with room for the numbers beyond the longest column."""
    low, high = chart_data.reach(chart)
    room = (high - low) * _ROOM
    return low - (room if low else 0), high + (room if high else 0)
