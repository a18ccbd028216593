"""A record of the ledger: what is known of one thing, who said so, and since when it was known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from guiju.errors import Place
from guiju.periods import Stretch
from guiju.vocabulary import Concept, Kind

GRADES = {"A": "批文、证书、公示", "B": "合同、协议、回单", "C": "盖章填报", "D": "口头、走访"}

NOT_APPLICABLE = "不适用"
"""What a cell says where there is known to be nothing: no series, no zone, no end of validity."""

Cell = int | str | Stretch | tuple[Any, ...]
"""Money in 分, choices by position, yes 1 and no 0, dates as stretches, a relation as an id."""


@dataclass(frozen=True)
class Provenance:
    """Where a value comes from; known_at None: known from the beginning.

    at: where it is written, no part of what is said.
    """

    source: str | None = None
    grade: str | None = None
    known_at: date | None = None
    at: Place = field(default=Place(), compare=False)
    reason: str = ""


@dataclass(frozen=True)
class Dated:
    """A value from a day on; on None: a correction of what the record's row says."""

    on: Stretch | None
    value: Cell | None
    given: Provenance


@dataclass(frozen=True, eq=False)
class Record:
    """One thing of a kind.

    values: the row's own cells, blanks absent; later: values from `facts`, a tuple a concept,
    earliest first; years: {concept: {year: value}}; links: {relation: ids}; lists: {concept:
    records}. Only what was known on the ledger's day is in it.
    """

    kind: Kind
    id: str
    values: Mapping[str, Cell]
    given: Provenance
    sample: bool = False
    later: Mapping[str, tuple[Dated, ...]] = field(default_factory=lambda: MappingProxyType({}))
    years: Mapping[str, Mapping[int, Cell]] = field(default_factory=lambda: MappingProxyType({}))
    links: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    lists: Mapping[str, tuple[Any, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, name: str, on: date | None = None) -> Cell | None:
        """What is known of `name` on that day (the latest there is when None); None is unknown."""
        standing = self.standing(name, on)
        first = standing[0].value
        return first if all(each.value == first for each in standing) else None

    def provenance(self, name: str, on: date | None = None) -> Provenance:
        """Who says so: the later fact's provenance where there is one, else the row's."""
        return self.standing(name, on)[0].given

    def reached(self, name: str, ranks: frozenset[int]) -> Stretch | None:
        """When `name` first took one of these values, None when no dated value says so."""
        moves = (entry for entry in self.later.get(name, ()) if entry.value in ranks)
        return next((entry.on for entry in moves if entry.on is not None), None)

    @property
    def secret(self) -> bool:
        """Whether it is counted and never opened."""
        return self.kind.is_secret({name: self.value(name) for name in self.kind.secret_where})

    def concept(self, name: str) -> Concept | None:
        """The concept of that name."""
        return self.kind.find(name)

    def standing(self, name: str, on: date | None = None) -> tuple[Dated, ...]:
        """What may stand on that day: one value, or several where a change has no precise date.

        A change “in 2024” may or may not have come by June. Before the first dated value nothing
        is known.
        """
        entries = self.later.get(name)
        if not entries:
            return (Dated(None, self.values.get(name), self.given),)
        moves = [(entry.on, entry) for entry in entries if entry.on is not None]
        if not moves or on is None:
            return (entries[-1],)
        past = [entry for when, entry in moves if when.last <= on]
        around = [entry for when, entry in moves if when.first <= on < when.last]
        before = past[-1] if past else Dated(None, None, moves[0][1].given)
        return (before, *around)
