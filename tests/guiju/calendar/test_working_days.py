"""Working days: holidays, weekend days worked instead, and years nobody has entered."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.calendar import WorkingDays
from guiju.rulebook import load_rulebook

WORKING = load_rulebook().calendar.working


def test_the_years_that_are_known() -> None:
    """2024 to 2026 are entered."""
    assert list(WORKING.years) == [2024, 2025, 2026]


@pytest.mark.parametrize(("year", "off", "worked"), [(2024, 28, 8), (2025, 28, 5), (2026, 33, 6)])
def test_days_off_as_announced(year: int, off: int, worked: int) -> None:
    """2024: 1+8+3+5+1+3+7; 2025: 1+8+3+5+3+8; 2026: 3+9+3+5+3+3+7; and the days worked for them."""
    known = WORKING.years[year]
    assert (len(known.off), len(known.worked)) == (off, worked)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 2, 9), True),
        (date(2024, 2, 18), True),
        (date(2024, 2, 17), False),
        (date(2024, 10, 12), True),
        (date(2025, 1, 28), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 4), True),
        (date(2026, 6, 6), False),
        (date(2026, 6, 8), True),
    ],
)
def test_is_it_a_working_day(day: date, working: bool) -> None:
    """New Year's Eve of 2024 is worked, Sunday 18 February too; Friday 2 January 2026 is not."""
    assert WORKING.is_working(day) is working


def test_ten_working_days_of_publication() -> None:
    """After 29 September 2025: 30, then October 9, 10, 11 (Saturday), 13 to 17, 20 is the tenth."""
    assert WORKING.after(date(2025, 9, 29), 10) == date(2025, 10, 20)
    count = WORKING.between(date(2025, 9, 29), date(2025, 10, 20))
    assert (count.days, count.text()) == (10, "10个工作日")


def test_nothing_lies_between_a_day_and_itself() -> None:
    """Nor before it."""
    days = [WORKING.between(date(2026, 6, 1), date(2026, month, 1)).days for month in (6, 5)]
    assert days == [0, 0]


def test_a_year_that_is_unknown_is_counted_by_weekday_and_says_so() -> None:
    """1 January 2027 is a Friday and counts as worked; the text names the year."""
    count = WORKING.between(date(2026, 12, 31), date(2027, 1, 8))
    assert (count.days, count.assumed) == (6, (2027,))
    assert count.text() == "6个工作日（2027年放假安排未录入，按周一至周五计）"
    assert WorkingDays().between(date(2026, 10, 1), date(2026, 10, 8)).assumed == (2026,)


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2026, 8, 31), ""),
        (date(2026, 5, 31), "截止日2026年5月31日为周日，前一个工作日是2026年5月29日"),
        (date(2025, 10, 8), "截止日2025年10月8日为国庆节、中秋节，前一个工作日是2025年9月30日"),
        (date(2024, 10, 12), ""),
        (
            date(2027, 5, 1),
            "截止日2027年5月1日为周六，前一个工作日是2027年4月30日"
            "（2027年放假安排未录入，按周一至周五计）",
        ),
    ],
)
def test_a_deadline_on_a_day_off(deadline: date, said: str) -> None:
    """It names the day before on which somebody is there; a Saturday that is worked needs none."""
    assert WORKING.closing_note(deadline) == said
