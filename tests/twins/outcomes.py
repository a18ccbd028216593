"""Met, unmet, unknown: how outcomes combine, and how an interval of points meets a pass mark."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

MET, UNMET, UNKNOWN = "met", "unmet", "unknown"
VERDICTS = {MET: "eligible", UNMET: "ineligible", UNKNOWN: "unknown"}

Judgement = tuple[str, dict[str, str]]
Points = tuple[Fraction, Fraction]


def said(answer: object) -> str:
    """Return the outcome of a yes/no answer; a blank one is unknown."""
    if answer is None:
        return UNKNOWN
    return MET if answer else UNMET


def opposite(outcome: str) -> str:
    """Return the outcome of the contrary; unknown stays unknown."""
    return {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}[outcome]


def all_of(*outcomes: str) -> str:
    """Return met when all are; one unmet decides."""
    if UNMET in outcomes:
        return UNMET
    return UNKNOWN if UNKNOWN in outcomes else MET


def any_of(*outcomes: str) -> str:
    """Return met when one is; no alternative at all is unmet."""
    if MET in outcomes:
        return MET
    return UNKNOWN if UNKNOWN in outcomes else UNMET


def judgement(outcomes: Mapping[str, str]) -> Judgement:
    """Return the verdict of a policy that asks for all of its conditions, and the conditions."""
    return VERDICTS[all_of(*outcomes.values())], dict(outcomes)


def points(lowest: int, highest: int | None = None) -> Points:
    """Return an interval of points; one number is a point."""
    return Fraction(lowest), Fraction(lowest if highest is None else highest)


def added(*parts: Points) -> Points:
    """Return the sum of intervals."""
    return sum((lo for lo, _ in parts), Fraction(0)), sum((hi for _, hi in parts), Fraction(0))


def hull(*parts: Points) -> Points:
    """Return the smallest interval around all that are still possible."""
    return min(lo for lo, _ in parts), max(hi for _, hi in parts)


def best(*parts: Points) -> Points:
    """Return the interval of the best of several scores."""
    return max(lo for lo, _ in parts), max(hi for _, hi in parts)


def reaches(score: Points, mark: int) -> str:
    """Return whether a score is surely at or above a mark, surely below it, or open."""
    if score[0] >= mark:
        return MET
    return UNMET if score[1] < mark else UNKNOWN


def passes(score: Points, mark: int) -> str:
    """Return whether a score is surely above a mark, surely not above it, or open."""
    if score[0] > mark:
        return MET
    return UNMET if score[1] <= mark else UNKNOWN
