"""Statements folded into records, as they were known on the ledger's day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from guiju.ledger.records import Cell, Dated, Provenance, Record
from guiju.ledger.statements import FactRow, ItemRow, LinkRow, RecordRow, Statements, YearRow
from guiju.vocabulary import Vocabulary


@dataclass
class Draft:
    """A record being put together."""

    record: Record
    later: dict[str, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    years: dict[str, dict[int, tuple[Cell | None, Provenance]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    lists: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Gathered:
    """Everything folded so far; `unknown_yet` holds ids of records nobody knew of on the day."""

    vocabulary: Vocabulary
    known_at: date | None
    drafts: dict[str, Draft] = field(default_factory=dict)
    unknown_yet: set[str] = field(default_factory=set)

    def known(self, given: Provenance) -> bool:
        """Whether something was known on the ledger's day."""
        return self.known_at is None or given.known_at is None or given.known_at <= self.known_at

    def draft(self, row: YearRow | ItemRow | FactRow | LinkRow) -> Draft | None:
        """The draft a row is about; None where row or record was not known of."""
        return self.drafts.get(row.id) if self.known(row.given) else None

    def records(self) -> dict[str, dict[str, Record]]:
        """The finished records by kind and id."""
        found: dict[str, dict[str, Record]] = {name: {} for name in self.vocabulary.kinds}
        for name, draft in self.drafts.items():
            found[draft.record.kind.name][name] = _finished(draft)
        return found


def gather(told: Statements, vocabulary: Vocabulary, known_at: date | None) -> Gathered:
    """Everything that was known on a day, by record."""
    into = Gathered(vocabulary, known_at)
    for record in told.records:
        _record(into, record)
    for year in told.years:
        _years(into, year)
    for item in told.items:
        _item(into, item)
    for fact in told.facts:
        _fact(into, fact)
    for link in told.links:
        _link(into, link)
    return into


def _record(into: Gathered, row: RecordRow) -> None:
    if into.known(row.given):
        kind = into.vocabulary.kinds[row.kind]
        into.drafts[row.id] = Draft(Record(kind, row.id, row.values, row.given, row.sample))
    else:
        into.unknown_yet.add(row.id)


def _item(into: Gathered, row: ItemRow) -> None:
    if draft := into.draft(row):
        fields = draft.record.kind.concepts[row.concept].fields
        blank: dict[str, Cell | None] = dict.fromkeys(fields)
        draft.lists[row.concept].append(blank | dict(row.values))


def _years(into: Gathered, row: YearRow) -> None:
    if draft := into.draft(row):
        for name, value in row.values.items():
            _put_year(draft, name, row.year, value, row.given)


def _fact(into: Gathered, row: FactRow) -> None:
    if draft := into.draft(row):
        if not draft.record.kind.concepts[row.concept].yearly:
            draft.later[row.concept].append(Dated(row.on, row.value, row.given))
        elif row.on is not None:
            _put_year(draft, row.concept, row.on.first.year, row.value, row.given)


def _put_year(draft: Draft, name: str, year: int, value: Cell | None, given: Provenance) -> None:
    """The later known value of a year stands; of two known on one day, the one written later."""
    before = draft.years[name].get(year)
    if before is None or _known(before[1]) <= _known(given):
        draft.years[name][year] = (value, given)


def _link(into: Gathered, row: LinkRow) -> None:
    draft = into.draft(row)
    if draft is not None and row.to not in into.unknown_yet:
        draft.links[row.relation].append(row.to)


def _known(given: Provenance) -> date:
    return given.known_at or date.min


def _finished(draft: Draft) -> Record:
    """Facts in the order of their dates; of two for one date, the later known stands."""
    later = {}
    for name, entries in draft.later.items():
        standing = {entry.on: entry for entry in sorted(entries, key=lambda e: _known(e.given))}
        later[name] = tuple(sorted(standing.values(), key=_order))
    return replace(
        draft.record,
        later=later,
        years={name: _standing(by) for name, by in draft.years.items()},
        links={name: tuple(dict.fromkeys(others)) for name, others in draft.links.items()},
        lists={name: tuple(items) for name, items in draft.lists.items()},
    )


def _standing(years: Mapping[int, tuple[Cell | None, Provenance]]) -> dict[int, Cell]:
    """What was taken back is not there."""
    return {year: value for year, (value, _) in years.items() if value is not None}


def _order(entry: Dated) -> tuple[date, date]:
    if entry.on is None:
        return date.min, date.min
    return entry.on.last, entry.on.first
