"""Stretches of days: dates no more precise than what is known, and periods of reports."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date

from guiju.calendar import FIRST_YEAR, LAST_YEAR
from guiju.errors import BadInput, Problem

DAY, TENDAY, MONTH, QUARTER, HALF, YEAR = "day", "tenday", "month", "quarter", "half", "year"
_EXPECTED = "2024、2024H1、2024Q3、2024-07、2024-04上旬 或 2024-07-03"
_LEAP_DAY = "-02-29"
_TENDAYS = "上中下"
_HALVES = {"上": 1, "下": 2}
_QUARTERS = "一二三四"
_FORMS = (
    (DAY, re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")),
    (TENDAY, re.compile(r"(\d{4})[-/.年](\d{1,2})月?([上中下])旬")),
    (MONTH, re.compile(r"(\d{4})[-/.年](\d{1,2})月?")),
    (QUARTER, re.compile(r"(\d{4})(?:Q([1-4])|年第?([一二三四])季度)")),
    (HALF, re.compile(r"(\d{4})(?:H([12])|年([上下])半年)")),
    (YEAR, re.compile(r"(\d{4})年?")),
)


@dataclass(frozen=True)
class Stretch:
    """The days from `first` to `last`, both in; precision: how much of the date is known.

    A day nobody wrote down is never invented: “4月上旬” stays ten days.
    """

    first: date
    last: date
    precision: str

    def within(self, other: Stretch) -> bool | None:
        """Whether it lies wholly in `other`; None when it reaches over an end of it."""
        if self.last < other.first or self.first > other.last:
            return False
        return True if other.first <= self.first and self.last <= other.last else None

    def text(self) -> str:
        """As an official document writes it: 2024年4月上旬."""
        year, month = f"{self.first.year}年", f"{self.first.month}月"
        place = (self.first.month - 1) // 3
        return {
            DAY: f"{year}{month}{self.first.day}日",
            TENDAY: f"{year}{month}{_TENDAYS[min((self.first.day - 1) // 10, 2)]}旬",
            MONTH: year + month,
            QUARTER: f"{year}{_QUARTERS[place]}季度",
            HALF: f"{year}{'上' if place < 2 else '下'}半年",
            YEAR: year,
        }[self.precision]

    def code(self) -> str:
        """As a table writes it: 2024-04上旬."""
        year, month = self.first.year, f"{self.first.year}-{self.first.month:02}"
        place = (self.first.month - 1) // 3
        return {
            DAY: self.first.isoformat(),
            TENDAY: f"{month}{_TENDAYS[min((self.first.day - 1) // 10, 2)]}旬",
            MONTH: month,
            QUARTER: f"{year}Q{place + 1}",
            HALF: f"{year}H{1 if place < 2 else 2}",
            YEAR: f"{year}",
        }[self.precision]

    def shifted(self, years: int) -> Stretch:
        """The same stretch some years away: the half-year before a half-year is last year's."""
        year, rest = self.first.year + years, self.code()[4:]
        if rest == _LEAP_DAY and not isleap(year):
            rest = "-02-28"
        return stretch(f"{year:04}{rest}")


def stretch(text: str, label: str = "日期") -> Stretch:
    """A date or period as people write it; BadInput says what was expected."""
    plain = text.strip().replace(" ", "")
    for precision, form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            year, *parts = (part for part in found.groups() if part is not None)
            return _bounded(precision, int(year), parts, text, label)
    raise BadInput(Problem(f"{label}“{text[:40]}”读不懂", expected=_EXPECTED, do="核对日期"))


def day_stretch(day: date) -> Stretch:
    """One day."""
    return Stretch(day, day, DAY)


def _bounded(precision: str, year: int, parts: list[str], text: str, label: str) -> Stretch:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        span = f"{FIRST_YEAR} 至 {LAST_YEAR}"
        raise BadInput(Problem(f"{label}“{text}”的年份不合理", expected=span, do="核对年份"))
    try:
        first, last = _ends(precision, year, parts)
    except ValueError as error:
        met = f"{label}“{text}”：没有这样的日期"
        raise BadInput(Problem(met, expected=_EXPECTED, do="核对月和日")) from error
    return Stretch(first, last, precision)


def _ends(precision: str, year: int, parts: list[str]) -> tuple[date, date]:
    if precision == YEAR:
        return date(year, 1, 1), date(year, 12, 31)
    if precision == HALF:
        half = int(_HALVES.get(parts[0], parts[0]))
        return _months(year, 6 * half - 5, 6 * half)
    if precision == QUARTER:
        place = _QUARTERS.find(parts[0]) + 1 or int(parts[0])
        return _months(year, 3 * place - 2, 3 * place)
    month = int(parts[0])
    if precision == MONTH:
        return _months(year, month, month)
    if precision == DAY:
        return (day := date(year, month, int(parts[1]))), day
    start = 10 * _TENDAYS.index(parts[1]) + 1
    end = start + 9 if start < 21 else monthrange(year, date(year, month, 1).month)[1]
    return date(year, month, start), date(year, month, end)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    start = date(year, first, 1)
    return start, date(year, last, monthrange(year, date(year, last, 1).month)[1])
