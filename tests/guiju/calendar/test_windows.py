"""Windows seen from any year: which notice holds, what is open, what can still be counted on."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.calendar import Stated, Window, edge, next_opening


def stated(opens: str = "", closes: str = "", year: int | None = 2026, mark: str = "V") -> Stated:
    """What a notice of a year says."""
    return Stated(edge(opens), edge(closes), year, mark)


def window(*said: Stated, step: str = "submission", name: str = "w") -> Window:
    """A window with these notices."""
    return Window(name, "示例申报", step, said)


SUMMER = window(stated("6月1日", "8月31日"))


def test_the_year_of_the_notice_and_the_next() -> None:
    """2026 as announced; 2027 is taken from 2026, and says so."""
    (this, then) = (SUMMER.opening(year) for year in (2026, 2027))
    assert this is not None
    assert then is not None
    assert (this.text(), this.sure) == ("2026年6月1日—8月31日（以当年通知为准）", True)
    assert (then.text(), then.sure) == ("2027年6月1日—8月31日（参照2026年，以当年通知为准）", False)


@pytest.mark.parametrize(
    ("year", "from_year"), [(2019, 2021), (2021, 2021), (2023, 2021), (2024, 2024), (2030, 2024)]
)
def test_the_newest_notice_before_a_year_holds(year: int, from_year: int) -> None:
    """Its own, else the last before it, else the first there is."""
    two = window(stated("3月1日", year=2024), stated("2月1日", year=2021))
    found = two.said_of(year)
    assert found is not None
    assert found.year == from_year


def test_a_rule_for_every_year_goes_before_other_years_notices() -> None:
    """The notice of 2025 moved the day; every other year has the rule's."""
    both = window(stated(closes="6月30日", year=2025), stated(closes="5月31日", year=None))
    ends = [opening.last for year in (2024, 2025, 2026) if (opening := both.opening(year))]
    assert ends == [date(2024, 5, 31), date(2025, 6, 30), date(2026, 5, 31)]


def test_what_is_in_doubt_never_decides() -> None:
    """A mark of ? gives no opening, nor does a window with a note only."""
    assert window(stated("6月1日", "8月31日", mark="?")).opening(2026) is None
    assert window().opening(2026) is None
    assert next_opening([window(stated("6月1日", mark="?"))], date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "open_", "left"),
    [
        (date(2026, 5, 31), False, 92),
        (date(2026, 6, 1), True, 91),
        (date(2026, 8, 31), True, 0),
        (date(2026, 9, 1), False, -1),
    ],
)
def test_both_ends_are_in(day: date, open_: bool, left: int) -> None:
    """From 1 June to 31 August, both days included; 30 + 31 + 30 days from the first to the last."""
    opening = SUMMER.opening(2026)
    assert opening is not None
    assert (opening.open_on(day), opening.days_left(day)) == (open_, left)


def test_a_month_is_open_nobody_knows_when() -> None:
    """Some time in May: before and after it is closed, within it may be open, without a deadline."""
    opening = window(stated("5月", "5月")).opening(2026)
    assert opening is not None
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [opening.open_on(day) for day in days] == [False, None, None, False]
    assert (opening.days_left(days[1]), opening.text()) == (None, "2026年5月（以当年通知为准）")


def test_ends_nobody_wrote_down() -> None:
    """Without an end it may be open once begun; without a beginning, until it ends."""
    begun = window(stated(opens="7月9日")).opening(2026)
    ends = window(stated(closes="3月31日")).opening(2026)
    assert begun is not None
    assert ends is not None
    assert [begun.open_on(date(2026, 7, day)) for day in (8, 9)] == [False, None]
    assert [ends.open_on(date(2026, month, 1)) for month in (3, 4)] == [None, False]
    assert begun.text() == "2026年7月9日起（以当年通知为准）"
    assert ends.text() == "2026年3月31日截止（以当年通知为准）"


def test_a_window_over_the_turn_of_the_year() -> None:
    """From December to January: it ends in the year after the one it begins in."""
    winter = window(stated("12月1日", "1月31日"))
    opening = winter.opening(2026)
    assert opening is not None
    assert opening.last == date(2027, 1, 31)
    assert opening.text() == "2026年12月1日—2027年1月31日（以当年通知为准）"
    found = next_opening([winter], date(2027, 1, 15))
    assert found is not None
    assert found.year == 2026


@pytest.mark.parametrize(
    ("day", "year", "name"),
    [
        (date(2025, 12, 31), 2026, "spring"),
        (date(2026, 5, 20), 2026, "spring"),
        (date(2026, 6, 1), 2026, "autumn"),
        (date(2026, 10, 1), 2027, "spring"),
    ],
)
def test_the_next_of_two_batches(day: date, year: int, name: str) -> None:
    """May and September: the first whose last day has not passed."""
    batches = [
        window(stated("9月", "9月", year=None), name="autumn"),
        window(stated("5月", "5月", year=None), name="spring"),
    ]
    found = next_opening(batches, day)
    assert found is not None
    assert (found.year, found.window.id) == (year, name)


def test_an_unknown_end_is_counted_on_until_it_opens() -> None:
    """Ready on the day it opens is in time; a day later nobody knows, so it is the next year's."""
    forwarded = [window(stated(opens="7月9日", year=2025))]
    years = [next_opening(forwarded, date(2026, 7, day)) for day in (9, 10)]
    assert [opening.year for opening in years if opening] == [2026, 2027]


def test_only_the_steps_asked_for() -> None:
    """A report that falls due is no call for applications."""
    report = window(stated(closes="5月31日"), step="annual_report")
    assert next_opening([report], date(2026, 1, 1)) is None
    found = next_opening([report], date(2026, 1, 1), ("annual_report",))
    assert found is not None


def test_a_window_in_words() -> None:
    """Dates with their marks, then the note."""
    one = Window("w", "示例申报", "submission", (stated("6月1日", "8月31日"),), note="分批")
    assert one.text() == "示例申报（企业填报）：2026年6月1日—8月31日（V）；分批"
    assert Window("w", "示例", "tax", (), note="日期未见", confidence="K").text() == (
        "示例（申报纳税）：日期未见（K）"
    )
    assert Window("w", "示例", "tax", (), note="日期未见").text() == "示例（申报纳税）：日期未见"
