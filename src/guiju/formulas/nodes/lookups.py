"""Nodes that look something up: tables, official numbers, lists, dates, named metrics."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.formulas.nodes.base import Node, Number, Predicate
from guiju.formulas.nodes.givens import Fact, Field
from guiju.vocabulary import Concept


@dataclass(frozen=True)
class Row(Node):
    """One row of a table: the first whose test holds gives the value."""

    test: Predicate = None  # type: ignore[assignment]
    value: Number = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Table(Number):
    """Rows in the order written, then `default`; `nothing` is the value over a key that
    cannot be computed, where the law says one."""

    key: Number | None = None
    rows: tuple[Row, ...] = ()
    default: Number = None  # type: ignore[assignment]
    nothing: Number | None = None


@dataclass(frozen=True)
class Known(Number):
    """An official fact if known, else an estimate."""

    fact: Fact = None  # type: ignore[assignment]
    estimate: Number = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Count(Number):
    """How many records of a list pass a filter and fall into a window of days."""

    concept: Concept = None  # type: ignore[assignment]
    test: Predicate | None = None
    day: Field | None = None
    years: int | None = None
    days: int | None = None


@dataclass(frozen=True)
class Elapsed(Number):
    """Whole days or whole calendar years since a date, until the day of judgement."""

    kind: str = "days"
    since: Fact = None  # type: ignore[assignment]


@dataclass(frozen=True)
class YearOf(Number):
    """The calendar year of a date."""

    of: Number = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Metric(Number):
    """A named metric; readings compute it once and sentences call it by its label."""

    name: str = ""
    label: str = ""
    body: Number = None  # type: ignore[assignment]
    shift: int = 0
