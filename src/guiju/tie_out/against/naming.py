"""Which records a sentence names, directly or by a body they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from guiju.ledger import Ledger, Record

_SHORTEST = 3
_STEPS = 2
_ALIASES = "aliases"
_TOGETHER = ("series", "set")


class Names:
    """The names of a ledger's records, and what each record is near to."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def in_text(self, sentence: str) -> list[Record]:
        """The records a sentence names, those behind longer names first."""
        found: dict[Record, int] = {}
        for name in self._longest_first:
            if name in sentence:
                for record in self._by_name[name]:
                    found.setdefault(record, len(name))
        return list(found)

    def around(self, records: Iterable[Record]) -> dict[Record, int]:
        """The records named and those at most two relations away, with their distance."""
        reached: dict[Record, int] = dict.fromkeys(records, 0)
        edge = list(reached)
        for step in range(1, _STEPS + 1):
            edge = [
                other
                for record in edge
                for other in self._neighbours[record.id]
                if reached.setdefault(other, step) == step
            ]
        return reached

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Every name with its other names, as records keep them."""
        found: dict[str, tuple[str, ...]] = {}
        for records in self.ledger.kinds.values():
            for record in records.values():
                others = tuple(text for text in _aliases(record) if len(text) >= _SHORTEST)
                if others:
                    found[self.ledger.name_of(record)] = others
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Record]]:
        named: dict[str, list[Record]] = defaultdict(list)
        for records in self.ledger.kinds.values():
            for record in records.values():
                for text in self._names_of(record):
                    if len(text) >= _SHORTEST:
                        named[text].append(record)
        return named

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(self._by_name, key=len, reverse=True)

    @cached_property
    def _neighbours(self) -> dict[str, list[Record]]:
        near: dict[str, list[Record]] = defaultdict(list)
        for records in self.ledger.kinds.values():
            for record in records.values():
                for concept in record.kind.concepts.values():
                    if concept.type == "entity":
                        for other in self.ledger.related(record, concept.name):
                            near[record.id].append(other)
                            near[other.id].append(record)
        return near

    def _names_of(self, record: Record) -> Iterator[str]:
        """Its own name, its other names, and what it goes by with others: a series, a set."""
        name = record.kind.find(record.kind.named_by) if record.kind.named_by else None
        if name is not None and name.type == "text":
            yield self.ledger.name_of(record)
        yield from _aliases(record)
        for together in _TOGETHER:
            if isinstance(value := record.value(together), str):
                yield value


def _aliases(record: Record) -> Iterator[str]:
    for item in record.lists.get(_ALIASES, ()):
        text = item.get("text") if isinstance(item, dict) else item
        if isinstance(text, str):
            yield text
