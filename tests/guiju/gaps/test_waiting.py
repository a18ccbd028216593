"""Plans that wait: time since registration, incidents that lapse, judged on the later day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju.evaluation.judging import ELIGIBLE
from guiju.gaps import smallest_changes
from guiju.gaps.waiting import months_after, months_between
from tests.guiju.gaps.desk import Desk, leaf, moves

AGE = leaf("age", "measure: days_since(registration_date), at_least: 365")


def test_a_year_since_registration(tmp_path: Path) -> None:
    """365 days after 1 October 2024 is 1 October 2025; nothing else has to be done."""
    desk = Desk(tmp_path, AGE)
    judgement = desk.judged(registration_date="2024-10-01")
    (plan,) = smallest_changes(judgement)
    assert moves(plan) == {}
    assert (plan.wait_until, plan.by_when) == (date(2025, 10, 1), date(2025, 10, 1))
    assert (plan.months, plan.settles) == (10, True)
    assert [condition.id for condition in plan.mends] == ["age"]
    assert judgement.situation is not None
    assert desk.of(judgement.situation.facts, date(2025, 10, 1)).verdict == ELIGIBLE
    assert desk.of(judgement.situation.facts, date(2025, 9, 30)).verdict != ELIGIBLE


@pytest.mark.parametrize(
    ("condition", "facts", "day"),
    [
        (
            "measure: years_since(registration_date), at_least: 3",
            {"registration_date": "2022-02-28"},
            date(2025, 2, 28),
        ),
        (
            "measure: 'count(incidents, within_days=365)', at_most: 0",
            {"incidents": ["2024-03-01", "2024-10-01"]},
            date(2025, 10, 2),
        ),
        (
            "measure: holds(pool), is: false",
            {"titles": {"pool": date(2025, 4, 1)}},
            date(2025, 4, 2),
        ),
        ("measure: as_of, at_least: 2025-07-01", {}, date(2025, 7, 1)),
    ],
    ids=["years", "incidents", "a title that runs out", "a fixed day"],
)
def test_what_time_mends(tmp_path: Path, condition: str, facts: dict[str, Any], day: date) -> None:
    """The first day on which the condition holds, and not the day before."""
    desk = Desk(tmp_path, leaf("timed", condition))
    (plan,) = smallest_changes(desk.judged(**facts))
    assert plan.wait_until == day


def test_what_time_does_not_mend(tmp_path: Path) -> None:
    """A firm does not grow younger, and an award does not come by waiting."""
    young = leaf("young", "measure: years_since(registration_date), at_most: 5")
    awarded = leaf("awarded", "measure: 'count(awards, within_years=3)', at_least: 1")
    old = Desk(tmp_path / "old", young).judged(registration_date="2010-01-01")
    none = Desk(tmp_path / "none", awarded).judged(awards=[])
    assert [list(smallest_changes(judgement)) for judgement in (old, none)] == [[], []]


def test_on_a_later_day_another_year_counts(tmp_path: Path) -> None:
    """From 2025 on the figures of 2024 are looked at: their gap is the one to close."""
    desk = Desk(tmp_path, AGE + leaf("rich", "measure: research, at_least: 50"))
    judgement = desk.judged(registration_date="2024-03-01", research={2023: 10, 2024: 45})
    (plan,) = smallest_changes(judgement)
    assert moves(plan) == {"research": 5}
    assert [move.year for move in plan.moves] == [2024]
    assert (plan.wait_until, plan.by_when) == (date(2025, 3, 1), date(2025, 12, 31))
    assert plan.text() == (
        "研发费用增加5万元（至50万元）；等到2025年3月1日。最早2025年12月31日可达到。"
    )


def test_figures_of_the_later_year_are_still_to_come(tmp_path: Path) -> None:
    """The waiting helps; what 2024 brings is not known yet, and the plan says so."""
    desk = Desk(tmp_path, AGE + leaf("rich", "measure: research, at_least: 50"))
    judgement = desk.judged(registration_date="2024-03-01", research={2023: 60})
    (plan,) = smallest_changes(judgement)
    assert (plan.settles, plan.missing) == (False, ("research",))


def test_a_quick_move_goes_before_a_long_wait(tmp_path: Path) -> None:
    """Waiting counts as one thing to do: three months of hiring beat a year and a half of waiting."""
    tree = (
        "  - any:\n"
        "    - {id: old, clause: 一, measure: years_since(registration_date), at_least: 3}\n"
        "    - {id: big, clause: 一, measure: staff, at_least: 30}\n"
    )
    judgement = Desk(tmp_path, tree).judged(registration_date="2023-06-01", staff={2023: 28})
    first, second = smallest_changes(judgement)
    assert (moves(first), first.wait_until) == ({"staff": 2}, None)
    assert (moves(second), second.wait_until) == ({}, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 12, 31), 6, date(2025, 6, 30)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 1, 15), 11, date(2024, 12, 15)),
        (date(2024, 1, 15), 12, date(2025, 1, 15)),
        (date(2024, 1, 15), 0, date(2024, 1, 15)),
    ],
)
def test_months_end_on_a_day_that_exists(day: date, months: int, later: date) -> None:
    """The same day of the month, or its last."""
    assert months_after(day, months) == later


def test_a_begun_month_counts_whole() -> None:
    """From 31 December to 1 March it is three months, to 28 February two."""
    assert months_between(date(2024, 12, 31), date(2025, 3, 1)) == 3
    assert months_between(date(2024, 12, 31), date(2025, 2, 28)) == 2
    assert months_between(date(2024, 12, 31), date(2024, 12, 31)) == 0
