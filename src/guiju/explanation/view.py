"""A judgement as sentences look at it: every outcome at hand, and how years are named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from guiju.evaluation.findings import Finding, finding
from guiju.evaluation.judging import Judgement
from guiju.formulas.exact import Situation
from guiju.formulas.sentence import Years
from guiju.policies.conditions import Condition, Leaf
from guiju.policies.policy import Version


@dataclass(frozen=True)
class View:
    """What the words of one judgement need; exists only where a version was applied."""

    judgement: Judgement
    version: Version
    situation: Situation

    @cached_property
    def outcomes(self) -> dict[int, int]:
        """Outcome by id() of condition."""
        pairs = zip(self.version.nodes, self.judgement.outcomes, strict=True)
        return {id(node): outcome for node, outcome in pairs}

    @cached_property
    def years(self) -> Years:
        """How this judgement names years."""
        situation = self.situation
        last_year = situation.reference == situation.today.year - 1
        return Years(situation.reference, last_year, situation.first_year)

    def outcome(self, condition: Condition) -> int:
        """The outcome of a condition of the tree."""
        return self.outcomes[id(condition)]

    def finding(self, condition: Leaf) -> Finding:
        """The finding of a leaf."""
        return finding(condition, self.outcome(condition), self.situation)


def view_of(judgement: Judgement) -> View | None:
    """The view of a judgement, None where no version applied."""
    if judgement.version is None or judgement.situation is None:
        return None
    return View(judgement, judgement.version, judgement.situation)
