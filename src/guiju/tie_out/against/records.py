"""Single numbers and dates of records a sentence names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from guiju.ledger import Ledger, Record
from guiju.ledger.showing import plain
from guiju.periods import YEAR, Stretch
from guiju.tie_out.against.match import Candidate
from guiju.tie_out.against.units import comparable, in_unit_of, says
from guiju.tie_out.statement import Statement
from guiju.vocabulary import Concept

_DIRECT = 4.0
_ORDINAL_UNITS = {"期", "届", "批", "次", "号", ""}


def number_candidates(
    statement: Statement, near: dict[Record, int], ledger: Ledger
) -> Iterator[Candidate]:
    """The numbers of records named nearby that the statement's number is."""
    for record, distance in near.items():
        for concept in record.kind.concepts.values():
            if concept.type not in ("money", "count") or concept.yearly:
                continue
            value = record.value(concept.name)
            if concept.type == "count" and concept.label not in statement.sentence:
                continue
            if isinstance(value, int) and comparable(statement, concept.unit):
                exact = Fraction(value, concept.written_scale)
                if says(statement, in_unit_of(statement, exact, concept.unit)):
                    yield _candidate(record, concept, exact, distance, ledger)


def _candidate(
    record: Record, concept: Concept, exact: Fraction, distance: int, ledger: Ledger
) -> Candidate:
    text = f"{ledger.name_of(record)}的{concept.label}为{plain(exact)}{concept.unit}"
    score = _DIRECT - distance
    return Candidate(f"{record.id}.{concept.name}", score, False, True, text, (record,))


def ordinal_candidates(
    statement: Statement, near: dict[Record, int], ledger: Ledger
) -> Iterator[Candidate]:
    """第三期: a record named nearby that bears this number."""
    if statement.value is None or statement.unit not in _ORDINAL_UNITS:
        return
    for record, distance in near.items():
        concept = record.concept("issue_no")
        value = record.value("issue_no") if concept is not None else None
        if concept is not None and value == statement.value:
            yield _candidate(record, concept, Fraction(statement.value), distance, ledger)


def date_candidates(
    statement: Statement, near: dict[Record, int], ledger: Ledger, year: int
) -> Iterator[Candidate]:
    """Dates of records named nearby that lie where the statement says."""
    days = statement.when.days(year) if statement.when is not None else None
    if days is None:
        return
    for record, distance in near.items():
        for label, when in _dates(record):
            if (same := _same(days, when)) is not False:
                text = f"{ledger.name_of(record)}的{label}为{when.text()}"
                yield Candidate(record.id, _DIRECT - distance, False, same, text, (record,))


def _dates(record: Record) -> Iterator[tuple[str, Stretch]]:
    for concept in record.kind.concepts.values():
        value = record.value(concept.name)
        if isinstance(value, Stretch):
            yield concept.label, value
        for entry in record.later.get(concept.name, ()):
            if entry.on is not None:
                yield f"{concept.label}变动", entry.on


def _same(days: tuple[date, date], when: Stretch) -> bool | None:
    """Whether a record's date lies in what the text says; None where the record says less."""
    first, last = days
    if first <= when.first and when.last <= last:
        return True
    return None if when.first <= first and last <= when.last and when.precision != YEAR else False
