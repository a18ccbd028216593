"""Where a firm stands on a ladder, what leads one rung up, and what it may lose."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.evaluation.judging import Judgement, judge
from guiju.facts.entity import Facts
from guiju.gaps.at_risk import AtRisk, rungs_at_risk
from guiju.gaps.plans import Plans
from guiju.gaps.smallest import smallest_changes
from guiju.gaps.standing import standing
from guiju.ladders import Ladder, Rung
from guiju.rulebook import Rulebook


@dataclass(frozen=True)
class Way:
    """A policy that leads to the next rung: how it is judged today, and what would settle it."""

    judgement: Judgement
    plans: Plans


@dataclass(frozen=True)
class StepUp:
    """A firm on a ladder.

    current: the lowest and the highest rung it may stand on, equal when known, 0 for none.
    next_rung: the one above the lowest, None from the top; ways: its policies, in the order of the
    ladder; unlocks: what the ladder says it opens. at_risk: (rung, reason, date).
    """

    ladder: Ladder
    current: tuple[int, int]
    next_rung: Rung | None
    ways: tuple[Way, ...]
    at_risk: list[AtRisk]

    @property
    def unlocks(self) -> tuple[Mapping[str, Any], ...]:
        """What the next rung opens."""
        return self.next_rung.unlocks if self.next_rung else ()


def step_up(
    rulebook: Rulebook,
    facts: Facts,
    as_of: date,
    ladder: Ladder | str,
    blocked: Collection[str] = (),
) -> StepUp:
    """The present rung, the way to the next, and the rungs in danger; `ladder` may be an id.

    blocked: facts of which somebody said that they cannot be moved.
    """
    chosen = rulebook.ladders[ladder] if isinstance(ladder, str) else ladder
    current = standing(chosen, facts, as_of)
    next_rung = chosen.rung(current[0] + 1)
    policies = next_rung.policies if next_rung else ()
    judgements = judge(rulebook, facts, as_of, policies) if policies else {}
    ways = tuple(Way(each, smallest_changes(each, blocked)) for each in judgements.values())
    return StepUp(chosen, current, next_rung, ways, rungs_at_risk(rulebook, chosen, facts, as_of))
