"""Whether a leaf can be mended at all, and how far it still is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from guiju.evaluation.deciding import compounded
from guiju.evaluation.tracing import missing_in_leaf
from guiju.facts.entity import Facts
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation, Span, value_of
from guiju.formulas.sentence import UPWARD
from guiju.gaps.ground import Ground
from guiju.gaps.solving import Passes, leaf_passes
from guiju.policies.conditions import MET, UNMET, Leaf

Distance = Callable[[Situation], Fraction | None]


def distance_to(leaf: Leaf, want: int, *, surely: bool) -> Distance:
    """How far a numeric leaf is from being as wanted, seen from its worse or its better end."""
    if not isinstance(leaf.measure, n.Number) or leaf.threshold is None:
        return lambda situation: None
    measure, limit = value_of(leaf.measure), value_of(compounded(leaf.threshold, leaf.power))
    upward = (leaf.word in UPWARD) == (want == MET)

    def distance(situation: Situation) -> Fraction | None:
        value, bound = measure(situation), limit(situation)
        if not isinstance(value, Span) or not isinstance(bound, Span):
            return None
        here, there = (value.lo, bound.hi) if upward == surely else (value.hi, bound.lo)
        if here is None or there is None:
            return None
        return Fraction(there - here if upward else here - there)

    return distance


def may_hold(leaf: Leaf) -> Passes:
    """Whether a leaf is no longer surely unmet, and asks for what would tell."""
    surely_not = leaf_passes(leaf, UNMET)
    return lambda s: not surely_not(s) and bool(missing_in_leaf(leaf, s))


def hopeless(ground: Ground, leaf: Leaf, want: int, names: list[str]) -> bool:
    """Whether the leaf stays as it is whatever values these facts have."""
    if any(ground.levers[name].concept.derive for name in names):
        return False  # a blank would fall back on its formula
    other = leaf_passes(leaf, UNMET if want == MET else MET)
    return other(Situation(_blanked(ground, names), ground.today, ground.reference))


def _blanked(ground: Ground, names: list[str]) -> Facts:
    facts, year = ground.facts, ground.reference
    values = {name: value for name, value in facts.values.items() if name not in names}
    years = dict(facts.years)
    for name in names:
        known = years.get(name, {})
        years[name] = {y: value for y, value in known.items() if y not in (year, None)}
    return replace(facts, values=values, years=years)
