"""Every change holds when the policy is judged again, and one step less does not."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE
from guiju.gaps import changes
from tests.guiju.gaps.desk import Desk, leaf

METRICS = (
    "metrics:\n"
    "  band: {label: 占比分, unit: 分, by: research / sales, "
    "at_least: {6%: 50, 5%: 40, 3%: 20}, else: 0}\n"
    "  head: {label: 人数分, unit: 分, by: staff, at_least: {40: 30, 20: 20, 5: 10}, else: 0}\n"
    "  total: {label: 总分, unit: 分, formula: 'clip(band + floor(head / 3), 0, 60)'}\n"
)
CONDITIONS = {
    "bracket": "measure: research / sales, at_least: {by: sales, at_most: {40: 8%, 90: 6%}, else: 3%}",
    "score": "measure: total, at_least: 46",
    "above": "measure: research / sales, more_than: 4%",
    "growth": "measure: growth(sales), at_least: 15%",
    "difference": "measure: sales - 3 * research, at_least: 20",
}
STEPS = {"research": Fraction(1, 100), "sales": Fraction(1, 100), "staff": Fraction(1)}


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=CONDITIONS)
def test_each_change_is_enough_and_least(tmp_path: Path, condition: str) -> None:
    """On a policy of one condition a change settles it; a step less leaves it failed."""
    desk = Desk(tmp_path, leaf("one", condition), METRICS)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        research=st.integers(0, 9),
        sales=st.integers(1, 120),
        last=st.integers(1, 120),
        staff=st.integers(0, 60),
    )
    def holds(research: int, sales: int, last: int, staff: int) -> None:
        judgement = desk.judged(
            research={2023: research}, sales={2022: last, 2023: sales}, staff={2023: staff}
        )
        found = changes(judgement)
        assert judgement.verdict == INELIGIBLE or not found
        for name, change in found.items():
            assert desk.after(judgement, {name: change}).verdict == ELIGIBLE
            less = change - STEPS[name] if change > 0 else change + STEPS[name]
            assert desk.after(judgement, {name: less}).verdict != ELIGIBLE

    holds()
