"""A record as an outline sees it: fields by label or name, each remembering its paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.composition.absent import Listed, Missing, Nothing
from guiju.composition.naming import demand_open, demand_open_name, public_name
from guiju.composition.origins import record_origin
from guiju.composition.reader import Reader
from guiju.errors import BadInput, Problem
from guiju.ledger import NOT_APPLICABLE, Cell, Record
from guiju.vocabulary import Concept, Kind, close_to

NAME, ID = "名称", "编号"


class Item:
    """One record; printed, it is its name. `项.获批日期` and `项.approved_on` are the same."""

    __iter__ = None

    def __init__(self, record: Record, reader: Reader) -> None:
        if record.secret:
            raise BadInput(Problem(f"{record.kind.label}“{record.id}”不公开，只计数，不能写出来"))
        self.record = record
        self._reader = reader

    def __str__(self) -> str:
        return str(self[NAME])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and other.record is self.record

    def __hash__(self) -> int:
        return hash(self.record.id)

    def __getitem__(self, key: str) -> Any:
        reader, record = self._reader, self.record
        if key == ID:
            return reader.tokens.mark(record.id, record_origin(record, key, reader.ledger))
        if key == NAME:
            demand_open_name(record, reader.ledger)
            text = public_name(record, reader.ledger, reader.on)
            return reader.tokens.mark(text, record_origin(record, key, reader.ledger))
        return self._value(concept_of(record.kind, str(key)))

    def raw(self, key: str) -> Cell | None:
        """A field as it is known, not as it is written."""
        return self._reader.value(self.record, concept_of(self.record.kind, key))

    def _value(self, concept: Concept) -> Any:
        demand_open(concept)
        reader, record = self._reader, self.record
        if reader.value(record, concept) == NOT_APPLICABLE:
            return Nothing()
        if concept.type == "entity":
            others = reader.ledger.related(record, concept.name, reader.on)
            items = Listed(Item(other, reader) for other in others if not other.secret)
            return items if concept.many else (items[0] if items else Missing())
        if concept.fields:
            lines = record.lists.get(concept.name, ())
            return Listed(Line(self, concept, line, reader) for line in lines)
        value = reader.value(record, concept)
        return reader.marked(record, concept.label, concept, value)


class Line:
    """One line of a record's list, such as a round of a contest: its fields by label or name."""

    __iter__ = None

    def __init__(self, item: Item, concept: Concept, line: Any, reader: Reader) -> None:
        self._item, self._concept = item, concept
        self._line, self._reader = line, reader

    def __str__(self) -> str:
        fields = (self[name] for name in self._concept.fields)
        return "".join(str(text) for text in fields if text)

    def raw(self, key: str) -> Any:
        """A field as it is known, not as it is written."""
        return self._line.get(_named(self._concept.fields, key, self._concept.label).name)

    def __getitem__(self, key: str) -> Any:
        field = _named(self._concept.fields, str(key), self._concept.label)
        label = f"{self._concept.label}（{field.label}）"
        value = self._line.get(field.name)
        return self._reader.marked(self._item.record, label, field, value)


def concept_of(kind: Kind, key: str) -> Concept:
    """A field by its name or label; BadInput names the nearest."""
    return kind.find(key) or _named(kind.concepts, key, kind.label)


def _named(concepts: Mapping[str, Concept], key: str, whose: str) -> Concept:
    found = concepts.get(key) or next((c for c in concepts.values() if c.label == key), None)
    if found is None:
        known = [*concepts, *(concept.label for concept in concepts.values())]
        do = close_to(key, known) or f"可用的有：{'、'.join(known[:20])}"
        raise BadInput(Problem(f"{whose}没有“{key}”这一项", do=do))
    return found
