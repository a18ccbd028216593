"""Colours of a chart in Word: the same as in the preview."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Pt

from guiju.composition import chart_data


def _ink(at: int) -> RGBColor:
    inks = chart_data.INKS
    colour: RGBColor = RGBColor.from_string(inks[at % len(inks)].removeprefix("#").upper())
    return colour


def colour_slices(plot: Any, count: int) -> None:
    """Give each slice of a pie its colour."""
    for at in range(count):
        fill = plot.series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = _ink(at)


def colour_series(plot: Any, kind: str) -> None:
    """Give each series its colour; one below nought keeps it."""
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
