"""A workbook opened: its sheets, their rows one by one, the cells that were merged.

Read from the XML itself: a row needs a tenth of the time, dates keep the precision they are shown
with, and a value that a formula worked out is known as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import normpath
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import range_boundaries

from bureau.ledger.sheets.cell_stream import Cells
from bureau.ledger.sheets.guarding import refused_as_secret
from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.strings import strings_of
from bureau.ledger.sheets.styles import shows_of
from bureau.ledger.sheets.texts import secret_word
from bureau.ledger.sheets.xml_parts import CHUNK, broken, elements, fed

_TITLES = 12
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_BOOK, _RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class Merge:
    """Cells shown as one: rows and columns from 1, ends in."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Book:
    """What all sheets of a workbook share."""

    archive: ZipFile
    strings: list[str]
    shows: list[str]
    is_1904: bool


@dataclass(frozen=True)
class Sheet:
    """One sheet of an open workbook."""

    title: str
    hidden: bool
    part: str
    book: Book = field(repr=False)

    def lines(self, most: int | None = None) -> Iterator[Line]:
        """Rows that hold anything, in order; at most as many."""
        cells = Cells(self.book.strings, self.book.shows, self.book.is_1904)
        given = 0
        with self.book.archive.open(self.part) as stream:
            for _ in fed(cells.parser, stream):
                for line in cells.taken():
                    if most is not None and given >= most:
                        return
                    given += 1
                    yield line

    def merges(self) -> list[Merge]:
        """Every block of merged cells; they are listed behind the rows, so all is passed over."""
        found, kept = [], b""
        with self.book.archive.open(self.part) as stream:
            while chunk := stream.read(CHUNK):
                text = kept + chunk
                found += _MERGE.findall(text)
                # A name cut in two by the end of a piece is met whole with the next one.
                kept = text[text.rfind(b"<") :] if b"<" in text[-200:] else b""
        return [Merge(*range_boundaries(ref.decode())) for ref in dict.fromkeys(found)]


@contextmanager
def opened(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of a workbook that was looked at from outside before."""
    try:
        archive = ZipFile(path)
    except (BadZipFile, OSError) as error:
        raise broken() from error
    with archive:
        try:
            sheets = _sheets(archive)
        except (BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
            raise broken() from error
        _no_secrets(sheets)
        yield sheets


def _sheets(archive: ZipFile) -> list[Sheet]:
    names = set(archive.namelist())
    with archive.open(_RELS) as stream:
        targets = {a["Id"]: a["Target"] for _, a in elements(stream, {"Relationship"})}
    with archive.open(_BOOK) as stream:
        found = elements(stream, {"sheet", "workbookPr"})
    settings = [a for name, a in found if name == "workbookPr"]
    is_1904 = any(a.get("date1904") in ("1", "true") for a in settings)
    book = Book(archive, _strings(archive, names), _shows(archive, names), is_1904)
    sheets = []
    for name, a in found:
        part = _part(targets.get(a.get("id", ""), "")) if name == "sheet" else ""
        if part in names and "/worksheets/" in part:
            sheets.append(Sheet(a["name"], a.get("state", "visible") != "visible", part, book))
    return sheets


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")


def _strings(archive: ZipFile, names: set[str]) -> list[str]:
    part = next((name for name in names if name.lower() == "xl/sharedstrings.xml"), None)
    if part is None:
        return []
    with archive.open(part) as stream:
        return strings_of(stream)


def _shows(archive: ZipFile, names: set[str]) -> list[str]:
    if "xl/styles.xml" not in names:
        return []
    with archive.open("xl/styles.xml") as stream:
        return shows_of(stream)


def _no_secrets(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        if word := secret_word(sheet.title):
            raise refused_as_secret(f"工作表名“{sheet.title}”里有“{word}”")
        for line in sheet.lines(_TITLES):
            for value in line.values:
                if word := secret_word(value):
                    raise refused_as_secret(f"工作表“{sheet.title}”第{line.number}行有“{word}”")
