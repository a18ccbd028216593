"""One cell of the ledger made into what figures calculate with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from guiju.errors import BadInput, Problem
from guiju.facts.blanks import half_width, is_blank, shown
from guiju.facts.values import typed_value
from guiju.ledger.records import GRADES, NOT_APPLICABLE, Cell, Provenance
from guiju.ledger.tables import Row
from guiju.periods import DAY, Stretch, day_stretch, stretch
from guiju.vocabulary import Concept

NONE = "无"
"""In the cell of a plain list: known to hold nothing."""
_SEPARATORS = re.compile(r"[；;]")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?\Z")
_SAMPLE = {"是": True, "1": True, "true": True, "示例": True, "否": False, "0": False}


def cell(concept: Concept, raw: Any, unit: str | None = None) -> Cell | None:
    """The value of a raw cell, None when it says nothing; BadInput says what is wrong.

    Dates keep the precision they are written in; a plain list is one cell, its items parted by ；.
    """
    if is_blank(raw):
        return None
    if isinstance(raw, str) and raw.strip() == NOT_APPLICABLE:
        return NOT_APPLICABLE
    if concept.type == "date":
        return when(raw, concept.label)
    if concept.type == "list" and concept.item is not None:
        if str(raw).strip() == NONE:
            return ()
        items = (part.strip() for part in _SEPARATORS.split(str(raw)))
        return tuple(cell(replace(concept.item, label=concept.label), part) for part in items)
    return typed_value(concept, raw, unit)


def when(raw: Any, label: str) -> Stretch:
    """A date cell: a day, or as much of it as is known."""
    if isinstance(raw, datetime):
        return day_stretch(raw.date())
    if isinstance(raw, date):
        return day_stretch(raw)
    return stretch(_MIDNIGHT.sub("", half_width(str(raw))), label)


def day_of(raw: Any, label: str) -> date | None:
    """A cell that must be one day, None when blank."""
    if is_blank(raw):
        return None
    found = when(raw, label)
    if found.precision != DAY:
        raise BadInput(Problem(f"{label}“{shown(raw)}”要写到日", expected="如 2024-12-31"))
    return found.first


def provenance(row: Row) -> Provenance:
    """Source, grade and known-at of a row; the grade is A, B, C or D."""
    grade = str(row.words.get("grade") or "").strip().upper() or None
    if grade is not None and grade not in GRADES:
        expected = "、".join(f"{code} {means}" for code, means in GRADES.items())
        raise BadInput(Problem(f"证据等级“{grade}”没有", expected=expected))
    source = row.words.get("source")
    return Provenance(
        source=None if source is None else str(source).strip(),
        grade=grade,
        known_at=day_of(row.words.get("known_at"), "掌握日期"),
        at=row.at,
        reason=str(row.words.get("reason") or ""),
    )


def is_sample(words: Mapping[str, Any]) -> bool:
    """Whether a row says of itself that it is invented."""
    raw = str(words.get("sample") or "").strip().lower()
    if raw and raw not in _SAMPLE:
        raise BadInput(Problem(f"示例一栏“{raw}”读不懂", expected="是 或 留空"))
    return _SAMPLE.get(raw, False)
