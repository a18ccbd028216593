"""The workbook behind a chart: the same categories, names and numbers, and nothing that acts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter

from guiju.composition import chart_data
from guiju.composition.characters import printable
from guiju.composition.document import Chart

_NO_CLOCK = datetime(2000, 1, 1)


def category_data(chart: Chart) -> CategoryChartData:
    """Return the chart's data as python-pptx wants them."""
    data = CategoryChartData(number_format=chart_data.number_format(chart))
    data.categories = [printable(category) for category in chart.categories]
    for name, values in chart_data.series(chart):
        data.add_series(printable(name), values)
    return data


def workbook(data: CategoryChartData) -> bytes:
    """Return the workbook as the bytes of an .xlsx file; the same data give the same bytes."""
    blob: bytes = _Writer(data).xlsx_blob  # type: ignore[no-untyped-call]
    return blob


class _Writer(CategoryWorkbookWriter):
    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        """Keep a name that begins with = or looks like an address what it is, a text."""
        worksheet.strings_to_formulas = False
        worksheet.strings_to_urls = False
        workbook.set_properties({"created": _NO_CLOCK})
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]
