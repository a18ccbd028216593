"""What is known of firms as the kernel judges it: whole numbers, blanks left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from typing import Any

from django.db.models import Q

import guiju
from bureau.ledger.deriving import batches
from bureau.ledger.models import Current, Entity, Fact, Row
from bureau.ledger.queries.dossiers import standing_of
from bureau.ledger.queries.merges import own_and_merged
from bureau.ledger.queries.titles import TitleLists, grants_by_holder, grants_of, titles_of
from bureau.ledger.reading import kind_of
from bureau.ledger.standing import holding
from bureau.ledger.values import internal


def facts_of(code: str, *, as_of: date, as_known: date | None = None) -> Any:
    """The facts of one firm for judging on a day, as known now or on an earlier day.

    Facts of firms merged into it are read as its own. The viewer is asked for by whoever shows
    the verdict; nothing here is a page.
    """
    entity = Entity.objects.select_related("row").get(code=code)
    own = list(own_and_merged(entity.pk, as_known))
    if as_known is None:
        said: Iterable[Any] = _own_first(Current.objects.filter(entity__in=own), entity.pk)
    else:
        facts = Fact.objects.filter(entity__in=own).select_related("source", "decision")
        said = standing_of(facts, entity.pk, as_known)
    unknown = TitleLists.on(as_of).unknown(entity.row.town)
    return facts_from(entity, said, grants_of(own, as_known), as_of, unknown)


def facts_of_many(codes: Iterable[str], *, as_of: date) -> Iterator[Any]:
    """The same for many firms, in the order given, a few queries a batch."""
    lists = TitleLists.on(as_of)
    for batch in batches(codes):
        found = Entity.objects.filter(code__in=batch).select_related("row")
        entities = {entity.code: entity for entity in found}
        pks = [entity.pk for entity in entities.values()]
        merged = dict(Row.objects.filter(merged_into__in=pks).values_list("pk", "merged_into_id"))
        everyone = [*pks, *merged]
        said: dict[int, list[Any]] = defaultdict(list)
        for each in Current.objects.filter(entity__in=everyone):
            said[merged.get(each.entity_id, each.entity_id)].append(each)
        grants: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
        for holder, grant in grants_by_holder(everyone, None):
            grants[merged.get(holder, holder)].append(grant)
        for code in batch:
            if code in entities:
                entity = entities[code]
                own = _own_first(said[entity.pk], entity.pk)
                unknown = lists.unknown(entity.row.town)
                yield facts_from(entity, own, grants[entity.pk], as_of, unknown)


def facts_with(
    codes: Iterable[str],
    *,
    as_of: date,
    grants: Mapping[str, Iterable[Mapping[str, Any]]],
) -> Iterator[Any]:
    """The same for who has read the titles of everybody already: one query a batch, and one.

    grants: by firm its records of titles.
    """
    lists = TitleLists.on(as_of)
    for batch in batches(codes):
        own = Q(code__in=batch) | Q(row__merged_into__code__in=batch)
        standing = Current.objects.filter(entity__in=Entity.objects.filter(own).values("pk"))
        said: dict[str, list[Any]] = defaultdict(list)
        entities: dict[str, Entity] = {}
        for each in standing.select_related("entity__row__merged_into__row"):
            entity = each.entity.row.merged_into or each.entity
            entities[entity.code] = entity
            said[entity.code].append(each)
        for code in batch:
            if code in entities:
                entries = _own_first(said[code], entities[code].pk)
                unknown = lists.unknown(entities[code].row.town)
                yield facts_from(entities[code], entries, grants.get(code, ()), as_of, unknown)


def _own_first(entries: Iterable[Any], own: int) -> list[Any]:
    found: dict[tuple[str, str, str], Any] = {}
    for entry in sorted(entries, key=lambda each: (each.entity_id == own, -each.entity_id)):
        found[entry.concept, entry.period, entry.slot] = entry
    return list(found.values())


def facts_from(
    entity: Entity | Row,
    said: Iterable[Any],
    grants: Iterable[Mapping[str, Any]],
    as_of: date,
    unknown: Set[str],
) -> Any:
    """What the kernel judges, from what stands of a firm and of the titles it was granted.

    unknown: titles it may hold without a record here, as no list of them is declared complete.
    """
    kind = kind_of(entity.kind)
    by_concept: dict[str, list[Any]] = defaultdict(list)
    for entry in said:
        by_concept[entry.concept].append(entry)
    values: dict[str, Any] = {}
    by_year: dict[str, Any] = {}
    lists: dict[str, Any] = {}
    for name, entries in by_concept.items():
        concept = kind.find(name)
        if concept is None or concept.type == "entity":
            continue
        if concept.yearly:
            by_year[name] = years(concept, entries)
        elif concept.fields:
            lists[name] = items(concept, entries)
        elif (value := held(concept, entries, as_of)) is not None:
            (lists if concept.type == "list" else values)[name] = value
    return guiju.Facts(
        entity=entity.code,
        values=values,
        years={name: by for name, by in by_year.items() if by},
        lists=lists,
        titles=titles_of(grants, as_of, unknown),
        as_of=as_of,
    )


def held(concept: Any, entries: list[Any], as_of: date) -> Any:
    """The value that holds on a day of what has no year, None where nothing is known."""
    entry = holding(entries, as_of)
    return internal(concept, entry) if entry is not None else None


def years(concept: Any, entries: list[Any]) -> dict[int, Any]:
    """The values of a yearly concept by year."""
    found = {int(entry.period[:4]): internal(concept, entry) for entry in entries if entry.period}
    return {year: value for year, value in found.items() if value is not None}


def items(concept: Any, entries: list[Any]) -> tuple[Any, ...]:
    """The records of a list, in the order of their numbers."""
    known = [entry for entry in sorted(entries, key=lambda e: e.slot) if entry.state == "known"]
    return tuple(internal(concept, entry) for entry in known if entry.text)
