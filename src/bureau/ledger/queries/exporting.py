"""Everything the tables say as statements of a folder ledger, as of now or as known on a day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings

import guiju
from bureau.ledger.deriving import batches
from bureau.ledger.models import Card, Completeness, Entity, Fact, Source
from bureau.ledger.queries.merges import merged_on
from bureau.ledger.reading import kind_of
from bureau.ledger.rows import MERGED
from bureau.ledger.standing import known_on
from bureau.ledger.values import cell_of, read

Key = tuple[str, str, str]


def statements(*, as_known: date | None = None) -> Any:
    """What is said and accepted, with its provenance, as `guiju.Statements`.

    Of a list's items and of links what stands, of everything else all that was ever said. A thing
    merged into another is left out: what the other does not say itself is said of the other.
    """
    card = Card.objects.filter(place=settings.PLACE).first() or Card(place=settings.PLACE)
    told = guiju.Statements.of(
        card.place, title=card.title, since=card.since, note=card.note, known_at=as_known
    )
    for source in Source.objects.order_by("pk"):
        _paper(told, source, as_known)
    for declared in Completeness.objects.order_by("pk"):
        _declare(told, declared)
    merged = merged_on(as_known)
    alive = [
        e for e in Entity.objects.order_by("pk").select_related("source") if _known(e, as_known)
    ]
    codes = {entity.pk: entity.code for entity in alive}
    targets = {pk: codes[into] for pk, into in merged.items() if into in codes}
    into_them = defaultdict(list)
    for pk, into in merged.items():
        into_them[into].append(pk)
    export = _Export(told, as_known, {**codes, **targets})
    for batch in batches(entity for entity in alive if entity.pk not in merged):
        said = _said([pk for e in batch for pk in (e.pk, *into_them[e.pk])])
        for entity in batch:
            own = export.sayable(said[entity.pk])
            export.record(entity, own)
            for other in into_them[entity.pk]:
                stands = {_key(fact) for fact in own}
                others = [f for f in export.sayable(said[other]) if _key(f) not in stands]
                export.rest(entity, others)
                own += others
    return told


def _said(entities: list[int]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    facts = Fact.objects.filter(entity__in=entities).exclude(concept=MERGED)
    for fact in facts.select_related("source", "decision").order_by("pk"):
        found[fact.entity_id].append(fact)
    return found


def _known(entity: Entity, on: date | None) -> bool:
    return on is None or entity.known_on is None or entity.known_on <= on


def _key(fact: Fact) -> Key:
    return fact.concept, fact.period, fact.slot


@dataclass
class _Export:
    """Facts of one entity after another put into statements; codes: of entities known by then."""

    told: Any
    as_known: date | None
    codes: dict[int, str] = field(default_factory=dict)

    def sayable(self, facts: Iterable[Fact]) -> list[Fact]:
        """What was accepted and known by the day; sources withdrawn are said of the sources."""
        return [
            fact
            for fact in facts
            if (not fact.proposed or (hasattr(fact, "decision") and fact.decision.accepted))
            and (self.as_known is None or known_on(fact) <= self.as_known)
        ]

    def record(self, entity: Entity, facts: list[Fact]) -> None:
        """The entity's own row, and everything else that is said of it."""
        kind = kind_of(entity.kind)
        own = {}
        for fact in facts:
            concept = kind.find(fact.concept)
            if concept is not None and fact.concept not in own and _of_row(fact, entity, concept):
                own[fact.concept] = fact
        values = {name: self.cell(kind.concepts[name], fact) for name, fact in own.items()}
        reasons = {fact.reason for fact in own.values()}
        self.told.record(
            entity.kind,
            entity.code,
            {name: values[name] for name in kind.concepts if values.get(name) is not None},
            entity.is_sample,
            source=entity.source.code if entity.source else None,
            grade=entity.grade or None,
            known_at=entity.known_on,
            reason=reasons.pop() if len(reasons) == 1 else "",
        )
        rows = {fact.pk for fact in own.values()}
        self.rest(entity, [fact for fact in facts if fact.pk not in rows])

    def rest(self, entity: Entity, facts: list[Fact]) -> None:
        """Years, items, links, and later values."""
        kind = kind_of(entity.kind)
        by_key: dict[Key, list[Fact]] = defaultdict(list)
        for fact in facts:
            if kind.find(fact.concept) is not None:
                by_key[_key(fact)].append(fact)
        years = []
        for (name, _, _), said in by_key.items():
            concept = kind.concepts[kind.find(name).name]
            if concept.fields and not said[-1].slot:
                self._facts(entity, concept, said)  # that there is no item at all
            elif concept.fields or concept.many:
                self._standing(entity, concept, max(said, key=lambda f: (known_on(f), f.pk)))
            elif concept.yearly and said[0].state != "unknown":
                years.append(said[0])
                self._facts(entity, concept, said[1:])
            else:
                self._facts(entity, concept, said)
        for group in _together(years):
            values = {f.concept: self.cell(kind.concepts[f.concept], f) for f in group}
            year = int(group[0].period[:4])
            self.told.year(entity.code, year, values, group[0].is_sample, **_given(group[0]))

    def _standing(self, entity: Entity, concept: Any, fact: Fact) -> None:
        given = {"sample": fact.is_sample, **_given(fact)}
        # A folder has no row for “no item at all”.
        if fact.state != "known" or (concept.fields and not fact.text):
            return
        if concept.fields:
            cells = {
                name: cell_of(concept.fields[name], read(concept.fields[name], text))
                for name, text in json.loads(fact.text).items()
                if name in concept.fields
            }
            self.told.item(entity.code, concept.name, cells, **given)
        elif fact.ref_id in self.codes:
            words = json.loads(fact.text) if fact.text else {}
            since, until = (_stretch(text) for text in (fact.period, words.get("until")))
            role, to = words.get("role", ""), self.codes[fact.ref_id]
            self.told.link(entity.code, concept.name, to, since, until, role, **given)

    def _facts(self, entity: Entity, concept: Any, facts: Iterable[Fact]) -> None:
        for fact in facts:
            on, cell = _stretch(fact.period), self.cell(concept, fact)
            given = _given(fact)
            self.told.fact(entity.code, concept.name, on, cell, fact.is_sample, **given)

    def cell(self, concept: Any, fact: Fact) -> Any:
        """A fact's value for a table; a relation is the code of what its end is merged into."""
        if fact.ref_id is not None and fact.state == "known":
            return self.codes.get(fact.ref_id) or fact.ref.code
        return cell_of(concept, fact)


