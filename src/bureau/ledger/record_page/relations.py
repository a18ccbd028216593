"""Who points here: records of other kinds that name this one, within the viewer's reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger.models import Current, Fact, Row
from bureau.ledger.queries.lists import reachable
from bureau.ledger.queries.seeing import sight
from bureau.ledger.reading import kind_of, vocabulary
from bureau.ledger.rows import MERGED
from bureau.ledger.standing import stand

MOST = 12
"""Records of one relation shown; the rest stands on the list."""


@dataclass(frozen=True)
class Pointing:
    """The records of a kind that point here by one relation; href: the list of all of them."""

    kind: Any
    relation: Any
    rows: tuple[Row, ...]
    count: int
    href: str


def pointing_here(row: Row, *, viewer: Viewer, as_known: date | None = None) -> list[Pointing]:
    """Relations that lead here, the kinds in the order of the vocabulary."""
    ends = _ends(row.entity_id, as_known)
    wanted = {pk for pk, _ in ends}
    rows = {r.pk: r for r in Row.objects.filter(reachable(viewer), pk__in=wanted)}
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for pk, name in ends:
        other = rows.get(pk)
        if other is None:
            continue
        concept = kind_of(other.kind).find(name)
        if concept is not None and sight(concept, other, viewer) == VALUE:
            found[other.kind, name].append(other)
    kinds = vocabulary().pointing_to(row.kind)
    return [
        _pointing(kind, relation, found[kind.name, relation.name], row.code)
        for kind, relation in kinds
        if found.get((kind.name, relation.name))
    ]


def _pointing(kind: Any, relation: Any, rows: list[Row], code: str) -> Pointing:
    newest = sorted(rows, key=lambda row: (-(row.main_first or 0), row.name))
    href = f"/records/{kind.name}?{relation.name}={code}"
    return Pointing(kind, relation, tuple(newest[:MOST]), len(rows), href)


def _ends(pk: int, as_known: date | None) -> Iterable[tuple[int, str]]:
    if as_known is None:
        now = Current.objects.filter(ref_id=pk, state="known").exclude(concept=MERGED)
        return set(now.values_list("entity_id", "concept"))
    said = set(Fact.objects.filter(ref_id=pk).values_list("entity_id", "concept"))
    facts = Fact.objects.filter(
        entity__in={entity for entity, _ in said}, concept__in={name for _, name in said}
    ).select_related("source", "decision")
    by_entity: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_entity[fact.entity_id].append(fact)
    return {
        (fact.entity_id, fact.concept)
        for each in by_entity.values()
        for fact in stand(each, as_known).values()
        if fact.ref_id == pk and fact.concept != MERGED
    }
