"""Everything known of one thing: each fact with source, grade, dates and history, as seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bureau.accounts.viewer import BAND, LOCK, MASK, VALUE, Viewer
from bureau.ledger.models import Entity, Fact, Row, Source
from bureau.ledger.queries.lists import row as row_of
from bureau.ledger.queries.merges import own_and_merged
from bureau.ledger.queries.seeing import band, masked, name_of, sight
from bureau.ledger.reading import kind_of
from bureau.ledger.rows import MERGED
from bureau.ledger.standing import Key, counts, holding, order, stand
from bureau.ledger.values import shown, written_of


@dataclass(frozen=True)
class Entry:
    """One fact as shown: text is already a range, masked or blank where it must be.

    raw: what a form would hold, blank unless sight is VALUE. standing: it is what counts now for
    its period; waiting: proposed and not decided; refused: decided against.
    """

    fact_id: int
    concept: str
    period: str
    slot: str
    text: str
    raw: str
    sight: str
    number: int | None
    ref: str
    ref_kind: str
    source: Source | None
    grade: str
    known_on: date | None
    recorded_at: datetime
    recorded_by: str
    reason: str
    is_sample: bool
    standing: bool
    waiting: bool
    refused: str
    own_code: str
    recorded_by_id: int | None = None
    proposed: bool = False
    decided_on: date | None = None


@dataclass(frozen=True)
class Line:
    """One concept of a dossier: what holds now, every period and item, and what was said before."""

    concept: Any
    sight: str
    now: Entry | None
    entries: tuple[Entry, ...]
    history: tuple[Entry, ...]
    proposals: tuple[Entry, ...]


@dataclass(frozen=True)
class Dossier:
    """Everything known of one thing; merged: the codes whose facts are read as its own."""

    row: Row
    kind: Any
    lines: Mapping[str, Line]
    merged: tuple[Row, ...]
    as_known: date | None

    def known(self) -> list[Line]:
        """The concepts of which something is known."""
        return [line for line in self.lines.values() if line.now is not None]

    def blank(self) -> list[Line]:
        """The concepts of which nothing is known."""
        return [line for line in self.lines.values() if line.now is None]

    def text(self, concept: str) -> str:
        """What holds of a concept, as shown; blank when nothing is known."""
        line = self.lines.get(concept)
        return line.now.text if line is not None and line.now is not None else ""


def dossier(code: str, *, viewer: Viewer, as_known: date | None = None) -> Dossier:
    """The dossier of a row within reach, as known now or on a day."""
    row = row_of(code, viewer=viewer)
    facts = facts_about(row, as_known)
    return dossier_from(row, facts, viewer=viewer, as_known=as_known)


def dossier_from(
    row: Row, facts: Iterable[Fact], *, viewer: Viewer, as_known: date | None = None
) -> Dossier:
    """The same from facts already read."""
    kind = kind_of(row.kind)
    by_concept: dict[str, list[Fact]] = defaultdict(list)
    merged: dict[int, Row] = {}
    for fact in facts:
        by_concept[fact.concept].append(fact)
        if fact.entity_id != row.entity_id:
            merged[fact.entity_id] = fact.entity.row
    lines = {
        name: _line(concept, by_concept.get(name, []), row, viewer, as_known)
        for name, concept in kind.concepts.items()
    }
    return Dossier(row, kind, lines, tuple(merged.values()), as_known)


def facts_about(row: Row, as_known: date | None = None) -> list[Fact]:
    """Every fact said of an entity and of those merged into it by then, in three queries.

    Hundreds of facts share an entity or two and a few papers: each is made into an object once.
    """
    own = own_and_merged(row.entity_id, as_known)
    said = Fact.objects.filter(entity__in=own).exclude(concept=MERGED)
    found = list(said.select_related("decision", "recorded_by", "ref__row"))
    mine = Entity.objects.filter(pk__in=own).select_related("row")
    entities = {entity.pk: entity for entity in mine}
    papers = Source.objects.in_bulk({fact.source_id for fact in found} - {None})
    for fact in found:
        fact.entity = entities[fact.entity_id]
        fact.source = papers[fact.source_id] if fact.source_id else None
    return found


def _line(concept: Any, facts: list[Fact], row: Row, viewer: Viewer, as_known: date | None) -> Line:
    seen = sight(concept, row, viewer)
    standing = standing_of(facts, row.entity_id, as_known)
    held = {fact.pk for fact in standing}
    entries = {fact.pk: _entry(concept, fact, seen, fact.pk in held, viewer) for fact in facts}
    now = holding(standing)
    shown_now = entries[now.pk] if now is not None and now.state != "unknown" else None
    older = [f for f in facts if f.pk not in held and not is_waiting(f) and _known_by(f, as_known)]
    return Line(
        concept=concept,
        sight=seen,
        now=shown_now,
        entries=tuple(entries[f.pk] for f in sorted(standing, key=_latest_first)),
        history=tuple(entries[f.pk] for f in sorted(older, key=lambda f: -f.pk)),
        proposals=tuple(entries[f.pk] for f in facts if is_waiting(f)),
    )


def standing_of(facts: Iterable[Fact], own: int, as_known: date | None) -> list[Fact]:
    """What stands of an entity and those merged into it; its own word goes before theirs."""
    by_entity: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_entity[fact.entity_id].append(fact)
    found: dict[Key, Fact] = {}
    for entity in sorted(by_entity, key=lambda pk: (pk == own, -pk)):
        found |= stand(by_entity[entity], as_known)
    return list(found.values())


def is_waiting(fact: Fact) -> bool:
    """Whether it was proposed and nobody has decided."""
    return bool(fact.proposed and not hasattr(fact, "decision"))


def _known_by(fact: Fact, on: date | None) -> bool:
    return on is None or fact.known_on is None or fact.known_on <= on


def _latest_first(fact: Fact) -> tuple[int, str, int]:
    last, _ = order(fact.period)
    return -last.toordinal(), fact.slot, fact.pk


def _entry(concept: Any, fact: Fact, seen: str, standing: bool, viewer: Viewer) -> Entry:
    name = name_of(fact.ref, viewer) if fact.ref_id else ""
    decided = getattr(fact, "decision", None)
    refused = decided.reason if decided is not None and not decided.accepted else ""
    return Entry(
        fact_id=fact.pk,
        concept=fact.concept,
        period=fact.period,
        slot=fact.slot,
        text=_text(concept, fact, seen, name),
        raw=(fact.ref.code if fact.ref_id else written_of(concept, fact)) if seen == VALUE else "",
        sight=seen,
        number=fact.number if seen == VALUE else None,
        ref=fact.ref.code if fact.ref_id and seen != LOCK else "",
        ref_kind=fact.ref.kind if fact.ref_id and seen != LOCK else "",
        # Of what is locked one learns that it is there: not on what paper, nor why.
        source=fact.source if seen != LOCK else None,
        grade=fact.grade,
        known_on=fact.known_on,
        recorded_at=fact.recorded_at,
        recorded_by=str(fact.recorded_by) if fact.recorded_by_id else "系统",
        reason=fact.reason if seen != LOCK else "",
        is_sample=fact.is_sample,
        standing=standing and counts(fact),
        waiting=is_waiting(fact),
        refused=refused,
        own_code=fact.entity.code,
        recorded_by_id=fact.recorded_by_id,
        proposed=fact.proposed,
        decided_on=decided.decided_on if decided is not None else None,
    )


def _text(concept: Any, fact: Fact, seen: str, name: str) -> str:
    if seen == LOCK:
        return "已掌握" if fact.state != "unknown" else ""
    if seen == BAND:
        return band(concept, fact.number)
    text = shown(concept, fact, name)
    return masked(text) if seen == MASK else text
