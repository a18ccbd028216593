"""Where a window begins or ends in any year, no more precise than the document that says so."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{1,2})月(?:(\d{1,2})日|([上中下])旬)?")
_TENDAYS = "上中下"
EXPECTED = "如 6月1日、6月中旬 或 6月"


@dataclass(frozen=True)
class Edge:
    """A month, a third of a month or a day; no day nobody wrote down is invented.

    tenday: 0, 1 or 2 for 上中下旬. day and tenday are both None for a whole month.
    """

    month: int
    day: int | None = None
    tenday: int | None = None

    @property
    def exact(self) -> bool:
        """Whether it is a day."""
        return self.day is not None

    def first(self, year: int) -> date:
        """The first day it can mean in a year."""
        start = 1 if self.tenday is None else 10 * self.tenday + 1
        return date(year, self.month, self.day or start)

    def last(self, year: int) -> date:
        """The last day it can mean in a year."""
        end = monthrange(year, self.month)[1]
        if self.tenday in (0, 1):
            end = 10 * self.tenday + 10
        return date(year, self.month, self.day or end)

    def text(self) -> str:
        """As a notice writes it."""
        if self.tenday is not None:
            return f"{self.month}月{_TENDAYS[self.tenday]}旬"
        return f"{self.month}月{self.day}日" if self.day else f"{self.month}月"


def edge(text: str) -> Edge | None:
    """The edge that a text names, None when it names none; 29 February is of no year."""
    found = _FORM.fullmatch(text.strip())
    if not found:
        return None
    month, day = int(found[1]), int(found[2]) if found[2] else None
    # A year that is no leap year, so that the day exists in every year.
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(2023, month)[1]):
        return None
    return Edge(month, day, _TENDAYS.index(found[3]) if found[3] else None)
