"""What a cell says, as facts hold it, with the other ends of relations found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import guiju
from bureau.ledger.importing.drafts import Draft
from bureau.ledger.models.truth import UNKNOWN
from bureau.ledger.sheets.cells import CLEAR, Read
from bureau.ledger.values import held

PARTS = re.compile(r"[；;\n]")
Ends = Mapping[tuple[str, str], list[int]]


@dataclass(frozen=True)
class Said:
    """A value to be written; slot and ref for relations and items of lists."""

    state: str
    number: int | None = None
    text: str = ""
    ref_id: int | None = None
    slot: str = ""
    ref_name: str = ""


def ends_wanted(kind: Any, drafts: list[Draft]) -> dict[str, tuple[str, ...]]:
    """Every text that stands for another record, by concept."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        for (name, _), read in draft.reads.items():
            concept = kind.concepts[name]
            if concept.type == "entity" and isinstance(read.value, str):
                found.setdefault(name, set()).update(parts_of(concept, read.value))
    return {name: tuple(sorted(texts)) for name, texts in found.items()}


def parts_of(concept: Any, text: str) -> list[str]:
    """One text, or several where a relation has several ends."""
    if not concept.many:
        return [text]
    return [part.strip() for part in PARTS.split(text) if part.strip()]


def say(concept: Any, read: Read, ends: Ends) -> list[Said]:
    """What a cell comes to; BadInput where another record is meant and not found."""
    if read.state == CLEAR:
        return [Said(UNKNOWN)]
    if concept.type == "entity" and read.value != "不适用":
        return [_end(concept, part, ends) for part in parts_of(concept, str(read.value))]
    if concept.fields:
        return list(_items(str(read.value)))
    value = held(concept, read.value)
    return [Said(value.state, value.number, value.text)]


def _end(concept: Any, text: str, ends: Ends) -> Said:
    found = ends.get((concept.name, text), [])
    if len(found) == 1:
        return Said("known", ref_id=found[0], slot=text if concept.many else "", ref_name=text)
    if found:
        met = f"{concept.label}“{text}”有 {len(found)} 条都叫这个名字"
        raise guiju.BadInput.saying(met, do="写编号或统一代码")
    raise guiju.BadInput.saying(f"{concept.label}“{text}”没有登记", do="先登记它，或改正名称")


def _items(text: str) -> Iterator[Said]:
    """Other names of a body, one item each; what else a list of records holds is not in a cell."""
    for part in PARTS.split(text):
        if part.strip():
            yield Said("known", text=json.dumps({"text": part.strip()}, ensure_ascii=False))
