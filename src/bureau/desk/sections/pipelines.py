"""Stages in a row with how many stand at each, leading to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from bureau.desk.sections.framing import query_with
from bureau.desk.sections.levels import stage_labels
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record


@dataclass(frozen=True)
class Step:
    """One stage as `{% pipeline %}` shows it."""

    label: str
    count: int
    href: str
    current: bool
    side: bool


def stage_bar(records: Sequence[Record], kind: str, request: HttpRequest) -> list[Step]:
    """Every stage of a kind; other choices of the address are dropped by a click."""
    counts = Counter(record.code("stage") for record in records)
    stages, current = ledger.kind_of(kind).stages, request.GET.get("stage", "")
    drop = {"programme": "", "level": "", "category": ""}
    return [
        Step(
            label,
            counts[code],
            query_with(request, **drop, stage=code),
            code == current,
            stages.is_side(code),
        )
        for code, label in stage_labels(kind)
    ]
