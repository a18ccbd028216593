"""Nodes answering yes, no or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guiju.formulas.nodes.base import Number, Predicate
from guiju.formulas.nodes.givens import Fact


@dataclass(frozen=True)
class Compare(Predicate):
    """left `at_least | more_than | at_most | less_than | is` right."""

    left: Number = None  # type: ignore[assignment]
    word: str = "at_least"
    right: Number = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Truth(Predicate):
    """A yes/no fact."""

    fact: Fact = None  # type: ignore[assignment]


@dataclass(frozen=True)
class OneOf(Predicate):
    """Whether a choice, or a place prefix, is among the allowed ones (as inclusive spans)."""

    of: Number = None  # type: ignore[assignment]
    spans: tuple[Any, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Holds(Predicate):
    """Whether any of the titles is valid on the day of judgement."""

    titles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exists(Predicate):
    """Whether the firm existed in a year."""

    shift: int = 0


@dataclass(frozen=True)
class Rising(Predicate):
    """Whether a number rose strictly at every step; items latest first."""

    items: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Not(Predicate):
    """The opposite."""

    of: Predicate = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Both(Predicate):
    """Every one of them (`and`)."""

    tests: tuple[Predicate, ...] = ()


@dataclass(frozen=True)
class Either(Predicate):
    """At least one of them (`or`)."""

    tests: tuple[Predicate, ...] = ()


@dataclass(frozen=True)
class NamedPredicate(Predicate):
    """A yes/no metric by name."""

    name: str = ""
    label: str = ""
    body: Predicate = None  # type: ignore[assignment]
