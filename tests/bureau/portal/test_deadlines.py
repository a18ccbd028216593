"""What falls due: working days counted by hand, and for whom a window matters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

import guiju
from bureau.ledger.queries import rulebook
from bureau.portal.deadlines import Due, dues, left_until
from bureau.portal.front.windows import calendar_of
from bureau.runs.queries import Brief

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "deadline", "working"),
    [
        # Four weeks of five from 2 to 27 March, then Monday 30 and Tuesday 31.
        (date(2026, 3, 1), date(2026, 3, 31), 22),
        (date(2026, 3, 30), date(2026, 3, 31), 1),
        (date(2026, 3, 31), date(2026, 3, 31), 0),
        # Saturday 14 February is worked, 15 to 23 is Spring Festival; then 24 to 27, and Saturday 28.
        (date(2026, 2, 13), date(2026, 2, 28), 6),
        # Labour Day 1 to 5 May is off; 30 April, then 6, 7, 8 May and Saturday 9.
        (date(2026, 4, 29), date(2026, 5, 10), 5),
    ],
)
def test_working_days_left_follow_the_state_council(
    day: date, deadline: date, working: int
) -> None:
    """Counted on a calendar by hand; a Saturday worked counts, a holiday does not."""
    assert left_until(deadline, day, rulebook().calendar.working).working == working


def test_a_deadline_on_a_day_off_names_the_last_working_day() -> None:
    """31 May 2026 is a Sunday; offices are last open on Friday 29."""
    left = left_until(date(2026, 5, 31), MARCH, rulebook().calendar.working)
    assert "周日" in left.note
    assert "2026年5月29日" in left.note


def test_a_year_without_arrangement_is_counted_by_weekday_and_says_so() -> None:
    """2031 is not arranged yet."""
    left = left_until(date(2031, 3, 31), date(2031, 3, 28), rulebook().calendar.working)
    assert (left.working, "2031年放假安排未录入" in left.note) == (1, True)


def due(
    titles: dict[str, str], groups: dict[str, str] | None = None, day: date = MARCH
) -> list[Due]:
    """What falls due for a firm with these titles (last valid days), far from everything else."""
    book = rulebook()
    briefs = [brief(name, (groups or {}).get(name, "far")) for name in book.policies]
    numbers = {t: guiju.calendar.to_number(date.fromisoformat(d)) for t, d in titles.items()}
    return dues(book, numbers, briefs, day)


def brief(policy: str, group: str, unmet: Sequence[str] = ("研发费用占比",)) -> Brief:
    """A policy as near as the group says."""
    verdict = {"ready": "eligible", "far": "ineligible", "near": "ineligible"}[group]
    return Brief(policy, policy, verdict, group, tuple(unmet), (), "")


def windows(found: list[Due]) -> list[str]:
    """Their titles."""
    return [each.title for each in found]


RENEWAL = "科技型中小企业信息更新和再评价"
REPORT = "高新技术企业年度发展情况报表"


def test_who_holds_the_title_renews_it_by_the_end_of_march() -> None:
    """A 科小 valid to 31 March 2026: the first thing to do, 22 working days left."""
    first = due({"stsme": "2026-03-31"})[0]
    assert first.title == RENEWAL
    assert first.left is not None
    assert (first.left.deadline, first.left.working) == (date(2026, 3, 31), 22)
    assert "有效至2026-03-31" in first.does


@pytest.mark.parametrize("titles", [{}, {"stsme": "2025-03-31"}, {"stsme": "2027-03-31"}])
def test_who_need_not_renew_is_not_told_to(titles: dict[str, str]) -> None:
    """Without the title, with one long gone, or with one renewed already."""
    assert RENEWAL not in windows(due(titles))


def test_a_high_tech_firm_is_told_of_its_yearly_report() -> None:
    """By 31 May; nobody else is."""
    assert REPORT in windows(due({"hte": "2027-11-05"}))
    assert REPORT not in windows(due({"stsme": "2026-03-31"}))


def test_a_window_matters_to_who_is_ready_or_near() -> None:
    """The pool opens in May: the ready are told they may, the near what is short, the far nothing."""
    title = "省高新技术企业培育库入库（春季）"
    told = {
        group: [each.does for each in due({}, {"js_hte_pool": group}) if each.title == title]
        for group in ("ready", "near", "far")
    }
    assert told == {
        "ready": ["条件都已满足，可以申报"],
        "near": ["还差1项：研发费用占比"],
        "far": [],
    }


def test_where_no_day_was_written_none_is_invented() -> None:
    """“5月” has no working days left to it."""
    pool = next(d for d in due({}, {"js_hte_pool": "ready"}) if "春季" in d.title)
    assert (pool.left, pool.about, pool.note) == (None, "5月", "具体日期待通知")


def test_deadlines_come_first_and_in_order() -> None:
    """31 March, then 31 May, then what has no day."""
    found = due({"stsme": "2026-03-31", "hte": "2027-11-05"}, {"js_hte_pool": "ready"})
    days = [each.left.deadline if each.left else None for each in found]
    assert days[:2] == [date(2026, 3, 31), date(2026, 5, 31)]
    assert None not in days[: days.index(None)]
    assert set(days[days.index(None) :]) == {None}


def test_the_public_sees_what_is_open_and_what_comes() -> None:
    """On 1 March 2026 科小 is being renewed and opens in June; the bureau's own work is not shown."""
    found = calendar_of(rulebook(), MARCH)
    assert RENEWAL in windows(found["open"])
    assert "科技型中小企业评价入库" not in windows(found["open"])
    assert "考核自评" not in windows([*found["open"], *found["coming"]])
