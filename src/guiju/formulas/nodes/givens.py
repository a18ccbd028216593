"""Nodes that stand alone: numbers in the text, facts, fields of records, the day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from guiju.formulas.nodes.base import Node, Number
from guiju.vocabulary import Concept


@dataclass(frozen=True)
class Constant(Number):
    """A number in the text. `free` ones take the unit of what they stand beside."""

    value: Fraction = Fraction(0)
    free: bool = True


@dataclass(frozen=True)
class Choice(Number):
    """The range [lo, hi] an expert may choose from."""

    lo: Fraction = Fraction(0)
    hi: Fraction = Fraction(0)


@dataclass(frozen=True)
class Fact(Number):
    """A fact as a number: yearly ones at a shift, instants as they are."""

    concept: Concept = None  # type: ignore[assignment]
    shift: int = 0
    derived: Node | None = None


@dataclass(frozen=True)
class Field(Number):
    """A field of a list's record, or the item itself (name None), inside a filter."""

    concept: Concept = None  # type: ignore[assignment]
    name: str | None = None


@dataclass(frozen=True)
class AsOf(Number):
    """The day of judgement, as a day number."""


@dataclass(frozen=True)
class ReferenceYear(Number):
    """The year that index 0 means, as a number; earlier where a formula is read years earlier."""

    shift: int = 0


@dataclass(frozen=True)
class Nothing(Number):
    """Deliberately not computable, with the reason."""

    reason: str = ""
