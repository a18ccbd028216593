"""A value as the tables hold it, as the kernel calculates with it, and as people read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import guiju
from bureau.ledger.models.truth import KNOWN, NOT_APPLICABLE, UNKNOWN
from bureau.look.templatetags.look import wan

NOT_APPLICABLE_WORD, NOTHING = "不适用", "无"


@dataclass(frozen=True)
class Value:
    """State, whole number, text and the other end of a relation, as in a Fact."""

    state: str = UNKNOWN
    number: int | None = None
    text: str = ""
    ref: str = ""


def read(concept: Any, raw: Any, unit: str | None = None) -> Value:
    """A raw value, as people write it, as the tables hold it; BadInput says what is wrong.

    A mapping is one item of a list of records: {field: raw}. 无, or an empty list, says of a list
    of records that there is none: a known fact, whose text is blank.
    """
    if isinstance(raw, Mapping):
        return _item(concept, raw)
    if concept.fields and (raw == NOTHING or raw in ([], ())):
        return Value(KNOWN)
    return held(concept, guiju.read_cell(concept, raw, unit))


def held(concept: Any, found: Any) -> Value:
    """A cell of the kernel's as the tables hold it."""
    if found is None:
        return Value()
    if found == NOT_APPLICABLE_WORD:
        return Value(NOT_APPLICABLE)
    if concept.type == "entity":
        return Value(KNOWN, ref=str(found))
    text = "" if concept.numeric else _text(concept, found)
    return Value(KNOWN, _number(concept, found), text)


def cell_of(concept: Any, value: Any) -> Any:
    """The kernel's cell again: `held` the other way round; a relation is its record's code."""
    if value.state != KNOWN:
        return NOT_APPLICABLE_WORD if value.state == NOT_APPLICABLE else None
    if concept.type == "entity":
        return value.ref if isinstance(value, Value) else value.ref.code
    if concept.type == "choice":
        return concept.choice_rank(value.text)
    if concept.type == "date":
        return guiju.stretch(value.text)
    if concept.fields and not value.text:
        # A list of records known to have none, as tables of firms say it.
        return NOT_APPLICABLE_WORD
    if concept.type == "list":
        return guiju.read_cell(concept, value.text)
    return value.text if value.number is None else value.number


def _text(concept: Any, found: Any) -> str:
    """A plain list as its cell: 无 where it is known to hold nothing."""
    if not isinstance(found, tuple):
        return str(guiju.cell_text(concept, found))
    parts = ("" if part is None else guiju.cell_text(concept.item, part) for part in found)
    return "；".join(parts) if found else NOTHING


def _number(concept: Any, found: Any) -> int | None:
    if concept.type == "date":
        return int(guiju.calendar.to_number(found.first))
    return found if isinstance(found, int) else None


def _item(concept: Any, raw: Mapping[str, Any]) -> Value:
    unknown = [name for name in raw if name not in concept.fields]
    if unknown:
        met = f"{concept.label}没有“{unknown[0]}”这一栏"
        raise guiju.BadInput.saying(met, expected="、".join(concept.fields))
    cells = {name: read(field, raw[name]) for name, field in concept.fields.items() if name in raw}
    written = {name: written_of(concept.fields[name], each) for name, each in cells.items()}
    kept = {name: text for name, text in written.items() if text}
    return Value(KNOWN, None, json.dumps(kept, ensure_ascii=False)) if kept else Value()


def written_of(concept: Any, value: Any) -> str:
    """What a table would hold: the number in its unit, the choice's code; blank when unknown.

    value: anything with state, number and text (a Value, a Fact, a Current).
    """
    if value.state == UNKNOWN:
        return ""
    if value.state == NOT_APPLICABLE:
        return NOT_APPLICABLE_WORD
    if concept.numeric and value.number is not None:
        return plain(Fraction(value.number, concept.written_scale))
    if concept.fields and not value.text:
        return NOTHING
    return value.text or getattr(value, "ref", "") or ""


def internal(concept: Any, value: Any) -> Any:
    """What the kernel calculates with; None where it cannot (a date known to the month)."""
    if value.state != KNOWN:
        return None
    if concept.type == "choice":
        return concept.choice_rank(value.text)
    if concept.type == "date":
        return value.number if len(value.text) == len("2024-01-01") else None
    if concept.type == "list" and concept.fields:
        return item_of(concept, value.text)
    if concept.type == "list":
        return tuple(_parts(concept, value.text))
    return value.text if value.number is None else value.number


def _parts(concept: Any, text: str) -> list[Any]:
    """The items of a plain list; a day as its number, None where it is known to the month only."""
    cells: Any = guiju.read_cell(concept, text) or ()
    return [_part(concept.item, part) for part in cells if part is not None]


def _part(concept: Any, part: Any) -> Any:
    if concept.type != "date":
        return part
    return int(guiju.calendar.to_number(part.first)) if part.first == part.last else None


def item_of(concept: Any, text: str) -> dict[str, Any]:
    """One item of a list of records as the kernel holds it: every field, blank ones None."""
    raw = json.loads(text)
    found = dict.fromkeys(concept.fields)
    return found | {
        name: internal(concept.fields[name], read(concept.fields[name], cell))
        for name, cell in raw.items()
        if name in concept.fields
    }


def shown(concept: Any, value: Any, ref_name: str = "") -> str:
    """As people read it: the label of a choice, 是 or 否, the number with its unit."""
    if value.state == UNKNOWN:
        return ""
    if value.state == NOT_APPLICABLE:
        return NOT_APPLICABLE_WORD
    if concept.type == "entity":
        return ref_name
    if concept.type == "bool":
        return "是" if value.number else "否"
    if concept.type == "money":
        return wan(value.number)
    if concept.type == "ratio":
        return f"{plain(Fraction(value.number * 100, concept.written_scale), 2)}%"
    if concept.numeric:
        number = Fraction(value.number, concept.written_scale)
        return f"{grouped(plain(number))}{concept.unit or ''}"
    return _worded(concept, value.text)


def _worded(concept: Any, text: str) -> str:
    if concept.type in ("choice", "level"):
        return str(concept.choices.get(text, text))
    if concept.type == "date":
        return when(text)
    if concept.type == "list" and concept.fields:
        if not text:
            return NOTHING
        raw = json.loads(text)
        cells = ((f, raw[name]) for name, f in concept.fields.items() if name in raw)
        return " · ".join(shown(field, read(field, cell), str(cell)) for field, cell in cells)
    if concept.type == "list" and concept.item is not None and text != NOTHING:
        return "；".join(_worded(concept.item, part) for part in text.split("；"))
    return text


def when(code: str) -> str:
    """A stretch as an official document writes it: 2024年4月上旬; blank for none."""
    return str(guiju.stretch(code).text()) if code else ""


def plain(value: Fraction, most: int = 8) -> str:
    """An exact number as digits without trailing noughts."""
    rounded = round(value, most)
    text = f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(digits: str) -> str:
    """1234567.5 as 1,234,567.5."""
    whole, dot, rest = digits.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() else digits
