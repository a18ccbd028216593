"""The questions still worth asking of a firm, the most useful first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import guiju
from bureau.runs.queries.shapes import Ask, PolicyView


def asks(
    book: guiju.Rulebook,
    facts: guiju.Facts,
    as_of: date,
    policies: Mapping[str, PolicyView],
    only: Sequence[str] | None = None,
) -> tuple[Ask, ...]:
    """From the kernel's questions."""
    found = guiju.next_questions(book, facts, as_of, only)
    return tuple(_ask(each, policies) for each in found)


def _ask(question: Any, policies: Mapping[str, PolicyView]) -> Ask:
    concept = question.concept
    concerned = [policies[name] for name in question.concerns if name in policies]
    years = {
        year
        for policy in concerned
        for condition in policy.conditions
        for missing in condition.missing
        if missing.concept == concept.name
        for year in missing.years
    }
    return Ask(
        concept=concept.name,
        label=concept.label,
        asks=question.asks,
        means=concept.means,
        type=concept.type,
        unit=concept.unit,
        years=tuple(sorted(years)),
        choices=tuple(concept.choices.items()),
        supplier=question.supplier,
        decides=_names(question.decides, policies),
        surely=_names(question.surely, policies),
        concerns=_names(question.concerns, policies),
    )


def _names(ids: Sequence[str], policies: Mapping[str, PolicyView]) -> tuple[str, ...]:
    return tuple(policies[each].name for each in ids if each in policies)
