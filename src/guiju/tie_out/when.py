"""Dates as texts give them: no more precise than printed, a missing year left missing."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

DAY, TENDAY, MONTH, QUARTER, HALF, YEAR = "day", "tenday", "month", "quarter", "half", "year"
YEARS, TIME, SPAN = "years", "time", "span"
_TENDAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


@dataclass(frozen=True, slots=True)
class When:
    """A date or period.

    precision: day, tenday, month, quarter, half, year, years (2024—2026), time, or span (近三年),
    whose ends a text leaves to its reader. part: 上旬, 底, 末 as printed, where there is one.
    last_year, last_month: where a range ends. `quarter` and `half` keep their first and last month.
    """

    precision: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    last_year: int | None = None
    last_month: int | None = None

    def days(self, year: int | None = None) -> tuple[date, date] | None:
        """First and last day, `year` standing in for one not printed; None where it has none."""
        first_year = self.year if self.year is not None else year
        if first_year is None or self.precision in (TIME, SPAN) or not self.exists(year):
            return None
        if self.precision == YEARS:
            return date(first_year, 1, 1), date(self.last_year or first_year, 12, 31)
        month = self.month or 1
        last = self.last_month or self.month or 12
        if self.day is not None:
            return (day := date(first_year, month, self.day)), day
        longest = monthrange(first_year, last)[1]
        start, end = _TENDAYS.get(self.part, (1, longest))
        return date(first_year, month, start), date(first_year, last, min(end, longest))

    def exists(self, year: int | None = None) -> bool:
        """Whether the calendar has it: no month 13, no 31 June. 29 February needs its year."""
        months = [month for month in (self.month, self.last_month) if month is not None]
        if any(not 1 <= month <= 12 for month in months):
            return False
        if self.day is None:
            return True
        known = self.year if self.year is not None else year
        longest = monthrange(2024 if known is None else known, self.month)[1] if self.month else 31
        return 1 <= self.day <= longest
