"""Nodes that calculate with one another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from guiju.formulas.nodes.base import Number


@dataclass(frozen=True)
class Scale(Number):
    """A number times a constant: the one multiplication that keeps half-open intervals."""

    of: Number = None  # type: ignore[assignment]
    by: Fraction = Fraction(1)


@dataclass(frozen=True)
class Sum(Number):
    """terms added up; a difference is a sum with a scaled term."""

    terms: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Product(Number):
    """left times right."""

    left: Number = None  # type: ignore[assignment]
    right: Number = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Quotient(Number):
    """top over bottom: not computable over zero, doubtful over a negative number."""

    top: Number = None  # type: ignore[assignment]
    bottom: Number = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Window(Number):
    """sum, mean, lowest or highest of the same number in consecutive years, latest first.

    young: years before the firm existed drop out (`up_to=`) instead of being demanded.
    """

    kind: str = "sum"
    items: tuple[Number, ...] = ()
    shifts: tuple[int, ...] = ()
    young: bool = False


@dataclass(frozen=True)
class Best(Number):
    """max or min of several numbers."""

    kind: str = "max"
    items: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Clip(Number):
    """A number held between two constants; unknown becomes the whole range."""

    of: Number = None  # type: ignore[assignment]
    lo: Fraction = Fraction(0)
    hi: Fraction = Fraction(0)


@dataclass(frozen=True)
class Floor(Number):
    """The whole number at or below."""

    of: Number = None  # type: ignore[assignment]
