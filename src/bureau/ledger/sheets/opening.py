"""A workbook opened: its sheets, their rows one by one, the cells that were merged."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

import guiju
from bureau.ledger.sheets.guarding import refused_as_secret
from bureau.ledger.sheets.texts import secret_word

MOST_ROWS, MOST_COLUMNS = 200_000, 300
_TITLES = 12
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Merge:
    """Cells shown as one: rows and columns from 1, ends in."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Line:
    """One row of a sheet: its number as people see it, its values by column from 0.

    formulas: the columns whose value was worked out by the program that saved the file.
    """

    number: int
    values: tuple[Any, ...]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """One sheet of an open workbook."""

    title: str
    hidden: bool
    source: Any = field(repr=False)

    def lines(self, most: int | None = None) -> Iterator[Line]:
        """Rows that hold anything, in order; at most as many."""
        book = self.source.parent
        percents = _percent_styles(book)
        with self.source._get_source() as stream:
            parser = _Parser(
                stream,
                self.source._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for count, (number, cells) in enumerate(parser.parse()):
                if most is not None and count >= most:
                    return
                if line := _line(number, cells, percents):
                    yield line

    def merges(self) -> list[Merge]:
        """Every block of merged cells; they are listed behind the rows, so all is passed over."""
        found, kept = [], b""
        with self.source._get_source() as stream:
            while chunk := stream.read(_CHUNK):
                text = kept + chunk
                found += _MERGE.findall(text)
                # A name cut in two by the end of a chunk is met whole with the next one.
                kept = text[text.rfind(b"<") :] if b"<" in text[-200:] else b""
        return [Merge(*range_boundaries(ref.decode())) for ref in dict.fromkeys(found)]


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """The reader of openpyxl, which also says which values were worked out by a formula."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        cell["formula"] = element.find(FORMULA_TAG) is not None
        return cell


@contextmanager
def opened(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of a workbook that was looked at from outside before."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions nobody asked about
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        do = "在 WPS 或 Excel 里打开它，另存为 .xlsx 再上传"
        raise guiju.BadInput.saying("这个工作簿打不开", expected="完好的 .xlsx", do=do) from error
    try:
        sheets = [Sheet(w.title, w.sheet_state != "visible", w) for w in book.worksheets]
        _no_secrets(sheets)
        yield sheets
    finally:
        book.close()


def _no_secrets(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        if word := secret_word(sheet.title):
            raise refused_as_secret(f"工作表名“{sheet.title}”里有“{word}”")
        for line in sheet.lines(_TITLES):
            for value in line.values:
                if word := secret_word(value):
                    raise refused_as_secret(f"工作表“{sheet.title}”第{line.number}行有“{word}”")


def _percent_styles(book: Any) -> frozenset[int]:
    """The styles that show a number as per cent: 0.05 looks like 5 % there."""
    found = set()
    for index, style in enumerate(book._cell_styles):
        number = style.numFmtId
        if number in (9, 10) or (number >= 164 and "%" in book._number_formats[number - 164]):
            found.add(index)
    return frozenset(found)


def _line(number: int, cells: list[dict[str, Any]], percents: frozenset[int]) -> Line | None:
    values: list[Any] = []
    formulas = set()
    for cell in cells:
        column = cell["column"] - 1
        if column >= MOST_COLUMNS:
            break
        value = _plain(cell["value"], cell["style_id"] in percents)
        if value is None and not cell["formula"]:
            continue
        values.extend([None] * (column - len(values)))
        values.append(value)
        if cell["formula"]:
            formulas.add(column)
    if values and number > MOST_ROWS:
        raise guiju.BadInput.saying(f"表太长，超过 {MOST_ROWS:,} 行", do="分成几份上传")
    return Line(number, tuple(values), frozenset(formulas)) if values else None


def _plain(value: Any, percent: bool) -> Any:
    """A value that can be written down as it is: text, number, yes or no, day."""
    if isinstance(value, str):
        return value if value.strip() else None
    if percent and isinstance(value, int | float) and not isinstance(value, bool):
        text = f"{Decimal(repr(value)) * 100:f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date() if midnight else value
    if isinstance(value, time | timedelta):
        return str(value)
    return value if isinstance(value, str | int | float | date | None) else str(value)
