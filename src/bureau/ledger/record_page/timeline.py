"""What happened to a record, and what was learnt of it, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bureau.ledger.queries.dossiers import Dossier, Entry, Line
from bureau.ledger.standing import order
from bureau.ledger.values import when

MOST = 40


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: when, in words and for sorting, and what."""

    when: str
    at: date
    text: str
    cite: str = ""
    state: str = ""


def timeline(dossier: Dossier) -> list[Moment]:
    """Stages, dated changes, items with a date, corrections with their reason."""
    found = [moment for line in dossier.lines.values() for moment in _moments(line) if moment.when]
    return sorted(found, key=lambda moment: moment.at, reverse=True)[:MOST]


def _moments(line: Line) -> Iterator[Moment]:
    concept = line.concept
    for entry in line.entries:
        if not entry.text:
            continue
        if concept.fields:
            yield from _of_item(line, entry)
        elif concept.type == "date":
            yield _moment(entry.raw, concept.label, entry, "done")
        elif entry.period and not concept.yearly:
            state = "done" if concept.name == "stage" else ""
            yield _moment(entry.period, f"{concept.label}：{entry.text}", entry, state)
    replaced = [e for e in line.entries if e.reason and e.known_on is not None]
    for entry in replaced:
        if entry.known_on is not None:
            text = f"更正{concept.label}：{entry.reason}"
            on = when(entry.known_on.isoformat())
            yield Moment(on, entry.known_on, text, _cite(entry))


def _of_item(line: Line, entry: Entry) -> Iterator[Moment]:
    if not entry.raw.startswith("{"):
        return
    raw = json.loads(entry.raw)
    dates = [name for name, field in line.concept.fields.items() if field.type == "date"]
    name = next((name for name in dates if raw.get(name)), "")
    if name:
        yield _moment(str(raw[name]), f"{line.concept.label}：{entry.text}", entry, "")


def _moment(code: str, text: str, entry: Entry, state: str) -> Moment:
    dated = code if code[:1].isdigit() else ""
    last, _ = order(dated)
    return Moment(when(dated), last, text, _cite(entry), state)


def _cite(entry: Entry) -> str:
    return str(entry.source) if entry.source else ""
