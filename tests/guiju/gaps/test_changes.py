"""`changes`: one fact alone, the smallest signed change that makes a failing condition hold."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from guiju.gaps import changes
from tests.guiju.gaps.desk import NO_METRICS, Desk, leaf

HUNDREDTH = Fraction(1, 100)
SHARE = leaf("share", "measure: research / sales, at_least: 5%")
BRACKETS = leaf(
    "share",
    "measure: research / sales, at_least: {by: sales, at_most: {5000: 5%, 20000: 4%}, else: 3%}",
)
TEAM = leaf("team", "measure: engineers / staff, at_least: 10%")


def gaps(root: Path, tree: str, metrics: str = NO_METRICS, **facts: Any) -> dict[str, Fraction]:
    """The changes of the firm with these facts."""
    return changes(Desk(root, tree, metrics).judged(**facts))


def test_three_years_short_of_research(tmp_path: Path) -> None:
    """18,000 at 4 % is 720; 486 is there, so 234 more; or sales of 12,150, which is 5,850 less."""
    tree = leaf("share", "measure: 'sum(research, up_to=3) / sum(sales, up_to=3)', at_least: 4%")
    found = gaps(
        tmp_path,
        tree,
        registration_date="2015-01-01",
        research={2021: 100, 2022: 186, 2023: 200},
        sales={2021: 3000, 2022: 4000, 2023: 11000},
    )
    assert found == {"research": 234, "sales": -5850}


def test_money_is_rounded_outwards_to_a_hundredth(tmp_path: Path) -> None:
    """5 % of 100.1 is 5.005; 1 is there: 4.005 is missing, 4.01 is suggested."""
    assert gaps(tmp_path, SHARE, research={2023: 1}, sales={2023: "100.1"})["research"] == Fraction(
        401, 100
    )


def test_more_than_asks_for_one_step_beyond(tmp_path: Path) -> None:
    """Exactly on a border that must be passed, the change is the smallest step, not zero."""
    tree = leaf("more", "measure: research, more_than: 100")
    assert gaps(tmp_path, tree, research={2023: 100}) == {"research": HUNDREDTH}


def test_persons_come_whole(tmp_path: Path) -> None:
    """A tenth of 95 is 9.5: of 8 engineers two more, or 15 staff fewer."""
    found = gaps(tmp_path, TEAM, engineers={2023: 8}, staff={2023: 95})
    assert found == {"engineers": 2, "staff": -15}


def test_a_ceiling_is_met_from_above(tmp_path: Path) -> None:
    """502 of at most 500: two fewer."""
    tree = leaf("small", "measure: staff, at_most: 500")
    assert gaps(tmp_path, tree, staff={2023: 502}) == {"staff": -2}


def test_sales_may_jump_into_a_lower_bracket(tmp_path: Path) -> None:
    """Above 5,000 only 4 % is asked: 10.01 more in sales does what 48 more in research would."""
    found = gaps(tmp_path, BRACKETS, research={2023: "201.5"}, sales={2023: 4990})
    assert found == {"research": 48, "sales": Fraction(1001, 100)}


def test_a_jump_that_still_fails_is_no_gap(tmp_path: Path) -> None:
    """200 of 5,000.01 is below 4 %: sales would have to fall to 4,000 instead."""
    found = gaps(tmp_path, BRACKETS, research={2023: 200}, sales={2023: 4990})
    assert found == {"research": Fraction(99, 2), "sales": -990}


def test_points_step_up_with_their_band(tmp_path: Path) -> None:
    """3 % gives 20 points and 50 are asked, which 6 % gives: 60 of 1,000, or sales of 500."""
    metrics = (
        "metrics:\n  points: {label: 得分, unit: 分, by: research / sales, "
        "at_least: {6%: 50, 5%: 40, 4%: 30, 3%: 20}, else: 0}\n"
    )
    tree = leaf("score", "measure: points, at_least: 50")
    found = gaps(tmp_path, tree, metrics, research={2023: 30}, sales={2023: 1000})
    assert found == {"research": 30, "sales": -500}


def test_growth_is_measured_from_last_year(tmp_path: Path) -> None:
    """20 % on 200 is 240; 30 a year over two years on 100 is 169."""
    growing = leaf("growing", "measure: growth(sales), at_least: 20%")
    assert gaps(tmp_path, growing, sales={2022: 200, 2023: 210}) == {"sales": 30}
    compound = leaf("compound", "measure: 'cagr(sales, periods=2)', at_least: 30%")
    assert gaps(tmp_path / "2", compound, sales={2021: 100, 2023: 160}) == {"sales": 9}


def test_rising_asks_for_more_than_last_year(tmp_path: Path) -> None:
    """The same as last year is not more than last year."""
    tree = leaf("up", "measure: 'rising(sales, years=3)'")
    assert gaps(tmp_path, tree, sales={2021: 1, 2022: 2, 2023: 2}) == {"sales": HUNDREDTH}


def test_the_widest_of_several_conditions_counts(tmp_path: Path) -> None:
    """A tenth of 95 asks for two more engineers, twenty for twelve: twelve do both."""
    tree = TEAM + leaf("many", "measure: engineers, at_least: 20")
    found = gaps(tmp_path, tree, engineers={2023: 8}, staff={2023: 95})
    assert found == {"engineers": 12, "staff": -15}


def test_conditions_that_pull_apart_leave_the_smallest(tmp_path: Path) -> None:
    """One wants 60 more staff, the other 25 fewer: no change does both, 25 fewer does one."""
    tree = TEAM + leaf("big", "measure: staff, at_least: 135")
    found = gaps(tmp_path, tree, engineers={2023: 5}, staff={2023: 75})
    assert found["staff"] == -25


def test_of_alternatives_the_nearest_counts(tmp_path: Path) -> None:
    """Any one will do, and 30 is nearer than 80."""
    tree = "  - any:\n" + "".join(
        f"    - {{id: a{limit}, clause: 一, measure: research, at_least: {limit}}}\n"
        for limit in (100, 50)
    )
    assert gaps(tmp_path, tree, research={2023: 20}) == {"research": 30}


def test_two_of_three_take_the_second_nearest(tmp_path: Path) -> None:
    """None of 30, 50, 100 is met at 20: 50 meets two."""
    limits = ", ".join(
        f"{{id: a{limit}, clause: 一, measure: research, at_least: {limit}}}"
        for limit in (100, 30, 50)
    )
    tree = f"  - at_least_n: {{n: 2, of: [{limits}]}}\n"
    assert gaps(tmp_path, tree, research={2023: 20}) == {"research": 30}


def test_what_must_not_hold_is_left(tmp_path: Path) -> None:
    """Of the two that must not hold one does: more than 50 staff. One fewer than 51."""
    tree = (
        "  - none:\n    - {id: big, clause: 一, measure: staff, more_than: 50}\n"
        "    - {id: poor, clause: 一, measure: sales, less_than: 10}\n"
    )
    assert gaps(tmp_path, tree, staff={2023: 51}, sales={2023: 10}) == {"staff": -1}


def test_a_waiver_is_the_second_choice(tmp_path: Path) -> None:
    """Research mends the condition itself; staff can only waive it."""
    tree = leaf(
        "own",
        "measure: research, at_least: 50, "
        "unless: {id: either, clause: 一, measure: staff, less_than: 20}",
    )
    found = gaps(tmp_path, tree, research={2023: 20}, staff={2023: 25})
    assert found == {"research": 30, "staff": -6}


@pytest.mark.parametrize(
    ("tree", "facts"),
    [
        (leaf("worth", "measure: patents, at_least: 5"), {"patents": 1}),
        (leaf("old", "measure: 'sales[-1]', at_least: 5"), {"sales": {2022: 1, 2023: 9}}),
        (leaf("met", "measure: sales, at_least: 5"), {"sales": {2023: 5}}),
        (leaf("open", "measure: sales, at_least: 5"), {}),
    ],
    ids=["no lever", "a past year", "met", "unknown"],
)
def test_nothing_to_suggest(tmp_path: Path, tree: str, facts: dict[str, Any]) -> None:
    """Only facts with a lever, of the reference year, of an ineligible firm."""
    assert gaps(tmp_path, tree, **facts) == {}


def test_a_fact_never_becomes_negative(tmp_path: Path) -> None:
    """Five engineers fewer may do; where fifteen would have to go and ten are there, none do."""
    tree = leaf("gap", "measure: staff - engineers, at_least: 20")
    found = gaps(tmp_path, tree, staff={2023: 25}, engineers={2023: 10})
    assert found == {"staff": 5, "engineers": -5}
    assert gaps(tmp_path / "2", tree, staff={2023: 15}, engineers={2023: 10}) == {"staff": 15}


def test_a_part_never_outgrows_its_whole(tmp_path: Path) -> None:
    """Twenty engineers among fifteen staff is no suggestion."""
    tree = TEAM + leaf("many", "measure: engineers, at_least: 20")
    assert gaps(tmp_path, tree, staff={2023: 15}, engineers={2023: 8}) == {}


def test_a_growing_fact_is_no_part_of_itself(tmp_path: Path) -> None:
    """A growth to 150 % of last year is more than 100 % and quite all right."""
    tree = leaf("half", "measure: 'sales / sales[-1]', at_least: 150%")
    assert gaps(tmp_path, tree, sales={2022: 100, 2023: 120}) == {"sales": 30}


def test_a_value_given_without_a_year_is_this_years(tmp_path: Path) -> None:
    """It stands for the reference year and moves there."""
    assert gaps(tmp_path, SHARE, research=4, sales=100)["research"] == 1
