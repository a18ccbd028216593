"""What changed of a firm lately: what was recorded of it, and what became of its own answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from bureau.ledger import queries as ledger
from bureau.portal.file.reading import OwnFile

MOST = 6
NAMED = 4
"""Facts named of one change; the others are counted."""


@dataclass(frozen=True)
class Change:
    """Facts recorded together: on a day, by whom, resting on what."""

    on: date
    who: str
    what: str
    source: str


def changes_of(file: OwnFile) -> list[Change]:
    """The latest changes by others, and the firm's answers that were accepted."""
    groups: dict[tuple[date, str, str], dict[str, None]] = defaultdict(dict)
    for label, entry in _entries(file):
        on = entry.decided_on or entry.known_on or localdate(entry.recorded_at)
        who = "本单位填报，已核实" if entry.proposed else entry.recorded_by
        groups[on, who, str(entry.source or "")].setdefault(label)
    latest = sorted(groups.items(), key=lambda item: item[0][0], reverse=True)[:MOST]
    return [Change(on, who, _named(list(labels)), src) for (on, who, src), labels in latest]


def _entries(file: OwnFile) -> Iterator[tuple[str, ledger.Entry]]:
    for line in file.dossier.lines.values():
        for entry in line.entries:
            if entry.standing:
                yield line.concept.label, entry


def _named(labels: list[str]) -> str:
    more = f"等{len(labels)}项" if len(labels) > NAMED else ""
    return "、".join(labels[:NAMED]) + more
