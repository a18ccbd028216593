"""One condition as pages show it: short texts, a bar, what is missing, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from bureau.runs.queries.seeing import Seeing
from bureau.runs.queries.shapes import PERSONS, Bar, Cite, ConditionView, Missing

Cites = Mapping[str, Sequence[Cite]]
OUTCOMES = {
    "met": "符合",
    "unmet": "不符合",
    "unknown": "尚不清楚",
    "person": "由人判断",
    "waived": "免于考察",
}
ROOM = Fraction(5, 4)
"""A bar is a quarter longer than the larger of what there is and what is asked."""


def condition_view(told: Mapping[str, Any], seeing: Seeing, cites: Cites) -> ConditionView:
    """From the kernel's record of a condition, with what the viewer may not see left out."""
    parts = told["parts"]
    missing = tuple(map(missing_view, parts["missing"]))
    seen = seeing.sees_all(told["facts"])
    outcome = _outcome(told["outcome"], missing, parts["review"])
    return ConditionView(
        id=told["id"],
        outcome=outcome,
        about=parts["about"],
        says=told["says"] if seen else _masked(parts, outcome, told["clause"]),
        value=parts["found"] if seen else "",
        threshold=parts["asked"],
        margin=parts["short"] if seen else "",
        clause=told["clause"],
        confidence=told["confidence"],
        bar=bar_of(told) if seen else None,
        missing=missing,
        cites=tuple(cite for name in told["facts"] for cite in cites.get(name, ())),
        hidden=not seen,
    )


def missing_view(told: Mapping[str, Any]) -> Missing:
    """A blank of the kernel's record."""
    return Missing(told["fact"], told["label"], tuple(told["years"]), told["supplier"])


def bar_of(told: Mapping[str, Any]) -> Bar | None:
    """Where value and threshold stand on one line; None unless all three are numbers."""
    ends = [_number(told[name]) for name in ("value_min", "value_max", "threshold")]
    low, high, line = ends
    if low is None or high is None or line is None:
        return None
    top = max(high, line) * ROOM
    if top <= 0:
        return None
    low, high, line = (min(max(each / top, Fraction(0)), Fraction(1)) for each in (low, high, line))
    at_most = told["parts"]["word"] in ("at_most", "less_than")
    return Bar(float(low), float(high), float(line), at_most)


def _outcome(outcome: str, missing: Sequence[Missing], review: Sequence[str]) -> str:
    """The kernel's outcome; `person` where only a person's judgement is outstanding."""
    if outcome != "unknown":
        return outcome
    asked = bool(missing or review)
    return "person" if asked and all(each.supplier in PERSONS for each in missing) else outcome


def _masked(parts: Mapping[str, Any], outcome: str, clause: str) -> str:
    """The condition without the firm's numbers."""
    asked = f"，要求{parts['asked']}" if parts["asked"] else ""
    return f"{parts['about']}{asked}，{OUTCOMES[outcome]}。依据：{clause}。"


def _number(value: Any) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return Fraction(str(value))
    except ValueError:
        return None  # a day, a level, a rate that had to be cut
