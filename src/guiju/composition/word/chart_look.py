"""How a chart looks in Word: numbers on it, no box, Chinese fonts, colours that print."""

from __future__ import annotations

from typing import Any

from pptx.chart.chart import Chart as PptxChart
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from guiju.composition import chart_data
from guiju.composition.document import Chart
from guiju.composition.word.fonts import FANG, WESTERN

_KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "pie": XL_CHART_TYPE.PIE,
}
_LABELS_AT = {
    "bar": XL_LABEL_POSITION.OUTSIDE_END,
    "column": XL_LABEL_POSITION.OUTSIDE_END,
    "line": XL_LABEL_POSITION.ABOVE,
    "pie": XL_LABEL_POSITION.OUTSIDE_END,
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
    _label(made.plots[0], chart, kind)
    if kind == "pie":
        _colour_slices(made.plots[0], len(chart.categories))
    else:
        _colour_series(made.plots[0], kind)
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


def _label(plot: Any, chart: Chart, kind: str) -> None:
    """Write the numbers on the chart; a line's on each series, for some stand below their dots."""
    plot.has_data_labels = True
    each = plot.series if kind == "line" else [plot]
    for labels in [one.data_labels for one in each]:
        labels.number_format = chart_data.number_format(chart)
        labels.number_format_is_linked = False
        labels.position = _LABELS_AT[kind]
        labels.show_value = True
    if kind == "line":
        _part_labels(plot, chart)
    if kind == "pie":
        plot.data_labels.show_category_name = True
        _separate(plot.data_labels)
    if kind in ("bar", "column"):
        plot.gap_width, plot.overlap = 70, -6


def _part_labels(plot: Any, chart: Chart) -> None:
    """Where lines run close, write the lowest number of each category below its dot."""
    rows = [row for _, row in chart_data.series(chart)]
    for place in range(len(chart.categories)):
        known = [value for row in rows if (value := row[place]) is not None]
        for series, row in zip(plot.series, rows, strict=True):
            if len(known) > 1 and row[place] == min(known) < max(known):
                series.points[place].data_label.position = XL_LABEL_POSITION.BELOW


def _separate(labels: Any) -> None:
    """Set name and number of a slice apart by a space, not by a Western mark."""
    after = labels._element.find(qn("c:showBubbleSize"))
    separator = after.makeelement(qn("c:separator"))
    separator.text = " "
    after.addnext(separator)


def _ink(at: int) -> RGBColor:
    inks = chart_data.INKS
    colour: RGBColor = RGBColor.from_string(inks[at % len(inks)].removeprefix("#").upper())
    return colour


def _colour_slices(plot: Any, count: int) -> None:
    for at in range(count):
        fill = plot.series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = _ink(at)


def _colour_series(plot: Any, kind: str) -> None:
    for at, series in enumerate(plot.series):
        if kind == "line":
            series.smooth = False
            series.format.line.color.rgb = _ink(at)
            series.format.line.width = Pt(1.75)
            fill = series.marker.format.fill
        else:
            series.invert_if_negative = False
            fill = series.format.fill
        fill.solid()
        fill.fore_color.rgb = _ink(at)


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
