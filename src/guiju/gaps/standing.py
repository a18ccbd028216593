"""The rung a firm stands on, exactly, and the titles it stands there by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from guiju.facts.entity import NEVER_HELD, Facts
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation, Span, value_of
from guiju.ladders import Ladder


def standing(ladder: Ladder, facts: Facts, as_of: date) -> tuple[int, int]:
    """The lowest and the highest rung that what is known leaves possible; 0 is none."""
    value = value_of(ladder.metric)(Situation(facts, as_of, as_of.year - 1))
    top = len(ladder.rungs)
    if not isinstance(value, Span):
        return 0, top
    low = 0 if value.lo is None else int(value.lo)
    return low, top if value.hi is None else int(value.hi)


def titles_stood_on(ladder: Ladder, facts: Facts, as_of: date) -> Iterator[tuple[str, int]]:
    """The valid titles without which the firm would stand lower, with the rung left without each.

    For an open standing its lowest rung counts.
    """
    now, _ = standing(ladder, facts, as_of)
    for code in titles_of(ladder):
        last = (facts.titles or {}).get(code)
        if last is not None:
            without = replace(facts, titles={**(facts.titles or {}), code: NEVER_HELD})
            left, _ = standing(ladder, without, as_of)
            if left < now:
                yield code, left


def titles_of(ladder: Ladder) -> tuple[str, ...]:
    """The titles the ladder's metric asks for."""
    parts = (part for part in ladder.metric.walk() if isinstance(part, n.Holds))
    return tuple(dict.fromkeys(code for part in parts for code in part.titles))
