"""Working days by the State Council's yearly arrangement; where a year is unknown, by weekday."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_WEEKDAYS = "一二三四五六日"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class YearOff:
    """One year's arrangement: days off with the holiday's name, weekend days worked instead."""

    off: Mapping[date, str]
    worked: frozenset[date]


@dataclass(frozen=True)
class WorkingCount:
    """A number of working days; assumed: the years counted by weekday, their list being unknown."""

    days: int
    assumed: tuple[int, ...] = ()

    def text(self) -> str:
        """“10个工作日（2027年放假安排未录入，按周一至周五计）”."""
        return f"{self.days}个工作日{assumption(self.assumed)}"


@dataclass(frozen=True)
class WorkingDays:
    """The arrangements of the years that are known, by year."""

    years: Mapping[int, YearOff] = field(default_factory=dict)

    def known(self, day: date) -> bool:
        """Whether the arrangement of the day's year is known."""
        return day.year in self.years

    def is_working(self, day: date) -> bool:
        """Whether offices are open; in a year that is not known, from Monday to Friday."""
        year = self.years.get(day.year)
        if year and day in year.off:
            return False
        return day.weekday() < 5 or (year is not None and day in year.worked)

    def between(self, day: date, later: date) -> WorkingCount:
        """The working days after `day` up to `later`, that included; none when it is not later."""
        days = list(_days(day + _ONE_DAY, later))
        assumed = dict.fromkeys(each.year for each in days if not self.known(each))
        return WorkingCount(sum(map(self.is_working, days)), tuple(assumed))

    def after(self, day: date, count: int) -> date:
        """The day on which so many working days after `day` have passed (公示10个工作日)."""
        while count > 0:
            day += _ONE_DAY
            count -= self.is_working(day)
        return day

    def last_working(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def closing_note(self, deadline: date) -> str:
        """What to know of a deadline on a day off: “截止日…为周日，前一个工作日是…”; else empty."""
        if self.is_working(deadline):
            return ""
        year = self.years.get(deadline.year)
        holiday = year.off.get(deadline) if year else None
        before = self.last_working(deadline)
        assumed = dict.fromkeys(day.year for day in (deadline, before) if not self.known(day))
        return (
            f"截止日{_day(deadline)}为{holiday or f'周{_WEEKDAYS[deadline.weekday()]}'}，"
            f"前一个工作日是{_day(before)}{assumption(tuple(assumed))}"
        )


def assumption(years: tuple[int, ...]) -> str:
    """That these years were counted by weekday; empty for none."""
    named = "、".join(f"{year}年" for year in years)
    return f"（{named}放假安排未录入，按周一至周五计）" if years else ""


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _ONE_DAY


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
