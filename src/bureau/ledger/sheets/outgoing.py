"""What a value looks like in a sheet that goes out, and what its hidden mark is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bureau.ledger.sheets.writing import OutColumn, amount

_WIDTHS = {"bool": 10, "choice": 14, "date": 13, "money": 16, "count": 12, "ratio": 12}
_WIDE = {"name": 34, "credit_code": 22, "title": 34}
_DAY = len("2024-01-01")


@dataclass(frozen=True)
class Field:
    """One column of a list: a concept, for a year where it is yearly."""

    concept: Any
    period: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Concept and period, as marks and facts name them."""
        return self.concept.name, self.period


def fields_of(concepts: Iterable[Any], years: Iterable[str]) -> list[Field]:
    """The columns for some concepts: a yearly one once a year, the others once."""
    found = []
    for concept in concepts:
        found += [Field(concept, y) for y in years] if concept.yearly else [Field(concept)]
    return found


def out_column(field: Field, kind: Any) -> OutColumn:
    """The heading with year and unit, as the import reads it again."""
    concept = field.concept
    shared = [each for each in kind.concepts.values() if each.label == concept.label]
    name = concept.label if len(shared) == 1 else concept.name
    year = f"{field.period}年" if field.period else ""
    unit = f"[{concept.unit}]" if concept.type == "money" else ""
    choices = tuple(concept.choices.values()) if concept.type == "choice" else ()
    width = _WIDE.get(concept.name) or _WIDTHS.get(concept.type, 18)
    return OutColumn(f"{year}{name}{unit}", width, choices or _yes_no(concept))


def _yes_no(concept: Any) -> tuple[str, ...]:
    return ("是", "否") if concept.type == "bool" else ()


def cell_of(concept: Any, entry: Any, text: str) -> Any:
    """A value as a spreadsheet keeps it; text: as a table writes it."""
    if entry.state == "na":
        return "不适用"
    if concept.numeric and entry.number is not None:
        return amount(concept, entry.number)
    if concept.type == "bool":
        return "是" if entry.number else "否"
    if concept.type == "choice":
        return concept.choices.get(entry.text, entry.text)
    if concept.type == "date" and len(text) == _DAY:
        return date.fromisoformat(text)
    return text
