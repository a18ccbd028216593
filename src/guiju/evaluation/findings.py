"""Findings: one row for an entity, a policy version and a condition; the waist of the river."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from guiju.formulas.exact import NotComputable, Situation, Span, predicate_of, value_of
from guiju.formulas.nodes import Number, Predicate
from guiju.policies.conditions import OUTCOME_NAMES, Condition, Leaf
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


def finding(condition: Condition, outcome: int, situation: Situation) -> Finding:
    """The finding of a condition already decided."""
    read = condition.__dict__.get("_reading")
    if read is None:
        read = _reading(condition)
        object.__setattr__(condition, "_reading", read)
    return Finding(condition, outcome, *read(situation))


def _reading(condition: Condition) -> Callable[[Situation], tuple[Reading, Span | None]]:
    """The function that reads value and threshold; made once a condition."""
    if not isinstance(condition, Leaf):
        return lambda situation: (None, None)
    if isinstance(condition.measure, Predicate):
        answer = predicate_of(condition.measure)
        return lambda situation: (answer(situation), None)
    assert isinstance(condition.measure, Number)
    assert condition.threshold is not None
    value, limit = value_of(condition.measure), value_of(condition.threshold)

    def read(situation: Situation) -> tuple[Reading, Span | None]:
        against = limit(situation)
        return value(situation), against if isinstance(against, Span) else None

    return read
