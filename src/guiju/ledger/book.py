"""The ledger as one object: records by kind and id, relations both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from guiju.ledger.papers import Completeness, Source
from guiju.ledger.records import Provenance, Record
from guiju.ledger.showing import text_of
from guiju.vocabulary import Vocabulary

SECRET = "（不公开）"


@dataclass(frozen=True)
class Ledger:
    """What was known on `known_at` (everything, when None). A ledger that exists is a sound one.

    since: the first day it was kept for; earlier years have only what `series_point` says.
    kinds: {kind: {id: record}}; ids are unique over all kinds. hash: SHA-256 over every file.
    """

    root: Path
    place: str
    title: str
    since: date | None
    vocabulary: Vocabulary
    kinds: Mapping[str, Mapping[str, Record]]
    sources: Mapping[str, Source]
    complete: tuple[Completeness, ...]
    known_at: date | None
    hash: str
    notes: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[Record, ...]:
        """Every record of a kind, in the order of its table."""
        return tuple(self.kinds.get(kind, {}).values())

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {name: record for records in self.kinds.values() for name, record in records.items()}

    def find(self, name: str) -> Record | None:
        """The record of that id, whatever its kind."""
        return self._by_id.get(name)

    def related(self, record: Record, relation: str, on: date | None = None) -> list[Record]:
        """The records a relation leads to: one for a single relation, any number for many."""
        concept = record.concept(relation)
        if concept is None:
            return []
        if concept.many:
            names: tuple[str, ...] = record.links.get(concept.name, ())
        else:
            value = record.value(concept.name, on)
            names = (value,) if isinstance(value, str) else ()
        found = (self.find(name) for name in names)
        return [other for other in found if other is not None]

    def withdrawn(self, given: Provenance) -> Source | None:
        """The paper a value rested on, when it has been withdrawn."""
        source = self.sources.get(given.source or "")
        return source if source is not None and source.withdrawn(self.known_at) else None

    def name_of(self, record: Record, on: date | None = None) -> str:
        """What people call a record on that day; its id where nothing else is known.

        A record named by a relation or a choice goes by the other's name or the choice's label;
        one that is secret has no name anyone may print.
        """
        if record.secret:
            return SECRET
        concept = record.kind.find(record.kind.named_by) if record.kind.named_by else None
        value = None if concept is None else record.value(concept.name, on)
        if concept is None or value is None:
            return record.id
        if concept.type == "entity" and (other := self.find(str(value))):
            return self.name_of(other, on)
        return text_of(concept, value)
