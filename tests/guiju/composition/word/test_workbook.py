"""The workbook behind a chart: the same data, and nothing that acts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from guiju.composition.document import Chart
from tests.guiju.composition.cast import document
from tests.guiju.composition.exhibits import BY_TOWN, FIRMS, SHARES, TREND
from tests.guiju.composition.word.reading import write

ALL = (FIRMS, SHARES, TREND, BY_TOWN)
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(blob: bytes) -> list[list[str | float | None]]:
    """The cells of a workbook's only sheet, a blank cell as None."""
    with ZipFile(BytesIO(blob)) as book:
        texts = ET.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(t.text or "" for t in one.iter(f"{S}t")) for one in texts]
        rows = ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{S}row")
        found = {c.get("r", ""): c for row in rows for c in row}
    width = max(ord(name[0]) - ord("A") for name in found) + 1
    height = max(int(name[1:]) for name in found)

    def cell(name: str) -> str | float | None:
        one = found.get(name)
        got = one.findtext(f"{S}v") if one is not None else None
        assert one is None or one.find(f"{S}f") is None
        if got is None or one is None:
            return None
        return shared[int(got)] if one.get("t") == "s" else float(got)

    return [[cell(f"{chr(65 + x)}{y + 1}") for x in range(width)] for y in range(height)]


def expected(chart: Chart) -> list[list[str | float | None]]:
    """The data as a sheet: names above, categories to the left."""
    heads: list[str | float | None] = [None, *(name for name, _ in chart.series)]
    return [
        heads,
        *([c, *(row[at] for _, row in chart.series)] for at, c in enumerate(chart.categories)),
    ]


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.kind)
def test_the_workbook_holds_the_data(chart: Chart, tmp_path: Path) -> None:
    """Cell by cell; a blank is a blank, not nought."""
    blob = write(document(chart), tmp_path).parts["word/embeddings/chart1.xlsx"]
    assert sheet(blob) == expected(chart)


def test_a_name_in_the_workbook_does_nothing(tmp_path: Path) -> None:
    """A category that begins with = is a text, not a formula; an address is no link."""
    odd = replace(BY_TOWN, categories=("=1+1", "http://example.com", "示例镇"))
    blob = write(document(odd), tmp_path).parts["word/embeddings/chart1.xlsx"]
    assert [row[0] for row in sheet(blob)] == [None, "=1+1", "http://example.com", "示例镇"]
    assert b"hyperlink" not in blob
