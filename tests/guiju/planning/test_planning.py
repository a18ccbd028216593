"""Plans against brute force on small counties, and the limits at the size of a large one."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product

import pytest

from guiju.errors import BadInput
from guiju.planning import Capacity, Goal, Step, TargetPlan, plan_targets

Case = tuple[list[Step], list[Goal], list[Capacity]]


def drawn(seed: int, firms: int = 5, officers: int = 2) -> Case:
    """A county of a few firms with two steps each, two goals in two towns, tight officers."""
    draw = random.Random(seed)
    steps = []
    for firm in range(firms):
        town = draw.choice(["甲", "乙"])
        officer = f"干部{draw.randrange(officers)}"
        entity = f"企业{firm}"
        first = Step(f"{firm}a", entity, draw.randint(1, 9), ("科小", f"科小{town}"), officer)
        counts = ("高企", f"高企{town}")
        second = Step(f"{firm}b", entity, draw.randint(1, 9), counts, officer, f"{firm}a")
        steps += [first, second]
    goals = [Goal("科小", draw.randint(0, 4)), Goal("高企", draw.randint(0, 3)), Goal("高企甲", 1)]
    few = (None, 0, 1, 2, 3)
    limits = [Capacity(f"干部{n}", draw.randint(3, 25), draw.choice(few)) for n in range(officers)]
    return steps, goals, limits


def holds(taken: list[Step], limits: list[Capacity], most: int) -> bool:
    """Whether every limit is kept, looked at one by one."""
    ids = {step.id for step in taken}
    spent = Counter[str]()
    each = Counter(step.entity for step in taken)
    for step in taken:
        spent[step.officer] += step.effort
    steps = Counter(step.officer for step in taken)
    kept = all(spent[limit.officer] <= limit.at_most for limit in limits) and all(
        limit.steps is None or steps[limit.officer] <= limit.steps for limit in limits
    )
    met = all(not step.needs or step.needs in ids for step in taken)
    return kept and met and all(count <= most for count in each.values())


def missed(taken: list[Step], goals: list[Goal]) -> int:
    """By how much the goals are missed, summed."""
    return sum(max(0, g.at_least - sum(g.id in s.counts_for for s in taken)) for g in goals)


def best(case: Case, most: int) -> tuple[int, int]:
    """(missed, effort) of the best of all subsets."""
    steps, goals, limits = case
    found = []
    for picks in product([False, True], repeat=len(steps)):
        taken = [step for step, pick in zip(steps, picks, strict=True) if pick]
        if holds(taken, limits, most):
            found.append((missed(taken, goals), sum(step.effort for step in taken)))
    return min(found)


def summed(plan: TargetPlan, goals: list[Goal]) -> tuple[int, int]:
    """(missed, effort) of a plan, from its steps."""
    return missed(list(plan.steps), goals), sum(step.effort for step in plan.steps)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("most", [1, 2])
def test_as_good_as_the_best_of_all_subsets(seed: int, most: int) -> None:
    """Least missed first, then least effort; every limit kept."""
    steps, goals, limits = drawn(seed)
    plan = plan_targets(steps, goals, limits, most_steps_each=most, gap=0)
    assert plan.status == "optimal"
    assert holds(list(plan.steps), limits, most)
    assert summed(plan, goals) == best((steps, goals, limits), most)
    assert (sum(plan.short.values()), plan.effort) == summed(plan, goals)


def test_it_says_by_how_much_a_goal_cannot_be_met() -> None:
    """Three wanted, the officer's ten half days are enough for two of four each."""
    steps = [Step(f"{n}", f"企业{n}", 4, ("高企",), "史某") for n in range(5)]
    plan = plan_targets(steps, [Goal("高企", 3)], [Capacity("史某", 10)])
    assert (plan.short, plan.effort, plan.used) == ({"高企": 1}, 8, {"史某": 8})
    assert not plan.reaches_all


def test_no_goal_asks_for_nothing() -> None:
    """Nothing is done for its own sake."""
    assert plan_targets([Step("1", "企业1", 4, ("高企",))], []).steps == ()


def test_slips_are_told_together() -> None:
    """A step that needs one that is not there, and a goal below nothing."""
    with pytest.raises(BadInput) as told:
        plan_targets([Step("1", "企业1", 4, ("高企",), needs="0")], [Goal("高企", -1)])
    assert len(told.value.problems) == 2


@pytest.mark.deep
def test_a_county_of_twenty_thousand_firms() -> None:
    """Sums are within the stated gap of the stated bound, and every limit is kept."""
    steps, goals, limits = drawn(7, firms=20_000, officers=14)
    goals = [Goal("科小", 6_000), Goal("高企", 3_000), Goal("高企甲", 1_400)]
    limits = [Capacity(limit.officer, 2_400) for limit in limits]
    plan = plan_targets(steps, goals, limits, seconds=240)
    assert plan.status in ("optimal", "within_gap", "not_proven")
    assert holds(list(plan.steps), limits, 2)
    assert plan.effort * (1 - plan.gap) <= plan.bound + 1e-6 <= plan.effort + 1e-6
    assert all(spent <= 2_400 for spent in plan.used.values())
