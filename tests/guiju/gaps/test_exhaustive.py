"""Plans against an exhaustive search: never costlier than the best pair of moves on the grid."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from guiju.evaluation.judging import ELIGIBLE, INELIGIBLE
from guiju.gaps import smallest_changes
from tests.guiju.gaps.desk import Desk, leaf

Price = tuple[int, int, int, Fraction]
STEPS = {"research": 10, "sales": 10, "engineers": 1, "staff": 1}
MONTHS = {"research": 12, "sales": 12, "engineers": 6, "staff": 3}
REACH = 90
METRICS = (
    "metrics:\n"
    "  band: {label: 占比分, by: engineers / staff, at_least: {30%: 30, 20%: 20, 10%: 10}, else: 0}\n"
    "  count: {label: 数量分, by: engineers, at_least: {20: 29, 15: 24, 10: 14, 5: 7}, else: 0}\n"
    "  size: {label: 人数分, by: staff, at_least: {40: 20, 20: 10}, else: 0}\n"
    "  points: {label: 总分, formula: 'band + clip(count + 1, 0, 30) + size'}\n"
)
OF_STAFF = leaf("share", "measure: engineers / staff, at_least: 20%")
TREES = {
    "bracket": leaf(
        "share",
        "measure: research / sales, at_least: {by: sales, at_most: {50: 10%, 100: 8%}, else: 6%}",
    )
    + leaf("floor", "measure: sales, at_least: 40"),
    "persons": leaf("share", "measure: engineers / staff, at_least: 10%")
    + leaf("staff", "measure: staff, at_least: 30")
    + leaf("many", "measure: engineers, more_than: 3"),
    "ceiling": OF_STAFF
    + leaf("cap", "measure: staff, at_most: 50")
    + "  - any:\n"
    + "    - {id: many, clause: 一, measure: engineers, at_least: 12}\n"
    + "    - {id: small, clause: 一, measure: staff, less_than: 20}\n",
    "points": leaf("score", "measure: points, at_least: 60"),
    "none": "  - none:\n"
    "    - {id: big, clause: 一, measure: staff, more_than: 50}\n"
    "    - {id: thin, clause: 一, measure: engineers / staff, less_than: 10%}\n"
    + leaf("two", "measure: engineers + staff, at_least: 30"),
}


def _bracket(r: int, s: int) -> bool:
    rate = Fraction(10, 100) if s <= 50 else Fraction(8, 100) if s <= 100 else Fraction(6, 100)
    return s >= 40 and r >= rate * s


def _persons(e: int, s: int) -> bool:
    return s >= 30 and e > 3 and 10 * e >= s


def _ceiling(e: int, s: int) -> bool:
    return 0 < s <= 50 and 5 * e >= s and (e >= 12 or s < 20)


def _points(e: int, s: int) -> bool:
    if s == 0:
        return False
    band = max([10 * step for step in (1, 2, 3) if 10 * e >= step * s], default=0)
    count = max([p for n, p in ((5, 7), (10, 14), (15, 24), (20, 29)) if e >= n], default=0)
    size = 20 if s >= 40 else 10 if s >= 20 else 0
    return band + min(count + 1, 30) + size >= 60


def _none(e: int, s: int) -> bool:
    return 0 < s <= 50 and 10 * e >= s and e + s >= 30


# By hand, in plain whole numbers: what each tree says of its two facts.
TWINS: dict[str, tuple[str, str, Callable[[int, int], bool]]] = {
    "bracket": ("research", "sales", _bracket),
    "persons": ("engineers", "staff", _persons),
    "ceiling": ("engineers", "staff", _ceiling),
    "points": ("engineers", "staff", _points),
    "none": ("engineers", "staff", _none),
}


def cost(name: str, changes: dict[str, Fraction]) -> Price:
    """The order of plans, worked out once more: facts, shrunk wholes, months, steps."""
    whole = TWINS[name][1] if name != "none" else ""  # there the share is what must not be small
    shrunk = changes.get(whole, Fraction(0)) < 0
    months = max((MONTHS[fact] for fact in changes), default=0)
    return (
        len(changes),
        shrunk,
        months,
        sum((abs(d) / STEPS[f] for f, d in changes.items()), Fraction(0)),
    )


def best(name: str, part: int, whole: int) -> Price:
    """The cheapest of all whole-numbered moves within reach that keep the part within the whole."""
    top, bottom, holds = TWINS[name]
    prices = [
        cost(name, {f: Fraction(d) for f, d in ((top, up), (bottom, across)) if d})
        for up in range(-part, REACH)
        for across in range(-whole, REACH)
        if holds(part + up, whole + across) and (name == "points" or part + up <= whole + across)
    ]
    return min(prices)


@pytest.mark.parametrize("name", TREES)
def test_no_pair_of_moves_is_cheaper(tmp_path: Path, name: str) -> None:
    """Thirty firms a tree: every plan holds when judged again, the first is as cheap as any."""
    desk = Desk(tmp_path, TREES[name], METRICS)
    top, bottom, holds = TWINS[name]
    chance = random.Random(f"示例 {name}")
    tried = 0
    while tried < 30:
        whole = chance.randint(1, 70)
        part = chance.randint(0, min(whole, 20))
        judgement = desk.judged(**{top: {2023: part}, bottom: {2023: whole}})
        assert (judgement.verdict == ELIGIBLE) == holds(part, whole)
        if judgement.verdict != INELIGIBLE:
            continue
        tried += 1
        found = smallest_changes(judgement)
        for plan in found:
            assert desk.after(judgement, plan.changes).verdict == ELIGIBLE
        assert cost(name, found[0].changes) <= best(name, part, whole), (part, whole)
