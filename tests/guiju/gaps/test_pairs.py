"""No suggestion is larger than the best that brute force over two facts finds."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from guiju.evaluation.judging import Judgement
from guiju.gaps import Plan, smallest_changes
from tests.guiju.gaps.county import COUNT, county
from tests.guiju.gaps.pairs import Price, best_pair


def drawn(seed: str) -> Iterator[tuple[int, Judgement]]:
    """Refusals of the county by chance, with the firm's place; one policy a firm."""
    chance = random.Random(seed)
    for place in chance.sample(range(COUNT), COUNT):
        refused = list(county().refused(place))
        if refused:
            yield place, chance.choice(refused)


def key(plan: Plan) -> tuple[bool, Price]:
    """What a plan costs, in the same words; waiting counts as one thing to do."""
    waits = plan.wait_until is not None
    size = sum(abs(m.change) / m.concept.lever.step for m in plan.moves if m.concept.lever)
    return not plan.settles, (len(plan.moves) + waits, plan.months, size)  # type: ignore[return-value]


def larger(most: int, seed: str) -> tuple[int, list[str]]:
    """Of so many refusals that two facts can mend: how many, and where the plan is larger."""
    compared, found = 0, []
    for place, judgement in drawn(seed):
        best = best_pair(judgement, county().frame[place : place + 1])
        if best is None:
            continue
        plans = smallest_changes(judgement)
        settles, price = best
        if not plans or key(plans[0]) > (not settles, price):
            told = plans[0].text() if plans else "no plan"
            found.append(f"{place} {judgement.policy.id}: {told}, yet {price}")
        compared += 1
        if compared == most:
            break
    return compared, found


def test_a_few_against_brute_force() -> None:
    """Six refusals."""
    assert larger(6, "示例") == (6, [])


@pytest.mark.deep
def test_two_hundred_against_brute_force() -> None:
    """Two hundred refusals that one or two facts can mend."""
    assert larger(200, "示例两项") == (200, [])
