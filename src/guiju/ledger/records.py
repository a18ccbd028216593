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
    """Where a value comes from; known_at None: known from the beginning."""

    source: str | None = None
    grade: str | None = None
    known_at: date | None = None
    at: Place = Place()
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
        dated = self._standing(name, on)
        return self.values.get(name) if dated is None else dated.value

    def provenance(self, name: str, on: date | None = None) -> Provenance:
        """Who says so: the later fact's provenance where there is one, else the row's."""
        dated = self._standing(name, on)
        return self.given if dated is None else dated.given

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

    def _standing(self, name: str, on: date | None) -> Dated | None:
        """The later fact that stands on that day; a blank one where only later moves are known."""
        entries = self.later.get(name)
        if not entries:
            return None
        moves = [entry for entry in entries if entry.on is not None]
        if not moves:
            return entries[-1]
        reached = [e for e in moves if on is None or (e.on is not None and e.on.last <= on)]
        return reached[-1] if reached else Dated(None, None, moves[0].given)
