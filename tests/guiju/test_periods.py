"""Stretches of days: read as written, no day invented, shifted by years."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.errors import BadInput
from guiju.periods import Stretch, day_stretch, stretch


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "code", "words"),
    [
        ("2024-07-03", "2024-07-03", "2024-07-03", "day", "2024-07-03", "2024年7月3日"),
        ("2024年7月3日", "2024-07-03", "2024-07-03", "day", "2024-07-03", "2024年7月3日"),
        ("2024/7/3", "2024-07-03", "2024-07-03", "day", "2024-07-03", "2024年7月3日"),
        ("2024-04上旬", "2024-04-01", "2024-04-10", "tenday", "2024-04上旬", "2024年4月上旬"),
        ("2024年4月中旬", "2024-04-11", "2024-04-20", "tenday", "2024-04中旬", "2024年4月中旬"),
        ("2024-04下旬", "2024-04-21", "2024-04-30", "tenday", "2024-04下旬", "2024年4月下旬"),
        ("2024-02下旬", "2024-02-21", "2024-02-29", "tenday", "2024-02下旬", "2024年2月下旬"),
        ("2024-07", "2024-07-01", "2024-07-31", "month", "2024-07", "2024年7月"),
        ("2023-02", "2023-02-01", "2023-02-28", "month", "2023-02", "2023年2月"),
        ("2024Q3", "2024-07-01", "2024-09-30", "quarter", "2024Q3", "2024年三季度"),
        ("2024年第一季度", "2024-01-01", "2024-03-31", "quarter", "2024Q1", "2024年一季度"),
        ("2024H1", "2024-01-01", "2024-06-30", "half", "2024H1", "2024年上半年"),
        ("2024年下半年", "2024-07-01", "2024-12-31", "half", "2024H2", "2024年下半年"),
        ("2024", "2024-01-01", "2024-12-31", "year", "2024", "2024年"),
        (" 2024 年 ", "2024-01-01", "2024-12-31", "year", "2024", "2024年"),
    ],
)
def test_a_date_keeps_its_precision(
    text: str, first: str, last: str, precision: str, code: str, words: str
) -> None:
    """However it was written, it is as many days as it says, and is written back so."""
    found = stretch(text)
    assert found == Stretch(date.fromisoformat(first), date.fromisoformat(last), precision)
    assert (found.code(), found.text()) == (code, words)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024年13月", "日期“2024年13月”：没有这样的日期"),
        ("2024-02-30", "日期“2024-02-30”：没有这样的日期"),
        ("2024-13上旬", "日期“2024-13上旬”：没有这样的日期"),
        ("2023-02-29", "日期“2023-02-29”：没有这样的日期"),
        ("2024Q5", "日期“2024Q5”读不懂"),
        ("去年", "日期“去年”读不懂"),
        ("", "日期“”读不懂"),
        ("0024", "日期“0024”的年份不合理"),
    ],
)
def test_what_is_no_date_is_refused(text: str, message: str) -> None:
    """The message quotes what was met and says how dates are written."""
    with pytest.raises(BadInput) as caught:
        stretch(text)
    assert caught.value.problems[0].message == message
    assert caught.value.problems[0].expected


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("2024-07", "2024", True),
        ("2024", "2024", True),
        ("2024-07-31", "2024-07", True),
        ("2024", "2024H1", None),
        ("2024Q2", "2024-06", None),
        ("2024-06下旬", "2024-06-25", None),
        ("2024-07", "2024H1", False),
        ("2023", "2024", False),
    ],
)
def test_wholly_in_partly_in_or_not(one: str, other: str, within: bool | None) -> None:
    """A stretch that reaches over an end may be in or out: nobody knows."""
    assert stretch(one).within(stretch(other)) is within


@pytest.mark.parametrize(
    ("text", "years", "shifted"),
    [
        ("2024", -1, "2023"),
        ("2024H1", -1, "2023H1"),
        ("2024Q3", -2, "2022Q3"),
        ("2024-04上旬", 1, "2025-04上旬"),
        ("2024-02-29", -1, "2023-02-28"),
        ("2024-02-29", -4, "2020-02-29"),
    ],
)
def test_the_same_stretch_years_away(text: str, years: int, shifted: str) -> None:
    """The half-year before a half-year is last year's; 29 February falls back to the 28th."""
    assert stretch(text).shifted(years).code() == shifted


def test_a_day_is_a_stretch_of_one() -> None:
    """It begins and ends on that day."""
    assert day_stretch(date(2024, 2, 29)).code() == "2024-02-29"
