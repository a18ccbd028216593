"""A value of the ledger as people read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guiju.ledger.records import Cell
from guiju.periods import Stretch
from guiju.vocabulary import Concept


def text_of(concept: Concept, value: Cell | None) -> str:
    """A value with its label or number as written, without its unit; blank when unknown."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        item = concept.item or concept
        return "；".join(text_of(item, part) for part in value if part is not None)
    if isinstance(value, Stretch):
        return value.text()
    if concept.type == "choice" and isinstance(value, int):
        return list(concept.choices.values())[value]
    if concept.type == "bool":
        return "是" if value else "否"
    if isinstance(value, int) and concept.numeric:
        return plain(Fraction(value, concept.written_scale))
    return str(value)


def code_of(concept: Concept, value: Any) -> str:
    """A value as a table holds it: codes instead of labels, dates as written."""
    if isinstance(value, Stretch):
        return value.code()
    if concept.type == "choice" and isinstance(value, int):
        return list(concept.choices)[value]
    return text_of(concept, value)


def plain(value: Fraction, most: int = 6) -> str:
    """An exact number as digits, at most `most` decimals, no trailing noughts."""
    rounded = round(value, most)
    text = f"{Decimal(rounded.numerator) / Decimal(rounded.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def day_text(day: date) -> str:
    """2024年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"
