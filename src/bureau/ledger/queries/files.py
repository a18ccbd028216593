"""A firm's whole file in three queries: its dossier, what it is judged by, the records about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bureau.accounts.rights import READ
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger.models import Current, Fact, Row
from bureau.ledger.queries.dossiers import (
    Dossier,
    dossier_from,
    facts_about,
    is_waiting,
    standing_of,
)
from bureau.ledger.queries.judging import facts_from
from bureau.ledger.queries.lists import row as row_of
from bureau.ledger.queries.merges import own_and_merged
from bureau.ledger.queries.seeing import name_of, sight
from bureau.ledger.queries.titles import TITLES, TitleLists, titles_of
from bureau.ledger.reading import kind_of
from bureau.ledger.rows import MERGED
from bureau.ledger.standing import counts, holding, stand
from bureau.ledger.things import thing_of
from bureau.ledger.values import shown


@dataclass(frozen=True)
class Related:
    """A record that names the firm, within the viewer's reach.

    by: the relations it names it by; said: by concept what holds, as the viewer may see it.
    """

    row: Row
    by: tuple[Any, ...]
    said: Mapping[str, str]


@dataclass(frozen=True)
class File:
    """A firm's file. facts: what it is judged by, whoever looks; all else as the viewer sees it.

    titles: {code: last valid day} of those on record, None where the record does not tell it.
    known: (key of the fact, key of the decision that accepted it, 0 for none) of what counts.
    """

    dossier: Dossier
    facts: Any
    records: tuple[Related, ...]
    titles: Mapping[str, int | None]
    known: tuple[tuple[int, int], ...] = ()

    def later_than(self, fact: int, decision: int) -> int:
        """How many of its facts count that came in after these keys of the ledger."""
        return sum(said > fact or accepted > decision for said, accepted in self.known)


def file_of(
    code: str,
    *,
    viewer: Viewer,
    as_of: date,
    as_known: date | None = None,
    answered_by: Collection[int] = (),
) -> File:
    """The file of a firm within reach; as_of is the day it is judged on.

    answered_by: users whose proposals count in `facts` as if they were accepted already, so that a
    firm can be told what its own answers lead to.
    """
    row = row_of(code, viewer=viewer)
    facts = facts_about(row, as_known)
    standing = [*standing_of(facts, row.entity_id, as_known), *answers_of(facts, answered_by)]
    about = _records(row, {row.pk, *(fact.entity_id for fact in facts)}, as_known)
    grants = _grants(row.kind, about)
    unknown = TitleLists.on(as_of).unknown(row.town)
    return File(
        dossier=dossier_from(row, facts, viewer=viewer, as_known=as_known),
        facts=facts_from(row, _last(standing), grants, as_of, unknown),
        titles=titles_of(grants, as_of) or {},
        records=tuple(each for each in map(_seen(viewer), about) if each is not None),
        known=tuple((fact.pk, _accepted(fact)) for fact in facts if counts(fact, as_known)),
    )


def _accepted(fact: Fact) -> int:
    return fact.decision.pk if fact.proposed else 0


def answers_of(facts: Iterable[Fact], people: Collection[int]) -> list[Fact]:
    """What these people have proposed and nobody has decided, in the order it was said."""
    found = [fact for fact in facts if is_waiting(fact) and fact.recorded_by_id in people]
    return sorted(found, key=lambda fact: fact.pk)


def _last(facts: Iterable[Fact]) -> list[Fact]:
    """Of those under one key the last."""
    return list({(fact.concept, fact.period, fact.slot): fact for fact in facts}.values())


@dataclass(frozen=True)
class _Record:
    row: Row
    by: tuple[str, ...]
    now: Mapping[str, Any]


def _records(row: Row, ends: set[int], as_known: date | None) -> list[_Record]:
    """Every record that names the firm or one merged into it, with what holds of it."""
    own = own_and_merged(row.entity_id, as_known)
    naming = Current.objects.filter(ref__in=own).exclude(concept=MERGED).values("entity")
    model, near = (Current, ()) if as_known is None else (Fact, ("source", "decision"))
    said = model.objects.filter(entity__in=naming).select_related("entity__row", "ref__row", *near)
    by_entity: dict[int, list[Any]] = defaultdict(list)
    for entry in said:
        by_entity[entry.entity_id].append(entry)
    return [_record(entries, ends, as_known) for entries in by_entity.values()]


def _record(entries: list[Any], ends: set[int], as_known: date | None) -> _Record:
    standing: Iterable[Any] = entries if as_known is None else stand(entries, as_known).values()
    by_concept: dict[str, list[Any]] = defaultdict(list)
    for entry in standing:
        by_concept[entry.concept].append(entry)
    by = tuple(name for name, each in by_concept.items() if any(e.ref_id in ends for e in each))
    now = {name: holding(each) for name, each in by_concept.items()}
    return _Record(entries[0].entity.row, by, now)


def _grants(kind: str, about: Iterable[_Record]) -> list[Mapping[str, Any]]:
    concept = kind_of(kind).concepts.get(TITLES)
    source = concept.from_records if concept is not None else None
    if source is None:
        return []
    return [
        each.now
        for each in about
        if each.row.kind == source.kind and source.of in each.by and not each.row.is_withdrawn
    ]


def _seen(viewer: Viewer) -> Callable[[_Record], Related | None]:
    """How this viewer sees a record; None where it is out of his reach or no more."""

    def seen(record: _Record) -> Related | None:
        row = record.row
        gone = row.is_withdrawn or row.merged_into_id is not None or row.is_secret
        if gone or not record.by or not viewer.may(READ, thing_of(row.kind), **row.place):
            return None
        concepts = kind_of(row.kind).concepts
        held = {n: each for n, each in record.now.items() if each is not None and n in concepts}
        said = {
            name: _shown(concepts[name], entry, viewer)
            for name, entry in held.items()
            if sight(concepts[name], row, viewer) == VALUE
        }
        return Related(row, tuple(concepts[name] for name in record.by if name in concepts), said)

    return seen


def _shown(concept: Any, entry: Any, viewer: Viewer) -> str:
    name = name_of(entry.ref, viewer) if entry.ref_id else ""
    return shown(concept, entry, name)
