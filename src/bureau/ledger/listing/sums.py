"""Sums of a list: money one may see, never added across what whoever sums it must keep apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from bureau.accounts.rights import READ
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger.listing.columns import MOST_MONEY
from bureau.ledger.models import Row
from bureau.ledger.queries.tables import Record, table
from bureau.ledger.reading import kind_of
from bureau.ledger.things import thing_of_field

MOST_ROWS = 5_000


@dataclass(frozen=True)
class Sum:
    """A sum of one concept over the records of one group, of how many, hearsay left out."""

    label: str
    group: str
    fen: int
    records: int
    left_out: int = 0


def sums_of(rows: QuerySet[Row], kind: str, count: int, viewer: Viewer) -> list[Sum]:
    """The sums of a list; none where there is no money, or the list is too long to read whole."""
    money = [c for c in kind_of(kind).concepts.values() if _summable(kind, c, viewer)]
    if not 0 < len(money) <= MOST_MONEY or not 1 < count <= MOST_ROWS:
        return []
    names = sorted({name for c in money for name in (c.name, *c.scoped_by)})
    records = table(rows.select_related("entity"), names, viewer=viewer)
    return [one for concept in money for one in _sums(concept, records)]


def _summable(kind: str, concept: Any, viewer: Viewer) -> bool:
    if concept.type != "money" or concept.yearly:
        return False
    reach = viewer.reach(READ, thing_of_field(kind, concept))
    return reach.everywhere or kind_of(kind).owner in reach.sections


def _sums(concept: Any, records: Iterable[Record]) -> list[Sum]:
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    hearsay: Counter[tuple[str, ...]] = Counter()
    for record in records:
        cell = record.cell(concept.name)
        if cell.sight != VALUE or cell.number is None:
            continue
        group = tuple(record.text(name) for name in concept.scoped_by)
        if record.counts(concept.name):
            groups[group].append(cell.number)
        else:
            hearsay[group] += 1
    return [
        Sum(concept.label, " · ".join(group), sum(amounts), len(amounts), hearsay[group])
        for group, amounts in sorted(groups.items())
    ]
