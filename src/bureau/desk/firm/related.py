"""The records that name the firm, by kind: platforms, projects, money, agreements, titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bureau.ledger import queries as ledger
from bureau.ledger.queries import Related

# What a line says of a record besides its name, where the kind has it.
SHOWN = ("kind", "programme", "level", "stage", "state", "amount", "result", "prize", "valid_to")
MOST = 6


@dataclass(frozen=True)
class Record:
    """One record in a line."""

    code: str
    name: str
    says: str
    day: str
    sample: bool


@dataclass(frozen=True)
class Shelf:
    """The records of one kind, the latest first; more: how many are not shown."""

    kind: str
    label: str
    records: tuple[Record, ...]
    more: int


def shelves(records: Iterable[Related]) -> tuple[Shelf, ...]:
    """The kinds that have any, in the order of the vocabulary."""
    by_kind: dict[str, list[Related]] = defaultdict(list)
    for each in records:
        by_kind[each.row.kind].append(each)
    return tuple(
        _shelf(name, by_kind[name]) for name in ledger.vocabulary().kinds if name in by_kind
    )


def _shelf(name: str, found: list[Related]) -> Shelf:
    latest = sorted(found, key=lambda each: (-(each.row.main_first or 0), each.row.code))
    shown = tuple(_record(each) for each in latest[:MOST])
    return Shelf(name, ledger.kind_of(name).label, shown, max(0, len(found) - MOST))


def _record(found: Related) -> Record:
    kind = ledger.kind_of(found.row.kind)
    held = [found.said[name] for name in SHOWN if name != kind.named_by and found.said.get(name)]
    as_what = [] if found.row.kind == "title" else [concept.label for concept in found.by]
    return Record(
        code=found.row.code,
        name=found.row.name,
        says=" · ".join(dict.fromkeys([*as_what, *held])),
        day=found.row.main_date,
        sample=found.row.is_sample,
    )
