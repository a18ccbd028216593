"""Stages and levels as section pages count them."""

from __future__ import annotations

from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

LEVELS = ("county", "city", "province", "nation")
ABOVE_CITY = frozenset({"province", "nation"})


def stage_labels(kind: str) -> list[tuple[str, str]]:
    """(code, label) of every stage: the order, then those beside it."""
    stages = ledger.kind_of(kind).stages
    return [(code, str(label)) for code, label in stages.labels.items()] if stages else []


def level_labels(kind: str) -> list[tuple[str, str]]:
    """(code, label) of every level a record of the kind may have, highest first."""
    choices = ledger.kind_of(kind).concepts["level"].choices
    listed = [(code, str(label)) for code, label in choices.items() if code != "none"]
    none = [(code, str(label)) for code, label in choices.items() if code == "none"]
    return [*reversed(listed), *none]


def reached(record: Record, stage: str) -> bool:
    """Whether a record stands at a stage or beyond; beside the order it never does."""
    stages = ledger.kind_of(record.row.kind).stages
    return record.code("stage") in stages.at_least(stage)


def is_above_city(record: Record) -> bool:
    """Provincial or national."""
    return record.code("level") in ABOVE_CITY