def _of_row(fact: Fact, entity: Entity, concept: Any) -> bool:
    """Whether a fact was said when the entity was entered, and so stands in its row."""
    if fact.period or fact.slot or fact.replaces_id or concept.yearly or concept.many:
        return False
    if concept.fields or fact.proposed or fact.state == "unknown":
        return False
    own = (entity.source_id, entity.grade, entity.known_on, entity.is_sample)
    return (fact.source_id, fact.grade, fact.known_on, fact.is_sample) == own


def _together(years: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Values of one year that rest on the same: a row each."""
    groups: dict[Any, list[Fact]] = defaultdict(list)
    for fact in years:
        given = (fact.source_id, fact.grade, known_on(fact), fact.reason, fact.is_sample)
        groups[(fact.period, *given)].append(fact)
    yield from groups.values()


def _given(fact: Fact) -> dict[str, Any]:
    day = known_on(fact)
    return {
        "source": fact.source.code if fact.source else None,
        "grade": fact.grade or None,
        "known_at": None if day == date.min else day,
        "reason": fact.reason,
    }


def _stretch(text: str | None) -> Any:
    return guiju.stretch(text) if text else None


def _paper(told: Any, source: Source, on: date | None) -> None:
    gone = source.withdrawn_on
    told.paper(
        source.code,
        kind=source.kind,
        title=source.title,
        issuer=source.issuer,
        number=source.number,
        dated=_stretch(source.dated),
        received_on=source.received_on,
        sha256=source.sha256,
        withdrawn_on=gone if gone and (on is None or gone <= on) else None,
        note=source.note,
    )


def _declare(told: Any, declared: Completeness) -> None:
    told.declare(
        kind=declared.kind,
        field=declared.field,
        value=declared.value,
        place=declared.place,
        since=_stretch(declared.since),
        as_of=_stretch(declared.as_of),
        source=declared.source,
    )
