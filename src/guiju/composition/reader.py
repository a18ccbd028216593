"""Values of the ledger as prose has them, each remembering its paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from guiju.composition.absent import Listed, Missing, Nothing
from guiju.composition.marked import Marked
from guiju.composition.origins import record_origin
from guiju.composition.tokens import Tokens
from guiju.ledger import NOT_APPLICABLE, Cell, Ledger, Record
from guiju.ledger.showing import plain, text_of
from guiju.periods import YEAR, Stretch
from guiju.vocabulary import Concept


@dataclass(frozen=True)
class Reader:
    """What items need: the ledger, the report's last day, and the marks."""

    ledger: Ledger
    on: date
    tokens: Tokens

    def text(self, concept: Concept, value: Cell) -> str:
        """A value as prose has it: numbers with their unit, dates without the report's year."""
        if concept.numeric and isinstance(value, int):
            return plain(Fraction(value, concept.written_scale)) + concept.unit
        if isinstance(value, Stretch):
            return self.day(value)
        return text_of(concept, value)

    def day(self, when: Stretch) -> str:
        """6月25日: the year is left out where it is the report's own."""
        own = when.precision != YEAR and when.first.year == when.last.year == self.on.year
        return when.text().removeprefix(f"{self.on.year}年") if own else when.text()

    def value(self, record: Record, concept: Concept) -> Cell | None:
        """What is known on the report's day; of a yearly concept, the value of its year."""
        if concept.yearly:
            return record.years.get(concept.name, {}).get(self.on.year)
        return record.value(concept.name, self.on)

    def marked(
        self, record: Record, label: str, concept: Concept, value: Cell | None
    ) -> Marked | Missing | Listed:
        """A value of a record with its origin; `label` says which field it was read in."""
        if value in (None, NOT_APPLICABLE):
            return Nothing() if value else Missing()
        if isinstance(value, tuple) and concept.item is not None and value:
            return Listed(self.marked(record, label, concept.item, part) for part in value)
        text = self.text(concept, value) if value != () else "无"
        truth = value != () and (concept.type != "bool" or bool(value))
        return self.tokens.mark(text, record_origin(record, label, self.ledger), truth)
