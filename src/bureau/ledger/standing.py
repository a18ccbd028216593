"""Which of the facts said about one thing stand: for now, or as known on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import guiju
from bureau.ledger.models import Fact

Key = tuple[str, str, str]
"""Concept, period, slot."""


def known_on(fact: Fact) -> date:
    """The day from which a fact counts: when known, and, once proposed, when accepted."""
    day = fact.known_on or date.min
    if fact.proposed:
        return max(day, fact.decision.decided_on)
    return day


def counts(fact: Fact, on: date | None = None) -> bool:
    """Whether a fact may stand: accepted if proposed, its source not withdrawn, known by then."""
    if fact.proposed and not (hasattr(fact, "decision") and fact.decision.accepted):
        return False
    withdrawn = fact.source.withdrawn_on if fact.source else None
    if withdrawn is not None and withdrawn <= (on or guiju.calendar.today()):
        return False
    return on is None or known_on(fact) <= on


def stand(facts: Iterable[Fact], on: date | None = None) -> dict[Key, Fact]:
    """By key the fact that stands: the later known one, of two on one day the later recorded."""
    found: dict[Key, Fact] = {}
    for fact in sorted((f for f in facts if counts(f, on)), key=lambda f: (known_on(f), f.pk)):
        found[fact.concept, fact.period, fact.slot] = fact
    return found


def order(period: str) -> tuple[date, date]:
    """Where a period stands in time: what has none stands first."""
    if not period:
        return date.min, date.min
    when = guiju.stretch(period)
    return when.last, when.first


def holding(entries: Iterable[Any], on: date | None = None) -> Any | None:
    """Of one concept's entries by period, the one that holds on a day (the last when None).

    Before the first dated entry nothing is known; where a change “in 2024” may or may not have
    come by the day and would make a difference, nothing is known either.
    """
    found = sorted(entries, key=lambda entry: order(entry.period))
    dated = [entry for entry in found if entry.period]
    if not found:
        return None
    if on is None or not dated:
        return found[-1]
    past = [entry for entry in dated if order(entry.period)[0] <= on]
    around = [e for e in dated if order(e.period)[1] <= on < order(e.period)[0]]
    may = [past[-1] if past else None, *around]
    return may[0] if all(_same(may[0], other) for other in may) else None


def _same(first: Any | None, second: Any | None) -> bool:
    if first is None or second is None:
        return first is second
    words = ("state", "number", "text", "ref_id")
    return all(getattr(first, word) == getattr(second, word) for word in words)
