"""Days: what today is, the same day years ago, days as whole numbers."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from guiju.errors import BadInput, Problem

EPOCH = date(1970, 1, 1)
FIRST_YEAR, LAST_YEAR = 1949, 2100
SHANGHAI = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """Today in Shanghai; `GUIJU_TODAY` stands in for it in tests and rehearsals."""
    fixed = os.environ.get("GUIJU_TODAY")
    if fixed:
        return parse_day(fixed)
    return datetime.now(SHANGHAI).date()


def parse_day(text: str) -> date:
    """A day written 2024-12-31."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadInput(Problem(f"日期“{text}”读不懂", expected="如 2024-12-31")) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(
            Problem(f"日期“{text}”的年份超出范围", expected=f"{FIRST_YEAR} 至 {LAST_YEAR}")
        )
    return day


def to_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def from_number(number: int) -> date:
    """The day `number` days after 1970-01-01."""
    return EPOCH + timedelta(days=number)


def years_before(day: date, years: int) -> date:
    """The same calendar day `years` earlier; 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def whole_years(since: date, until: date) -> int:
    """Full calendar years from `since` to `until`, negative when it lies ahead."""
    years = until.year - since.year
    return years if years_before(until, years) >= since else years - 1
