"""What conditions are read against: a ledger, a period, the firms as judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from guiju.figures import nodes
from guiju.ledger import NOT_APPLICABLE, Cell, Ledger, Record
from guiju.periods import Stretch
from guiju.rollup.firms import Firms

NOWHERE = ""
Answer = bool | None
Interval = tuple[Fraction, Fraction]


@dataclass
class Setting:
    """What a condition is read against: the ledger, the period, the firms as judged.

    touched: the facts that were looked at, by record and name, for their grades and papers.
    """

    ledger: Ledger
    period: Stretch
    firms: Firms
    earlier: Callable[[int], Stretch]
    touched: set[tuple[str, str]] = field(default_factory=set)

    @property
    def as_of(self) -> date:
        """The last day of the period."""
        return self.period.last

    def value(self, record: Record, name: str) -> Cell | None:
        """A field as it stood at the end of the period."""
        self.touched.add((record.id, name))
        concept = record.concept(name)
        if concept is not None and concept.yearly:
            return record.years.get(concept.name, {}).get(self.as_of.year)
        return record.value(name, self.as_of)

    def values(self, record: Record, name: str) -> tuple[Cell | None, ...]:
        """Every value a field may have had at the end of the period."""
        self.touched.add((record.id, name))
        return tuple(entry.value for entry in record.standing(name, self.as_of))

    def follow(self, record: Record, path: nodes.Path) -> tuple[Record, str] | None:
        """The record a path ends at and the field there, None where nobody knows.

        The field is NOWHERE where a record has no such relation, or is known to have nothing there.
        """
        for step in path.names[:-1]:
            if record.concept(step) is None or self.value(record, step) == NOT_APPLICABLE:
                return record, NOWHERE
            others = self.ledger.related(record, step, self.as_of)
            if not others:
                return None
            record = others[0]
        return record, path.names[-1]

    def at(self, record: Record, path: nodes.Path) -> Cell | None:
        """What stands at the end of a path: None not known, NOT_APPLICABLE no such thing."""
        found = self.follow(record, path)
        if found is None:
            return None
        return self.value(*found) if found[0].concept(found[1]) else NOT_APPLICABLE
