"""Numbers written on a chart in Word, where they can be read."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml.ns import qn

from guiju.composition import chart_data
from guiju.composition.document import Chart

_LABELS_AT = {
    "bar": XL_LABEL_POSITION.OUTSIDE_END,
    "column": XL_LABEL_POSITION.OUTSIDE_END,
    "line": XL_LABEL_POSITION.ABOVE,
    "pie": XL_LABEL_POSITION.OUTSIDE_END,
}


def write_numbers(plot: Any, chart: Chart, kind: str) -> None:
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
