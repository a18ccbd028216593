"""One value of a fact as a certificate writes it, exact and in the unit of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from guiju.calendar import from_number
from guiju.certificate.numbers import exact
from guiju.facts.days import day_number
from guiju.facts.values import typed_value
from guiju.vocabulary import Concept

NOT_HELD, HELD = False, True
_DISTRICT, _TOWN, _WHOLE = 6, 9, 12


def as_written(concept: Concept, value: Any) -> Any:
    """An internal value (分, positions, day numbers) as text, yes/no or a list of these."""
    if value is None:
        return None
    if concept.type == "list":
        return [_item(concept, item) for item in value]
    if concept.type == "bool":
        return bool(value)
    if concept.type == "choice":
        return list(concept.choices)[value]
    if concept.type == "date":
        return from_number(value).isoformat()
    if concept.type == "place":
        return _place(value)
    if concept.numeric:
        return exact(Fraction(value, concept.written_scale))
    return str(value)


def internal(concept: Concept, written: Any, unit: str) -> Any:
    """The internal value again, read as people's files are; BadInput where it no longer fits."""
    return typed_value(concept, written, unit if concept.type == "money" else None)


def _item(concept: Concept, item: Any) -> Any:
    if not isinstance(item, Mapping):
        assert concept.item is not None
        return as_written(concept.item, item)
    fields = concept.fields
    return {k: as_written(fields[k], v) for k, v in item.items() if v is not None}


def _place(value: int) -> str:
    code = str(value).zfill(_WHOLE)
    for digits in (_DISTRICT, _TOWN):
        if set(code[digits:]) == {"0"}:
            return code[:digits]
    return code


def title_written(titles: Mapping[str, int | None] | None, code: str) -> Any:
    """The last valid day of a title; true held or not, day unknown; false not; None not known."""
    if titles is None:
        return None
    if code not in titles:
        return NOT_HELD
    day = titles[code]
    return HELD if day is None else from_number(day).isoformat()


def title_day(written: Any) -> int | None:
    """The day number of a title's entry, None when it is unknown."""
    return None if written is HELD else day_number("有效期止", written)
