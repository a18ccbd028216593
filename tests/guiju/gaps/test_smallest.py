"""`smallest_changes`: a few plans, best first, each judged again before it is shown."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from guiju.errors import BadInput
from guiju.evaluation.judging import ELIGIBLE
from guiju.gaps import Plans, smallest_changes, with_changes
from tests.guiju.gaps.desk import NO_METRICS, Desk, leaf, moves

TEAM = leaf("team", "measure: engineers / staff, at_least: 10%")
BRACKETS = leaf(
    "share",
    "measure: research / sales, at_least: {by: sales, at_most: {5000: 5%, 20000: 4%}, else: 3%}",
)
FLOOR = leaf("floor", "measure: sales, at_least: 5000")


def plans(root: Path, tree: str, metrics: str = NO_METRICS, **facts: Any) -> Plans:
    """The plans for the firm with these facts; each is tried again first."""
    desk = Desk(root, tree, metrics)
    judgement = desk.judged(**facts)
    found = smallest_changes(judgement)
    for plan in found:
        if plan.wait_until is None:
            assert desk.after(judgement, plan.changes).verdict == plan.verdict_after
    return found


def test_one_fact_that_mends_two_conditions(tmp_path: Path) -> None:
    """Twelve engineers more make twenty, and a tenth of 95; it takes half a year."""
    tree = TEAM + leaf("many", "measure: engineers, at_least: 20")
    (plan,) = plans(tmp_path, tree, engineers={2023: 8}, staff={2023: 95})
    assert moves(plan) == {"engineers": 12}
    assert [condition.id for condition in plan.mends] == ["team", "many"]
    assert (plan.months, plan.by_when) == (6, date(2025, 6, 30))
    assert (plan.settles, plan.verdict_after, plan.missing) == (True, ELIGIBLE, ())


def test_two_facts_share_a_bracket(tmp_path: Path) -> None:
    """Sales must reach 5,000 (+1,000), where research of 5 % would be 250 (+100): 110 steps.

    A hundredth more in sales and only 4 % is asked, 200.0004 (+50.01): 105.002 steps.
    """
    (plan,) = plans(tmp_path, BRACKETS + FLOOR, research={2023: 150}, sales={2023: 4000})
    assert moves(plan) == {"sales": Fraction(100001, 100), "research": Fraction(5001, 100)}


def test_what_one_move_breaks_another_mends(tmp_path: Path) -> None:
    """Twenty engineers of sixty staff are more than a fifth, so the staff grows to a hundred."""
    tree = leaf("many", "measure: engineers, at_least: 20") + leaf(
        "balance", "measure: engineers / staff, at_most: 20%"
    )
    (plan,) = plans(tmp_path, tree, engineers={2023: 8}, staff={2023: 60})
    assert moves(plan) == {"engineers": 12, "staff": 40}
    assert [condition.id for condition in plan.mends] == ["many"]


def test_shrinking_a_whole_is_the_last_resort(tmp_path: Path) -> None:
    """Research of 50 would be 25 % of assets that cannot grow: only sales are left, 600 fewer."""
    tree = leaf("share", "measure: research / sales, at_least: 5%") + leaf(
        "home", "measure: research / assets, at_most: 20%"
    )
    found = plans(tmp_path, tree, research={2023: 20}, sales={2023: 1000}, assets={2023: 200})
    assert [moves(plan) for plan in found] == [{"sales": -600}]


def test_no_firm_is_told_to_shrink_for_a_share(tmp_path: Path) -> None:
    """Two engineers more take six months, fifteen dismissals three: only the two are shown."""
    found = plans(tmp_path, TEAM, engineers={2023: 8}, staff={2023: 95})
    assert [moves(plan) for plan in found] == [{"engineers": 2}]


def test_a_whole_grows_with_its_part(tmp_path: Path) -> None:
    """Twenty engineers need at least twenty staff: twelve and five more."""
    tree = TEAM + leaf("many", "measure: engineers, at_least: 20")
    (plan,) = plans(tmp_path, tree, engineers={2023: 8}, staff={2023: 15})
    assert moves(plan) == {"engineers": 12, "staff": 5}


def test_the_nearer_of_two_routes_comes_first(tmp_path: Path) -> None:
    """Both routes take one fact; staff is hired in three months, research takes a year."""
    tree = (
        "  - routes:\n    - {id: money, clause: 一, measure: research, at_least: 50}\n"
        "    - {id: people, clause: 一, measure: staff, at_least: 30}\n"
        "    - {id: honour, clause: 一, says: 高企, measure: holds(hte)}\n"
    )
    found = plans(tmp_path, tree, research={2023: 40}, staff={2023: 10}, titles={})
    assert [moves(plan) for plan in found] == [{"staff": 20}, {"research": 10}]
    (blocked,) = found.blocked
    assert (blocked.facts, blocked.suppliers) == (("titles",), ("list",))
    assert blocked.text() == "“高企”：以官方名单为准"


def test_a_condition_without_a_lever_blocks_the_whole(tmp_path: Path) -> None:
    """Research could be raised, the title could not: there is no plan, and it says why."""
    tree = leaf("rich", "measure: research, at_least: 50") + leaf("honour", "measure: holds(hte)")
    found = plans(tmp_path, tree, research={2023: 40}, titles={})
    assert list(found) == []
    assert [blocked.condition.id for blocked in found.blocked] == ["honour"]


def test_two_of_three_take_the_two_cheapest(tmp_path: Path) -> None:
    """None is met, two must be: staff and engineers are quicker than research."""
    of = (
        "{id: a, clause: 一, measure: research, at_least: 50}, "
        "{id: b, clause: 一, measure: staff, at_least: 30}, "
        "{id: c, clause: 一, measure: engineers, at_least: 5}"
    )
    found = plans(
        tmp_path,
        f"  - at_least_n: {{n: 2, of: [{of}]}}\n",
        research={2023: 40},
        staff={2023: 20},
        engineers={2023: 1},
    )
    assert moves(found[0]) == {"staff": 10, "engineers": 4}


def test_points_from_two_facts_together(tmp_path: Path) -> None:
    """70 points: the share gives at most 50, the staff at most 40, so it takes both.

    5 % of 1,000 (+20, two steps) is 40 points and asks 30 staff (+20); 6 % is 50 and asks 20 staff
    (+10): 3 + 10 steps are fewer.
    """
    metrics = (
        "metrics:\n"
        "  band: {label: 占比分, unit: 分, by: research / sales, "
        "at_least: {6%: 50, 5%: 40, 3%: 20}, else: 0}\n"
        "  head: {label: 人数分, unit: 分, by: staff, at_least: {40: 40, 30: 30, 20: 20}, else: 0}\n"
        "  total: {label: 总分, unit: 分, formula: band + head}\n"
    )
    tree = leaf("score", "measure: total, at_least: 70")
    found = plans(
        tmp_path, tree, metrics, research={2023: 30}, sales={2023: 1000}, staff={2023: 10}
    )
    assert moves(found[0]) == {"research": 30, "staff": 10}


def test_what_is_open_stays_open(tmp_path: Path) -> None:
    """Research is mended, the core question is still to be answered, and the plan says so."""
    tree = leaf("rich", "measure: research, at_least: 50") + leaf("core", "measure: core")
    (plan,) = plans(tmp_path, tree, research={2023: 40})
    assert (plan.settles, plan.verdict_after, plan.missing) == (False, "unknown", ("core",))
    assert plan.text() == (
        "研发费用增加10万元（至50万元）。最早2025年12月31日可达到；满足后仍待补：核心技术。"
    )


def test_points_an_expert_may_still_give(tmp_path: Path) -> None:
    """At most 30 of an expert, and 20 of 60 are sure with 20 staff: then 30 more may suffice.

    With 30 blank points nothing the firm does makes it sure; 10 staff more leave it open.
    """
    metrics = (
        "metrics:\n"
        "  head: {label: 人数分, unit: 分, by: staff, at_least: {40: 40, 20: 20}, else: 0}\n"
        "  total: {label: 总分, unit: 分, formula: head + expert}\n"
    )
    tree = leaf("score", "measure: total, more_than: 45")
    (plan,) = plans(tmp_path, tree, metrics, staff={2023: 10})
    assert moves(plan) == {"staff": 10}
    assert (plan.settles, plan.missing) == (False, ("expert",))


def test_making_a_number_uncomputable_mends_nothing(tmp_path: Path) -> None:
    """With sales of zero the share could no longer fail; nobody is told to sell nothing."""
    tree = leaf("share", "measure: assets / sales, at_most: 5%") + leaf(
        "few", "measure: sales, at_most: 100"
    )
    found = plans(tmp_path, tree, assets={2023: 50}, sales={2023: 90})
    assert list(found) == []


def test_what_must_not_hold_can_be_left(tmp_path: Path) -> None:
    """More than 50 staff must not be: two fewer of 52, and the group counts as mended."""
    tree = "  - none:\n    - {id: big, clause: 一, measure: staff, more_than: 50}\n"
    (plan,) = plans(tmp_path, tree, staff={2023: 52})
    assert moves(plan) == {"staff": -2}


@pytest.mark.parametrize("sales", [5000, None], ids=["eligible", "unknown"])
def test_only_a_refusal_has_plans(tmp_path: Path, sales: int | None) -> None:
    """Whoever is met, or still asked, is offered nothing."""
    assert list(plans(tmp_path, FLOOR, sales={2023: sales})) == []


def test_plans_are_written_out(tmp_path: Path) -> None:
    """Each move with its size and where it leads, then the day."""
    (plan,) = plans(tmp_path, BRACKETS + FLOOR, research={2023: 150}, sales={2023: 4000})
    assert plan.text() == (
        "销售收入增加1,000.01万元（至5,000.01万元）；研发费用增加50.01万元（至200.01万元）。"
        "最早2025年12月31日可达到。"
    )


def test_changes_made_are_the_facts_then(tmp_path: Path) -> None:
    """The reference year moves, other years and facts stay, and odd ones are refused."""
    desk = Desk(tmp_path, FLOOR)
    judgement = desk.judged(sales={2022: 7, 2023: 10}, staff={2023: 3})
    facts = with_changes(judgement, {"sales": Fraction(3, 2)})
    assert facts.years["sales"] == {2022: 7_000_000, 2023: 11_500_000}
    assert facts.years["staff"] == {2023: 3}
    with pytest.raises(BadInput, match="“staff”不能调整"):
        with_changes(judgement, {"staff": 1})
    with pytest.raises(BadInput, match="过细"):
        with_changes(judgement, {"sales": Fraction(1, 3)})
