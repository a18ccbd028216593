"""Days: anniversaries across leap years, and a clock that can be set."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.calendar import parse_day, to_number, today, whole_years, years_before
from guiju.errors import BadInput


def test_the_same_day_years_ago() -> None:
    """29 February becomes 28 where there is none."""
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (date(2023, 12, 31), date(2024, 12, 30), 0),
        (date(2023, 12, 31), date(2024, 12, 31), 1),
        (date(2020, 2, 29), date(2021, 2, 28), 0),
        (date(2020, 2, 29), date(2021, 3, 1), 1),
        (date(2025, 6, 1), date(2024, 12, 31), -1),
    ],
)
def test_full_years_between(since: date, until: date, years: int) -> None:
    """A year is full on its anniversary, not the day before."""
    assert whole_years(since, until) == years


def test_the_clock_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """GUIJU_TODAY stands in for today."""
    monkeypatch.setenv("GUIJU_TODAY", "2024-03-01")
    assert today() == date(2024, 3, 1)


def test_days_count_from_1970() -> None:
    """365 days in 1970, no leap day."""
    assert to_number(date(1971, 1, 1)) == 365


def test_an_impossible_day_is_told() -> None:
    """Month 13 gets a message with an example of a right one."""
    with pytest.raises(BadInput, match="如 2024-12-31"):
        parse_day("2024-13-01")
