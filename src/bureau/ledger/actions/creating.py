"""A new thing of a kind, with what is known of it from the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.keys import check_key
from bureau.ledger.actions.permission import may_write_kind
from bureau.ledger.actions.recording import checked_grade, concept_of, fill, period_of
from bureau.ledger.deriving import derive
from bureau.ledger.models import Entity, Fact, Row, Source
from bureau.ledger.reading import kind_of, leans, vocabulary
from bureau.ledger.things import OUTSIDE, thing_of
from bureau.ledger.values import read


def create(
    *,
    by: Viewer,
    kind: str,
    values: Mapping[str, Any],
    source: Source | None = None,
    grade: str = "",
    code: str | None = None,
    known_on: date | None = None,
    sample: bool = False,
) -> Entity:
    """Create an entity and its first facts.

    values: {concept: written value | {year: written} | [{field: written}] | [codes]}. What a
    viewer from outside the bureau says of it is proposed, but for its name and what it belongs to.
    BadInput with every slip: required fields left blank, a key that stands already.
    """
    if kind not in vocabulary().kinds:
        raise guiju.BadInput.saying(f"没有“{kind}”这个种类", do="从词汇表里的种类中选")
    may_write_kind(by, kind, **_belongs(kind, values))
    entity = Entity(
        code=code or "",
        kind=kind,
        is_sample=sample,
        source=source,
        grade=checked_grade(grade),
        known_on=known_on or guiju.calendar.today(),
        recorded_by_id=by.user_id,
    )
    with transaction.atomic():
        entity.code = code or next_code(kind)
        entity.save()
        facts = list(_facts(entity, values))
        _demand(kind, facts)
        check_key(entity, facts)
        place = {"section": kind_of(kind).owner} | _belongs(kind, values)
        outside = not by.without(OUTSIDE).may("w", thing_of(kind), **place)
        for fact in facts:
            fact.proposed = outside and not kind_of(kind).find(fact.concept).required
        Fact.objects.bulk_create(facts)
        derive([entity.pk])
    return entity


def next_code(kind: str) -> str:
    """The next free number of a kind: platform-0036."""
    last = Entity.objects.filter(kind=kind).aggregate(last=Max("pk"))["last"] or 0
    number = Entity.objects.filter(kind=kind).count() + 1
    while Entity.objects.filter(code=f"{kind}-{number:04d}").exists():
        number = max(number + 1, last)
    return f"{kind}-{number:04d}"


def _belongs(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Town and bodies of a thing not yet there: those of the things it names."""
    names = [name for name in leans(kind) if values.get(name)]
    rows = [row for name in names if (row := Row.objects.filter(code=str(values[name])).first())]
    places = [row.place for row in rows]
    town = next((place["town"] for place in places if place["town"]), "")
    bodies = frozenset().union(*(place["bodies"] for place in places)) if places else frozenset()
    return {"town": town, "bodies": bodies}


def _facts(entity: Entity, values: Mapping[str, Any]) -> Iterator[Fact]:
    for name, raw in values.items():
        concept = concept_of(entity, name)
        for period, slot, each in spread(concept, raw):
            value = read(concept, each)
            if value.state == "unknown":
                continue
            fact = Fact(
                entity=entity,
                concept=concept.name,
                period=period_of(concept, period),
                slot=slot,
                source=entity.source,
                grade=entity.grade,
                known_on=entity.known_on,
                is_sample=entity.is_sample,
                recorded_by_id=entity.recorded_by_id,
            )
            fill(fact, concept, value)
            yield fact


def spread(concept: Any, raw: Any) -> Iterator[tuple[str, str, Any]]:
    """(period, slot, raw value) of every fact a written value stands for."""
    if isinstance(raw, Mapping) and not concept.fields:
        yield from ((str(year), "", each) for year, each in raw.items())
    elif isinstance(raw, list | tuple) and concept.many:
        yield from (("", str(each), each) for each in raw)
    elif isinstance(raw, list | tuple) and concept.fields:
        yield from (("", f"{number:03d}", each) for number, each in enumerate(raw, 1))
    elif isinstance(raw, list | tuple):
        yield "", "", "；".join(str(each) for each in raw)
    elif concept.many:
        yield "", str(raw), raw
    else:
        yield "", "", raw


def _demand(kind: str, facts: list[Fact]) -> None:
    given = {fact.concept for fact in facts}
    wanted = [c for c in kind_of(kind).concepts.values() if c.required and c.name not in given]
    if wanted:
        met = f"{kind_of(kind).label}缺少：{'、'.join(c.label for c in wanted)}"
        raise guiju.BadInput.saying(met, do="补上再登记")
