"""Cells as they come out of a sheet's XML, put together into rows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import guiju
from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.styles import PLAIN, iso_moment, value_of
from bureau.ledger.sheets.xml_parts import bare, broken, parser_of

MOST_ROWS, MOST_COLUMNS = 200_000, 300
_LETTERS = re.compile(r"[A-Za-z]+")


class Cells:
    """Called back by a parser; finished rows are taken away as they come."""

    def __init__(self, strings: list[str], shows: list[str], is_1904: bool) -> None:
        self._strings, self._shows, self._is_1904 = strings, shows, is_1904
        self._lines: list[Line] = []
        self._row = 0
        self._column = 0
        self._values: list[Any] = []
        self._formulas: set[int] = set()
        self._type, self._style = "n", 0
        self._text: list[str] | None = None
        self._said, self._worked_out, self._aside = "", False, 0
        self.parser = parser_of(self._start, self._end, self._piece)

    def taken(self) -> list[Line]:
        """The rows finished since they were last asked for."""
        found, self._lines = self._lines, []
        return found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        short = name if ":" not in name else bare(name)
        if short == "c":
            reference = attributes.get("r")
            self._column = _column(reference) if reference else self._column + 1
            self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self._said, self._worked_out = "", False
        elif short == "v" or (short == "t" and not self._aside):
            self._text = []
        elif short == "f":
            self._worked_out = True
        elif short == "rPh":
            self._aside += 1
        elif short == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column, self._values, self._formulas = 0, [], set()

    def _piece(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        short = name if ":" not in name else bare(name)
        if short in ("v", "t") and self._text is not None:
            self._said += "".join(self._text)
            self._text = None
        elif short == "c":
            self._cell()
        elif short == "rPh":
            self._aside -= 1
        elif short == "row" and self._values:
            if self._row > MOST_ROWS:
                raise guiju.BadInput.saying(f"表太长，超过 {MOST_ROWS:,} 行", do="分成几份上传")
            self._lines.append(Line(self._row, tuple(self._values), frozenset(self._formulas)))

    def _cell(self) -> None:
        place = self._column - 1
        if place >= MOST_COLUMNS:
            return
        value = self._value()
        if value is None and not self._worked_out:
            return
        self._values.extend([None] * (place - len(self._values)))
        self._values.append(value)
        if self._worked_out:
            self._formulas.add(place)

    def _value(self) -> Any:
        said, kind = self._said, self._type
        if not said.strip():
            return None
        try:
            if kind == "s":
                text = self._strings[int(said)]
                return text if text.strip() else None
            if kind == "n":
                shows = self._shows[self._style] if self._style < len(self._shows) else PLAIN
                return value_of(said, shows, self._is_1904)
            if kind == "b":
                return said == "1"
            return iso_moment(said) if kind == "d" else said
        except (ValueError, IndexError, OverflowError) as error:
            raise broken() from error


@lru_cache(maxsize=20_000)
def _letters(word: str) -> int:
    number = 0
    for letter in word.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _column(reference: str) -> int:
    found = _LETTERS.match(reference)
    if found is None:
        raise broken()
    return _letters(found[0])
