"""What came in lately: facts by day and source, and records by their own date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bureau.ledger import queries as ledger
from bureau.ledger.queries import Dossier, Entry, Related

MOST = 8
NAMED = 3


@dataclass(frozen=True)
class Event:
    """One thing that happened: the day as known, in words, where to read on."""

    day: str
    says: str
    by: str


def events(dossier: Dossier, records: Iterable[Related]) -> tuple[Event, ...]:
    """The latest first."""
    found = [*_entered(dossier), *_records(records)]
    return tuple(sorted(found, key=lambda each: each.day, reverse=True)[:MOST])


def _entered(dossier: Dossier) -> Iterator[Event]:
    """Facts known since the same day from the same source, told together."""
    by_day: dict[tuple[str, str], list[tuple[str, Entry]]] = defaultdict(list)
    for line in dossier.lines.values():
        for entry in (*line.entries, *line.history, *line.proposals):
            day = str(entry.known_on or entry.recorded_at.date())
            by_day[day, _told_by(entry)].append((line.concept.label, entry))
    for (day, by), entries in by_day.items():
        labels = list(dict.fromkeys(label for label, _ in entries))
        named = "、".join(labels[:NAMED]) + (f"等 {len(labels)} 项" if len(labels) > NAMED else "")
        waiting = sum(entry.waiting for _, entry in entries)
        word = f"提出 {waiting} 项待审" if waiting == len(entries) else "记入"
        yield Event(day, f"{word}：{named}", by)


def _told_by(entry: Entry) -> str:
    grade = f"{entry.grade} 级" if entry.grade else ""
    source = str(entry.source) if entry.source else entry.recorded_by
    return " · ".join(part for part in (source, grade) if part)


def _records(records: Iterable[Related]) -> Iterator[Event]:
    for each in records:
        if each.row.main_date:
            label = ledger.kind_of(each.row.kind).label
            yield Event(each.row.main_date, f"{label}：{each.row.name}", "")
