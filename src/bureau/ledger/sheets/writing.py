"""Workbooks out: one sheet, written row by row so that its length costs no memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

import guiju

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="E6EEF0")}
_EXACT_DIGITS = 15
_MOST_LISTED = 250
_CHOICES_AHEAD = 5000


@dataclass(frozen=True)
class OutColumn:
    """One column to write: its heading, its width in characters, what a choice may be."""

    heading: str
    width: int = 14
    choices: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Out:
    """A sheet to write: a title, lines under it, the columns, and who took it out when."""

    title: str
    columns: Sequence[OutColumn]
    lines: Sequence[str] = ()
    watermark: str = ""
    keywords: str = field(default="")


def write(path: Path | IO[bytes], out: Out, rows: Iterable[Sequence[Any]]) -> int:
    """Write the workbook; the number of rows. Texts stay texts: none becomes a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(out.title))
    _laid_out(sheet, out)
    shown = next((i for i, column in enumerate(out.columns) if not column.hidden), 0)
    for line in (out.title, *out.lines, *([out.watermark] if out.watermark else ())):
        sheet.append([*[None] * shown, _cell(sheet, line)])
    sheet.append([_cell(sheet, column.heading, _HEAD) for column in out.columns])
    count = 0
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    book.properties.title, book.properties.creator = out.title, "台账"
    book.properties.description = out.watermark or None
    book.properties.keywords = out.keywords or None
    book.save(path)
    return count


def amount(concept: Any, value: int) -> Any:
    """A number as a spreadsheet keeps it; as text where its binary float would lose digits."""
    exact = Fraction(value, concept.written_scale)
    if exact.denominator == 1:
        return int(exact) if abs(exact) < 10**_EXACT_DIGITS else str(exact.numerator)
    text = str(guiju.cell_text(concept, value))
    digits = sum(map(str.isdigit, text))
    return float(text) if digits <= _EXACT_DIGITS else text


def _laid_out(sheet: Any, out: Out) -> None:
    head = 1 + 1 + len(out.lines) + bool(out.watermark)
    for index, column in enumerate(out.columns, start=1):
        shape = sheet.column_dimensions[get_column_letter(index)]
        shape.width, shape.hidden = column.width, column.hidden
        if column.choices:
            _offer(sheet, get_column_letter(index), head + 1, column.choices)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = out.watermark.replace("&", "&&")
    sheet.oddFooter.right.text = "第 &P 页，共 &N 页"


def _offer(sheet: Any, letter: str, first: int, choices: tuple[str, ...]) -> None:
    """A list to choose from; a spreadsheet takes one of 255 characters at most."""
    listed = ",".join(choices)
    if len(listed) > _MOST_LISTED or '"' in listed:
        return
    offer = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    offer.errorStyle = "warning"
    offer.add(f"{letter}{first}:{letter}{first + _CHOICES_AHEAD}")
    sheet.data_validations.append(offer)


def _cell(sheet: Any, value: Any, style: dict[str, Any] | None = None) -> Any:
    if not isinstance(value, str) and style is None:
        return value
    if isinstance(value, str):
        value = _ILLEGAL.sub("", value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        # openpyxl makes a formula of what begins with =; a name is a name.
        cell.data_type = "s"
    if style is not None:
        cell.font, cell.fill = style["font"], style["fill"]
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _sheet_title(title: str) -> str:
    return re.sub(r"[\\/*?:\[\]]", " ", title)[:31] or "表"
