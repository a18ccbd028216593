"""What a folder ledger says, row by row, with the provenance of each; nothing folded yet.

Reading gives it, `gathering` folds it into records, `writing` makes the same tables of it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from guiju.ledger.papers import Completeness, Source
from guiju.ledger.records import Cell, Provenance
from guiju.periods import Stretch


@dataclass(frozen=True)
class Card:
    """What a ledger says of itself.

    since: the first day it was kept for. known_at: where the folder is a copy of what was known
    on a day; it may point to records that nobody knew of then.
    """

    place: str
    title: str = ""
    since: date | None = None
    note: str = ""
    known_at: date | None = None


@dataclass(frozen=True)
class RecordRow:
    """A record and what its own row says of it, blanks absent."""

    kind: str
    id: str
    values: Mapping[str, Cell]
    given: Provenance
    sample: bool


@dataclass(frozen=True)
class YearRow:
    """Values of one year of one record."""

    id: str
    year: int
    values: Mapping[str, Cell]
    given: Provenance
    sample: bool


@dataclass(frozen=True)
class ItemRow:
    """One item of a list of records, blanks absent."""

    id: str
    concept: str
    values: Mapping[str, Cell]
    given: Provenance
    sample: bool


@dataclass(frozen=True)
class FactRow:
    """A later or corrected value; on None: a correction of the record's own row.

    value None takes a value back. A yearly concept is about the year `on` lies in.
    """

    id: str
    concept: str
    on: Stretch | None
    value: Cell | None
    given: Provenance
    sample: bool


@dataclass(frozen=True)
class LinkRow:
    """One end of a relation with several."""

    id: str
    relation: str
    to: str
    since: Stretch | None
    until: Stretch | None
    role: str
    given: Provenance
    sample: bool


@dataclass
class Statements:
    """Everything a ledger says, in the order of its tables; where its rows stand is not compared.

    The verbs add one row each; `given` are the words of its provenance: source, grade, known_at,
    reason. Values are internal ones, dates stretches.
    """

    card: Card
    sources: list[Source] = field(default_factory=list)
    complete: list[Completeness] = field(default_factory=list)
    records: list[RecordRow] = field(default_factory=list)
    years: list[YearRow] = field(default_factory=list)
    items: list[ItemRow] = field(default_factory=list)
    facts: list[FactRow] = field(default_factory=list)
    links: list[LinkRow] = field(default_factory=list)

    @classmethod
    def of(cls, place: str, **about: Any) -> Self:
        """A ledger of that place that says nothing yet; about: the fields of `Card`."""
        return cls(Card(place, **about))

    def paper(self, id: str, **about: Any) -> None:
        """One source; about: the fields of `Source`."""
        self.sources.append(Source(id, **about))

    def declare(self, **about: Any) -> None:
        """One list that is complete; about: the fields of `Completeness`."""
        self.complete.append(Completeness(**about))

    def record(
        self, kind: str, id: str, values: Mapping[str, Cell], sample: bool = False, **given: Any
    ) -> None:
        """A record's own row."""
        self.records.append(RecordRow(kind, id, values, Provenance(**given), sample))

    def year(
        self, id: str, year: int, values: Mapping[str, Cell], sample: bool = False, **given: Any
    ) -> None:
        """Values of one year."""
        self.years.append(YearRow(id, year, values, Provenance(**given), sample))

    def item(
        self, id: str, concept: str, values: Mapping[str, Cell], sample: bool = False, **given: Any
    ) -> None:
        """An item of a list of records."""
        self.items.append(ItemRow(id, concept, values, Provenance(**given), sample))

    def fact(
        self,
        id: str,
        concept: str,
        on: Stretch | None,
        value: Cell | None,
        sample: bool = False,
        **given: Any,
    ) -> None:
        """A later or corrected value."""
        self.facts.append(FactRow(id, concept, on, value, Provenance(**given), sample))

    def link(
        self,
        id: str,
        relation: str,
        to: str,
        since: Stretch | None = None,
        until: Stretch | None = None,
        role: str = "",
        sample: bool = False,
        **given: Any,
    ) -> None:
        """One end of a relation with several."""
        row = LinkRow(id, relation, to, since, until, role, Provenance(**given), sample)
        self.links.append(row)
