"""The questions still worth asking of a firm, the most useful first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bureau.runs.queries.reasoning import Reasoning
from bureau.runs.queries.shapes import Ask
from bureau.runs.queries.views import Views


def asks(thought: Reasoning, views: Views, only: Sequence[str] | None = None) -> tuple[Ask, ...]:
    """From the kernel's questions."""
    return tuple(_ask(each, views) for each in thought.questions(only))


def _ask(question: Any, views: Views) -> Ask:
    concept = question.concept
    return Ask(
        concept=concept.name,
        label=concept.label,
        asks=question.asks,
        means=concept.means,
        type=concept.type,
        unit=concept.unit,
        years=question.years,
        choices=tuple(concept.choices.items()),
        supplier=question.supplier,
        decides=views.called(question.decides),
        surely=views.called(question.surely),
        concerns=views.called(question.concerns),
    )
