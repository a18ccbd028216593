"""Dates at every precision, and nothing more than what is printed."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.tie_out import When
from tests.texts import classed, one, stated


@pytest.mark.parametrize(
    ("phrase", "when"),
    [
        ("2019年", When("year", 2019)),
        ("2019年度", When("year", 2019)),
        ("二〇一九年", When("year", 2019)),
        ("2019年底", When("year", 2019, part="底")),
        ("2019年3月5日", When("day", 2019, 3, 5)),
        ("2019 年 3 月 5 日", When("day", 2019, 3, 5)),
        ("2019-03-05", When("day", 2019, 3, 5)),
        ("2019.3.5", When("day", 2019, 3, 5)),
        ("3月5日", When("day", None, 3, 5)),
        ("三月二十五日", When("day", None, 3, 25)),
        ("2019年3月", When("month", 2019, 3)),
        ("3月份", When("month", None, 3)),
        ("10月底", When("month", None, 10, part="底")),
        ("5月上旬", When("tenday", None, 5, part="上旬")),
        ("2019年5月下旬", When("tenday", 2019, 5, part="下旬")),
        ("1-8月份", When("month", None, 1, last_month=8)),
        ("一季度", When("quarter", None, 1, last_month=3)),
        ("2019年第四季度", When("quarter", 2019, 10, last_month=12)),
        ("前三季度", When("quarter", None, 1, last_month=9)),
        ("上半年", When("half", None, 1, last_month=6)),
        ("2019年下半年", When("half", 2019, 7, last_month=12)),
        ("2019—2021年", When("years", 2019, last_year=2021)),
        ("2019年至2021年", When("years", 2019, last_year=2021)),
        ("(2019-2021)年", When("years", 2019, last_year=2021)),
        ("（2019—2021年）", When("years", 2019, last_year=2021)),
        ("十一五", When("years", 2006, last_year=2010)),
        ("近三年", When("span")),
        ("近三个会计年度", When("span")),
        ("两年来", When("span")),
        ("14:30", When("time")),
    ],
)
def test_a_date(phrase: str, when: When) -> None:
    """Found whole, read with its precision; a year or month not printed stays open."""
    found = one(f"示例活动于{phrase}，举行。")
    expected = phrase.strip("（）") if phrase.startswith("（") else phrase
    assert (found.class_, found.text, found.when) == ("date", expected, when)


def test_a_year_in_a_name() -> None:
    """A bare year before a name is a date, a bare number before a measure word is not."""
    assert classed("举办2019示例对接会。", "date") == ["2019"]
    assert classed("举办2019场对接会。", "figure") == ["2019场"]
    assert classed("投入2000万元。", "date") == []


def test_a_five_year_plan_is_a_date_with_and_without_quotes() -> None:
    """“十一五” stands without its marks."""
    assert classed("“十一五”期间，示例规划编制完成。", "date") == ["十一五"]
    assert classed("“九五”期间，示例规划编制完成。", "date") == ["九五"]


def test_each_of_several_months() -> None:
    """6月、8月、11月 are three dates."""
    assert classed("分别于6月、8月、11月举办。", "date") == ["6月", "8月", "11月"]


@pytest.mark.parametrize("text", ["三个月。", "24小时。", "5日内办结。", "连续三年。"])
def test_a_duration_is_a_figure(text: str) -> None:
    """How long is not when."""
    assert [found.class_ for found in stated(text)] == ["figure"]


def test_days_of_a_date() -> None:
    """The first and the last day, the year lent where none is printed."""
    assert When("tenday", None, 2, part="下旬").days(2023) == (date(2023, 2, 21), date(2023, 2, 28))
    assert When("month", None, 4).days(2023) == (date(2023, 4, 1), date(2023, 4, 30))
    assert When("quarter", 2023, 1, last_month=9).days() == (date(2023, 1, 1), date(2023, 9, 30))
    assert When("years", 2019, last_year=2021).days() == (date(2019, 1, 1), date(2021, 12, 31))
    assert When("day", 2023, 4, 5).days(2020) == (date(2023, 4, 5), date(2023, 4, 5))
    assert When("month", None, 4).days() is None
    assert When("span").days(2023) is None


def test_days_no_calendar_has() -> None:
    """Month 13 and 31 June do not exist; 29 February needs its year."""
    assert not When("month", 2023, 13).exists()
    assert not When("day", None, 6, 31).exists()
    assert not When("day", 2023, 2, 29).exists()
    assert When("day", 2024, 2, 29).exists()
    assert When("day", None, 2, 29).exists()
    assert When("month", 2023, 13).days() is None
