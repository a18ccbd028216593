"""The facts of a dossier in the groups a page shows them in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bureau.ledger.queries.dossiers import Dossier, Entry, Line
from bureau.ledger.record_page.rights import Hand
from bureau.ledger.values import read, shown

STAGE = "stage"
MOST_YEARS = 6


@dataclass(frozen=True)
class One:
    """One concept with what holds of it, what else is said for other times, and its past."""

    concept: Any
    now: Entry
    others: tuple[Entry, ...]
    history: tuple[Entry, ...]
    writes: bool


@dataclass(frozen=True)
class Item:
    """One item of a list of records: its cells in the order of the fields."""

    entry: Entry
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """A list of records, or a relation with several ends."""

    concept: Any
    items: tuple[Item, ...]
    ends: tuple[Entry, ...]
    history: tuple[Entry, ...]
    writes: bool


@dataclass(frozen=True)
class Yearly:
    """Yearly concepts side by side: the years, and for each concept an entry a year."""

    years: tuple[str, ...]
    rows: tuple[tuple[Any, tuple[Entry | None, ...], bool], ...]


def ones(dossier: Dossier, hand: Hand) -> list[One]:
    """Everything known that has one value at a time: what it is called and known by first."""
    first = (dossier.kind.named_by, *dossier.kind.identified_by)
    found = [
        One(
            line.concept,
            line.now,
            tuple(e for e in line.entries if e.fact_id != line.now.fact_id),
            line.history,
            hand.writes(line.concept),
        )
        for line in _plain(dossier.lines.values())
        if line.now is not None
    ]
    return sorted(found, key=lambda one: one.concept.name not in first)


def blanks(dossier: Dossier, hand: Hand) -> list[Any]:
    """The concepts of which nothing is known and which the viewer may fill in."""
    found = [line for line in dossier.lines.values() if line.now is None]
    return [
        line.concept
        for line in found
        if line.concept.type != "titles"
        and line.concept.name != STAGE
        and not line.concept.retired
        and hand.writes(line.concept)
    ]


def _plain(lines: Iterable[Line]) -> list[Line]:
    return [
        line
        for line in lines
        if not (line.concept.many or line.concept.fields or line.concept.yearly)
        and line.concept.name != STAGE
        and line.concept.type != "titles"
    ]


def lists(dossier: Dossier, hand: Hand) -> list[Listed]:
    """Lists of records and relations with several ends, empty ones left out."""
    found = []
    for line in dossier.lines.values():
        if not (line.concept.many or line.concept.fields):
            continue
        entries = sorted((e for e in line.entries if e.text), key=lambda e: e.slot)
        if not entries:
            continue
        items = tuple(_item(line, e) for e in entries) if line.concept.fields else ()
        ends = tuple(entries) if line.concept.many else ()
        writes = hand.writes(line.concept)
        found.append(Listed(line.concept, items, ends, line.history, writes))
    return found


def _item(line: Line, entry: Entry) -> Item:
    if not entry.raw.startswith("{"):
        return Item(entry, (entry.text,))
    raw = json.loads(entry.raw)
    fields = line.concept.fields.items()
    cells = (shown(f, read(f, raw[n]), str(raw[n])) if n in raw else "" for n, f in fields)
    return Item(entry, tuple(cells))


def yearly(dossier: Dossier, hand: Hand) -> Yearly | None:
    """The yearly facts as one table, latest years first; None when there are none."""
    lines = [line for line in dossier.lines.values() if line.concept.yearly and line.entries]
    years = sorted({e.period for line in lines for e in line.entries if e.text}, reverse=True)
    if not years:
        return None
    kept = tuple(years[:MOST_YEARS])
    rows = []
    for line in lines:
        by_year = {entry.period: entry for entry in line.entries if entry.text}
        if any(year in by_year for year in kept):
            cells = tuple(by_year.get(year) for year in kept)
            rows.append((line.concept, cells, hand.writes(line.concept)))
    return Yearly(kept, tuple(rows))


def waiting(dossier: Dossier, hand: Hand) -> list[tuple[Any, Entry, Entry | None, bool]]:
    """Proposals not yet decided: concept, what is proposed, what stands, may he decide."""
    found = []
    for line in dossier.lines.values():
        for entry in line.proposals:
            key = (entry.period, entry.slot)
            stands = next((e for e in line.entries if (e.period, e.slot) == key), None)
            found.append((line.concept, entry, stands, hand.decides(line.concept)))
    return found
