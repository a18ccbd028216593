"""Findings: one row for an entity, a policy version and a condition; the waist of the river."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple, cast

from guiju.formulas.exact import NotComputable, Situation, Span, predicate_of, value_of
from guiju.formulas.nodes import Number, Predicate
from guiju.policies.conditions import OUTCOME_NAMES, Condition, Leaf
from guiju.policies.policy import Version
from guiju.vocabulary import PURE, Unit

Reading = Span | NotComputable | bool | None
_UPWARD = ("at_least", "more_than", "is")


class Finding(NamedTuple):
    """How one condition stands.

    value: the measure as an interval in internal whole numbers (分), yes/no, or why it cannot be
    computed; None for groups. threshold likewise. margin: how far inside (positive) or short
    (negative), when both are points; None otherwise.
    """

    condition: Condition
    outcome: int
    value: Reading = None
    threshold: Span | None = None

    @property
    def outcome_name(self) -> str:
        """met, unmet, unknown or waived."""
        return OUTCOME_NAMES[self.outcome]

    @property
    def unit(self) -> Unit:
        """What value, threshold and margin are measured in."""
        leaf = self.condition
        measure = leaf.measure if isinstance(leaf, Leaf) else None
        return measure.unit if isinstance(measure, Number) else PURE

    @property
    def margin(self) -> Fraction | None:
        """value − threshold for a floor, threshold − value for a ceiling."""
        value, limit, leaf = self.value, self.threshold, self.condition
        if not isinstance(value, Span) or limit is None or not isinstance(leaf, Leaf):
            return None
        if not value.known or not limit.known or leaf.power > 1:
            return None
        difference = Fraction(value.lo) - Fraction(limit.lo)  # type: ignore[arg-type]
        return difference if leaf.word in _UPWARD else -difference


Find = Callable[[int, Situation], Finding]


def finding(condition: Condition, outcome: int, situation: Situation) -> Finding:
    """The finding of a condition already decided."""
    find = condition.__dict__.get("_find")
    if find is None:
        find = _find(condition)
        object.__setattr__(condition, "_find", find)
    return cast(Find, find)(outcome, situation)


def findings(
    version: Version, outcomes: Sequence[int], situation: Situation
) -> tuple[Finding, ...]:
    """The findings of a version's rows, from the outcomes of all its nodes."""
    rows = version.__dict__.get("_finds")
    if rows is None:
        rows = [(at, _find(node)) for at, node in enumerate(version.nodes) if node.id is not None]
        object.__setattr__(version, "_finds", rows)
    return tuple([find(outcomes[at], situation) for at, find in rows])


def _find(condition: Condition) -> Find:
    """The function that makes a condition's finding of its outcome; built once, used for all."""
    if not isinstance(condition, Leaf):
        return lambda outcome, situation: Finding(condition, outcome)
    if isinstance(condition.measure, Predicate):
        answer = predicate_of(condition.measure)
        return lambda outcome, situation: Finding(condition, outcome, answer(situation))
    assert isinstance(condition.measure, Number)
    assert condition.threshold is not None
    value, limit = value_of(condition.measure), value_of(condition.threshold)

    def find(outcome: int, situation: Situation) -> Finding:
        against = limit(situation)
        known = against if isinstance(against, Span) else None
        return Finding(condition, outcome, value(situation), known)

    return find
