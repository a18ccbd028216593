"""A record as an outline sees it: fields by label or name, each remembering its paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from guiju.composition.origins import record_origin
from guiju.composition.tokens import Tokens
from guiju.errors import BadInput, Problem
from guiju.ledger import SECRET, Cell, Ledger, Record
from guiju.ledger.showing import plain, text_of
from guiju.vocabulary import Concept, close_to

NAME, ID = "名称", "编号"


class Missing(str):
    """What nobody knows: printed as 〔待补〕, and no to `if`."""

    __slots__ = ()

    def __new__(cls) -> Missing:
        return super().__new__(cls, "〔待补〕")

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True)
class Reader:
    """What items need: the ledger, the day, the words of levels, and the marks."""

    ledger: Ledger
    on: date
    levels: Mapping[str, str]
    tokens: Tokens

    def text(self, record: Record, concept: Concept, value: Cell) -> str:
        """A value as prose has it: levels by the place's own words, numbers with their unit."""
        if concept.type == "choice" and isinstance(value, int):
            code = list(concept.choices)[value]
            return self.levels.get(code, concept.choices[code])
        if concept.numeric and isinstance(value, int):
            return plain(Fraction(value, concept.written_scale)) + concept.unit
        return text_of(concept, value)


class Item:
    """One record; printed, it is its name. `项.获批日期` and `项.approved_on` are the same."""

    def __init__(self, record: Record, reader: Reader) -> None:
        self._record = record
        self._reader = reader

    def __str__(self) -> str:
        return self[NAME]  # type: ignore[no-any-return]

    def __getitem__(self, key: str) -> Any:
        reader, record = self._reader, self._record
        if key in (NAME, ID):
            text = reader.ledger.name_of(record, reader.on) if key == NAME else record.id
            return reader.tokens.mark(text, record_origin(record, key, reader.ledger))
        return self._value(concept_of(record, key))

    def _value(self, concept: Concept) -> Any:
        reader, record = self._reader, self._record
        if record.secret:
            return SECRET
        if concept.type == "entity":
            others = reader.ledger.related(record, concept.name, reader.on)
            items = [Item(other, reader) for other in others]
            return items if concept.many else (items[0] if items else Missing())
        if concept.fields:
            return [dict(line) for line in record.lists.get(concept.name, ())]
        value = record.value(concept.name, reader.on)
        if value is None:
            return Missing()
        if concept.type == "bool":
            return "是" if value else ""
        origin = record_origin(record, concept.label, reader.ledger)
        return reader.tokens.mark(reader.text(record, concept, value), origin)


def concept_of(record: Record, key: str) -> Concept:
    """A field by its name or label; BadInput names the nearest."""
    kind = record.kind
    found = kind.find(key) or next((c for c in kind.concepts.values() if c.label == key), None)
    if found is None:
        known = [*kind.concepts, *(concept.label for concept in kind.concepts.values())]
        do = close_to(key, known) or f"可用的有：{'、'.join(known[:20])}"
        raise BadInput(Problem(f"{kind.label}没有“{key}”这一项", do=do))
    return found
