"""How cells are shown, where that says what they mean: a day, a month, a year, per cent."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import IO, Any

from bureau.ledger.sheets.xml_parts import elements

PLAIN, PERCENT, DAY, MONTH, YEAR, CLOCK = "", "percent", "day", "month", "year", "clock"
# What programs set for Chinese write by number alone, without the format: 57 is yyyy年m月.
_BY_NUMBER = {
    **dict.fromkeys((9, 10), PERCENT),
    **dict.fromkeys((14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58), DAY),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), MONTH),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), CLOCK),
}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_WHEN = {(True, True, True): DAY, (True, True, False): MONTH, (True, False, False): YEAR}
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_BEFORE_THE_GAP = 60  # spreadsheets count a 29 February 1900 that never was
_LAST = 2_958_465  # 9999-12-31


def shows_of(styles: IO[bytes]) -> list[str]:
    """By number of style, what its cells show."""
    formats: dict[int, str] = {}
    shows: list[str] = []
    inside = False
    for name, attributes in elements(styles, {"numFmt", "xf", "cellXfs", "cellStyles"}):
        if name == "numFmt":
            formats[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "xf" and inside:
            number = int(attributes.get("numFmtId", 0))
            code = formats.get(number)
            shows.append(_by_code(code) if code else _BY_NUMBER.get(number, PLAIN))
        else:
            inside = name == "cellXfs"
    return shows


def _by_code(code: str) -> str:
    plain = _LITERAL.sub("", code.partition(";")[0]).lower()
    if "%" in plain:
        return PERCENT
    letters = set(plain) & set("ymdhs")
    if not letters or "general" in plain or "#" in plain:
        return PLAIN
    if letters & {"h", "s"} and not letters & {"y", "d"}:
        return CLOCK
    return _WHEN.get(("y" in letters, "m" in letters, "d" in letters), DAY)


def value_of(text: str, shows: str, is_1904: bool) -> Any:
    """A number as kept in a cell, as what the cell shows; no day is invented where none shows."""
    number = float(text) if "." in text or "e" in text or "E" in text else int(text)
    if shows == PERCENT:
        percent = f"{Decimal(text) * 100:f}"
        return (percent.rstrip("0").rstrip(".") if "." in percent else percent) + "%"
    if shows in (DAY, MONTH, YEAR) and 0 < number <= _LAST:
        return _moment(number, shows, is_1904)
    if shows == CLOCK and 0 <= number < 1:
        return str(timedelta(seconds=round(number * 86_400)))
    return number


def _moment(number: float, shows: str, is_1904: bool) -> Any:
    epoch = _EPOCH_1904 if is_1904 else _EPOCH
    if not is_1904 and number < _BEFORE_THE_GAP:
        number += 1
    moment = epoch + timedelta(days=int(number), seconds=round(number % 1 * 86_400))
    if shows == MONTH:
        return f"{moment.year}-{moment.month:02}"
    if shows == YEAR:
        return f"{moment.year}"
    return moment.date() if moment.time() == time() else moment


def iso_moment(text: str) -> Any:
    """A day or moment kept as text."""
    moment = datetime.fromisoformat(text.replace("Z", ""))
    return moment.date() if moment.time() == time() else moment
