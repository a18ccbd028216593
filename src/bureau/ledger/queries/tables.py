"""Rows with some of their facts beside them: what lists and the sections' pages are made of."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bureau.accounts.viewer import BAND, LOCK, MASK, VALUE, Viewer
from bureau.ledger.models import Current, Fact, Row
from bureau.ledger.queries.seeing import band, masked, name_of, sight
from bureau.ledger.reading import kind_of
from bureau.ledger.standing import holding, stand
from bureau.ledger.values import read, shown

HEARSAY = "D"
"""Evidence that is shown and never counted."""
LONG = 8
"""More signs than half a phone's line holds beside another cell."""


@dataclass(frozen=True)
class Shown:
    """One cell of a line on a page: its column's label, its text, where it leads, how it is set."""

    label: str
    text: str
    href: str = ""
    cls: str = ""

    @property
    def css(self) -> str:
        """How it is set: what is long has a line of its own on a phone."""
        return f"{self.cls} wide".strip() if len(self.text) > LONG else self.cls


@dataclass(frozen=True)
class Cell:
    """One fact as a table shows it; number, code and ref are blank where the value is not seen.

    code: the code of a choice, a date or a text as a table writes it. item: a list's own fields.
    """

    text: str = ""
    number: int | None = None
    code: str = ""
    ref: str = ""
    ref_kind: str = ""
    grade: str = ""
    period: str = ""
    slot: str = ""
    sight: str = VALUE
    is_sample: bool = False
    item: Mapping[str, str] = field(default_factory=dict)


NOTHING = Cell()


@dataclass(frozen=True)
class Record:
    """A row, what holds of some of its concepts, and every entry of those with several."""

    row: Row
    grade: str
    held: Mapping[str, Cell]
    several: Mapping[str, tuple[Cell, ...]]

    def cell(self, name: str) -> Cell:
        """What holds of a concept; an empty cell when nothing is known."""
        return self.held.get(name, NOTHING)

    def text(self, name: str) -> str:
        """What holds of a concept, as shown."""
        return self.cell(name).text

    def code(self, name: str) -> str:
        """What holds of a concept as a table writes it: the code of a choice, a date."""
        return self.cell(name).code

    def number(self, name: str) -> int | None:
        """The whole number behind it: 分, a count, 1 for yes."""
        return self.cell(name).number

    def all(self, name: str) -> tuple[Cell, ...]:
        """Every end, item or dated entry of a concept."""
        return self.several.get(name, ())

    def counts(self, *names: str) -> bool:
        """Whether a figure may count it: neither the record nor these facts are hearsay."""
        return self.grade != HEARSAY and all(self.cell(n).grade != HEARSAY for n in names)


def table(
    found: Iterable[Row],
    names: Sequence[str],
    *,
    viewer: Viewer,
    on: date | None = None,
    as_known: date | None = None,
    masks: bool = True,
) -> list[Record]:
    """The rows with what holds of these concepts on a day, as known now or on an earlier day.

    Rows must be within reach already and of one kind. masks: personal facts show a letter only,
    as every list does. Two queries, whatever the number of rows.
    """
    rows = list(found)
    if not rows:
        return []
    if as_known is not None:
        rows = [r for r in rows if r.entity.known_on is None or r.entity.known_on <= as_known]
    said = _said([row.pk for row in rows], names, as_known)
    kind = kind_of(rows[0].kind) if rows else None
    concepts = {name: c for name in names if (c := kind.find(name)) is not None} if kind else {}
    return [_record(row, concepts, said[row.pk], viewer, on, masks) for row in rows]


def _said(
    entities: Sequence[int], names: Sequence[str], as_known: date | None
) -> Mapping[int, dict[str, list[Any]]]:
    found: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for entry in _entries(entities, names, as_known):
        found[entry.entity_id][entry.concept].append(entry)
    return found


def _entries(entities: Sequence[int], names: Sequence[str], as_known: date | None) -> Iterator[Any]:
    if as_known is None:
        now = Current.objects.filter(entity__in=entities, concept__in=names)
        yield from now.select_related("fact", "ref__row")
        return
    facts = Fact.objects.filter(entity__in=entities, concept__in=names)
    by_entity: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts.select_related("source", "decision", "ref__row"):
        by_entity[fact.entity_id].append(fact)
    for each in by_entity.values():
        yield from stand(each, as_known).values()


def _record(
    row: Row,
    concepts: Mapping[str, Any],
    said: Mapping[str, list[Any]],
    viewer: Viewer,
    on: date | None,
    masks: bool,
) -> Record:
    held, several = {}, {}
    for name, concept in concepts.items():
        entries = [e for e in said.get(name, ()) if e.state != "unknown"]
        if not entries:
            continue
        seen = sight(concept, row, viewer)
        if masks and seen == VALUE and concept.seen_as == "personal":
            seen = MASK
        ordered = sorted(entries, key=lambda e: (e.period, e.slot))
        several[name] = tuple(cell_of(concept, e, seen, viewer, masks) for e in ordered)
        now = holding(said[name], on)
        if now is not None and now.state != "unknown":
            held[name] = cell_of(concept, now, seen, viewer, masks)
    return Record(row, row.entity.grade, held, several)


def cell_of(concept: Any, entry: Any, seen: str, viewer: Viewer, masks: bool) -> Cell:
    """An entry of Current, or a Fact, as a table shows it to one who sees that much."""
    fact = entry.fact if isinstance(entry, Current) else entry
    cell = Cell(grade=fact.grade, period=entry.period, slot=entry.slot, sight=seen)
    if seen == LOCK:
        return replace(cell, text="已掌握")
    if seen == BAND:
        return replace(cell, text=band(concept, entry.number))
    other = entry.ref if entry.ref_id else None
    text = shown(concept, entry, name_of(other, viewer, masks))
    if seen == MASK:
        return replace(cell, text=masked(text))
    return replace(
        cell,
        text=text,
        number=entry.number,
        code=entry.text,
        ref=other.code if other else "",
        ref_kind=other.kind if other else "",
        is_sample=fact.is_sample,
        item=_item(concept, entry),
    )


def _item(concept: Any, entry: Any) -> dict[str, str]:
    """A list's fields as read by people, and under `<field>_code` as a table writes them."""
    if not concept.fields or entry.state != "known" or not entry.text:
        return {}
    raw = json.loads(entry.text)
    written = {f"{name}_code": str(cell) for name, cell in raw.items()}
    for name, each in concept.fields.items():
        if name in raw:
            written[name] = shown(each, read(each, raw[name]), str(raw[name]))
    return written
