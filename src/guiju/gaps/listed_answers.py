"""Plausible answers about lists and titles: none, or one as good as can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from guiju.calendar import to_number
from guiju.facts.entity import NEVER_HELD
from guiju.vocabulary import Concept

_YEAR = 365
_LATE_RANK = 99
_MOST_TITLES = 6


def titles(
    known: Mapping[str, int | None] | None, codes: Iterable[str], today: date
) -> Iterator[Mapping[str, int | None]]:
    """None of the titles that matter, or one of them valid for a year.

    Where titles are known but some last valid day is not, that day is past or ahead.
    """
    valid = to_number(today) + _YEAR
    asked = list(dict.fromkeys(codes))[:_MOST_TITLES]
    if known is None:
        yield {}
        yield from ({code: valid} for code in asked)
        return
    undated = [code for code, day in known.items() if day is None]
    told = {**known, **dict.fromkeys(undated, NEVER_HELD)}
    yield told
    yield from ({**told, code: valid} for code in undated if code in asked)


def lists(
    concept: Concept, known: tuple[Any, ...] | None, today: date
) -> Iterator[tuple[Any, ...]]:
    """No record, or one that passes every filter; of known records the blanks, worst and best."""
    if known is None:
        yield ()
        yield (_record(concept, None, today, good=True),)
        return
    for good in (False, True):
        yield tuple(_record(concept, record, today, good=good) for record in known)


def _record(concept: Concept, known: Any, today: date, *, good: bool) -> Any:
    if concept.item is not None:
        return _field(concept.item, today, good) if known is None else known
    record = dict(known or dict.fromkeys(concept.fields))
    for name, value in record.items():
        if value is None:
            record[name] = _field(concept.fields[name], today, good)
    return record


def _field(field: Concept, today: date, good: bool) -> int | str:
    """A value that passes any sensible filter (the first rank, the highest level), or none."""
    if field.type == "choice":
        return len(field.choices) - 1 if good else 0
    if field.type == "date":
        return to_number(today) if good else 0
    if field.type == "count":
        return 1 if good else _LATE_RANK
    if field.type in ("text", "entity", "industry"):
        return "示例"
    return int(good)
