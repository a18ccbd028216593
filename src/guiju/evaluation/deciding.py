"""Conditions → functions that decide them for one situation, filling in every finding's outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from guiju.formulas.exact import NotComputable, Situation, Span, predicate_of, value_of
from guiju.formulas.exact import compares as compare_values
from guiju.formulas.nodes import Constant, Number, Predicate, Quotient
from guiju.policies.conditions import MET, UNKNOWN, UNMET, WAIVED, Condition, Group, Leaf
from guiju.policies.policy import Version

Decide = Callable[[Situation, list[int]], int]
_AS_OUTCOME = {True: MET, False: UNMET, None: UNKNOWN}


def decider(version: Version) -> Decide | None:
    """The function that decides a version's tree; None when it has no conditions.

    It takes a situation and a list with one place for each of `version.nodes`, which it fills
    with outcomes, and returns the outcome of the whole.
    """
    if version.tree is None:
        return None
    found = version.__dict__.get("_decide")
    if found is None:
        places = {id(node): index for index, node in enumerate(version.nodes)}
        found = _decide(version.tree, places)
        object.__setattr__(version, "_decide", found)
    return cast(Decide, found)


def condition_holds(condition: Condition, situation: Situation) -> bool:
    """Whether a condition outside any version (an advisory's) is met."""
    nodes = list(condition.walk())
    decide = _decide(condition, {id(node): index for index, node in enumerate(nodes)})
    return decide(situation, [UNKNOWN] * len(nodes)) == MET


def _decide(condition: Condition, places: dict[int, int]) -> Decide:
    own = _leaf(condition) if isinstance(condition, Leaf) else _group(condition, places)
    waiver = _decide(condition.unless, places) if condition.unless else None
    place = places[id(condition)]
    if waiver:
        own = _unless(own, waiver)

    def record(situation: Situation, outcomes: list[int]) -> int:
        outcome = own(situation, outcomes)
        outcomes[place] = outcome
        return outcome

    return record


def _unless(own: Decide, waiver: Decide) -> Decide:
    def decide(situation: Situation, outcomes: list[int]) -> int:
        outcome, waived = own(situation, outcomes), waiver(situation, outcomes)
        if outcome in (MET, WAIVED):
            return outcome
        if waived in (MET, WAIVED):
            return WAIVED
        return UNKNOWN if waived == UNKNOWN else outcome

    return decide


def _group(condition: Condition, places: dict[int, int]) -> Decide:
    assert isinstance(condition, Group)
    members = [_decide(member, places) for member in condition.members]
    if condition.kind == "none":
        return _none(members)
    return _at_least_n(members, condition.needed)


def _at_least_n(members: list[Decide], needed: int) -> Decide:
    def decide(situation: Situation, outcomes: list[int]) -> int:
        met = unknown = 0
        for member in members:  # every member is decided: each has a finding to show
            outcome = member(situation, outcomes)
            if outcome == UNKNOWN:
                unknown += 1
            elif outcome != UNMET:
                met += 1
        if met >= needed:
            return MET
        return UNMET if met + unknown < needed else UNKNOWN

    return decide


def _none(members: list[Decide]) -> Decide:
    def decide(situation: Situation, outcomes: list[int]) -> int:
        found = [member(situation, outcomes) for member in members]
        if MET in found or WAIVED in found:
            return UNMET
        return UNKNOWN if UNKNOWN in found else MET

    return decide


def _leaf(leaf: Leaf) -> Decide:
    if isinstance(leaf.measure, Predicate):
        return _truth(leaf, leaf.measure)
    measure, threshold = leaf.measure, leaf.threshold
    assert isinstance(measure, Number)
    assert threshold is not None
    general = _general(leaf, measure, threshold)
    plain = isinstance(measure, Quotient) and isinstance(threshold, Constant)
    if plain and leaf.word != "is":
        return _ratio(leaf, cast(Quotient, measure), cast(Constant, threshold), general)
    return general


def _truth(leaf: Leaf, measure: Predicate) -> Decide:
    answer, expected = predicate_of(measure), leaf.expected

    def decide(situation: Situation, outcomes: list[int]) -> int:
        found = answer(situation)
        return UNKNOWN if found is None else int(found is expected)

    return decide


def _general(leaf: Leaf, measure: Number, threshold: Number) -> Decide:
    value, word = value_of(measure), leaf.word
    limit = value_of(compounded(threshold, leaf.power))
    over_nothing = UNKNOWN if leaf.nothing is None else leaf.nothing

    def decide(situation: Situation, outcomes: list[int]) -> int:
        found, against = value(situation), limit(situation)
        if isinstance(found, NotComputable) or isinstance(against, NotComputable):
            return over_nothing
        return _AS_OUTCOME[compare_values(found, word, against)]

    return decide


def _ratio(leaf: Leaf, measure: Quotient, threshold: Constant, general: Decide) -> Decide:
    """The common case without building a fraction: top·q against p·bottom, bottom > 0."""
    top, bottom, place = value_of(measure.top), value_of(measure.bottom), id(measure)
    limit = compounded(threshold, leaf.power)
    assert isinstance(limit, Constant)
    p, q = limit.value.numerator, limit.value.denominator
    strict, upward = (
        leaf.word in ("more_than", "less_than"),
        leaf.word in ("at_least", "more_than"),
    )

    def decide(situation: Situation, outcomes: list[int]) -> int:
        above, below = top(situation), bottom(situation)
        situation.parts[place] = above, below
        if type(above) is Span is type(below) and not (above.doubt or below.doubt):
            over, under = above.lo, below.lo
            known = over is not None and over == above.hi and under == below.hi
            if known and over is not None and under is not None and under > 0:
                difference = over * q - p * under
                if difference == 0:
                    return UNMET if strict else MET
                return int((difference > 0) is upward)
        return general(situation, outcomes)

    return decide


def compounded(threshold: Number, power: int) -> Number:
    """(1 + t)^n for a compound growth over n periods."""
    if power == 1 or not isinstance(threshold, Constant):
        return threshold
    return Constant(unit=threshold.unit, value=(1 + threshold.value) ** power, free=threshold.free)
