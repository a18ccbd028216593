"""Which facts a list shows beside name, stage, level and date: the telling ones of the kind."""

from __future__ import annotations

from functools import cache
from typing import Any

from bureau.ledger.queries.tables import Record, Shown
from bureau.ledger.reading import kind_of, town_name
from bureau.ledger.rows import BODIES

MOST = 4
INDUSTRY = frozenset({"industry", "chain"})
NONE = "none"
"""The choice that says there is nothing: 未争创, 未获奖."""
MOST_MONEY = 3
"""A kind with more sums of money than this, such as a firm, is told apart by other things."""
# Shown by the row itself, and what no column of a list can show.
_OF_ROW = frozenset({"name", "kind", "level", "stage", "aliases"})
_WIDE = frozenset({"list", "titles", "place", "industry"})


@cache
def columns_of(kind: str) -> tuple[Any, ...]:
    """The concepts of a kind worth a column, in the order of the vocabulary."""
    found = kind_of(kind)
    can = [c for c in found.concepts.values() if _fits(c) and c.name not in _taken(found)]
    best = sorted(can, key=lambda c: _worth(found, c))[:MOST]
    return tuple(c for c in can if c in best)


def _taken(kind: Any) -> set[str]:
    return {*_OF_ROW, kind.named_by, kind.main_date, "town"}


def _fits(concept: Any) -> bool:
    return bool(
        concept.type not in _WIDE
        and not concept.many
        and not concept.fields
        and not concept.yearly
        and not concept.retired
    )


def _worth(kind: Any, concept: Any) -> int:
    """What tells two records apart first, then money, then what must be there, then choices."""
    if concept.name in kind.key or concept.name in kind.identified_by:
        return 0
    if concept.type == "money" and _sums(kind) <= MOST_MONEY:
        return 1
    if concept.required or concept.name in INDUSTRY:
        return 2
    return {"entity": 3, "choice": 4, "date": 5, "money": 7}.get(concept.type, 6)


def _sums(kind: Any) -> int:
    return sum(c.type == "money" and not c.yearly for c in kind.concepts.values())


def name_of(record: Record) -> str:
    """A record's name in a list: a person's with letters hidden, a line's with its word."""
    kind = kind_of(record.row.kind)
    named = kind.find(kind.named_by)
    if named is not None and named.seen_as == "personal":
        return record.text(kind.named_by) or record.row.code
    if named is not None and named.type == "count":
        return f"{named.label} {record.row.name}"
    return record.row.name


def cells_of(record: Record, with_town: bool) -> list[Shown]:
    """Every cell after the name, in the order of `heads_of`."""
    row, kind = record.row, kind_of(record.row.kind)
    found = []
    for name, text in (("kind", row.category), ("level", row.level), ("stage", row.stage)):
        if name in kind.concepts and name != kind.named_by:
            concept = kind.concepts[name]
            found.append(Shown(concept.label, str(concept.choices.get(text, text))))
    found += [_cell(concept, record) for concept in columns_of(row.kind)]
    if with_town:
        found.append(Shown("镇区（街道）", town_name(row.town) if row.town else ""))
    if kind.main_date:
        label = kind.concepts[kind.main_date].label
        found.append(Shown(label, record.text(kind.main_date), cls="n"))
    return found


def _cell(concept: Any, record: Record) -> Shown:
    cell = record.cell(concept.name)
    cls = "n" if concept.type in ("money", "count", "number", "ratio") else ""
    if cell.sight == "band":
        cls = f"{cls} band".strip()
    leads = cell.ref and cell.ref_kind in BODIES | {"project", "platform", "agreement", "fund"}
    href = f"/records/{cell.ref_kind}/{cell.ref}" if leads else ""
    return Shown(concept.label, "" if cell.code == NONE else cell.text, href, cls)


def heads_of(kind: str, with_town: bool) -> list[tuple[str, str, str]]:
    """(key to sort by, label, class) of every column after the name."""
    found, kind_ = [], kind_of(kind)
    for name, key in (("kind", "category"), ("level", "level"), ("stage", "stage")):
        if name in kind_.concepts and name != kind_.named_by:
            found.append((key, kind_.concepts[name].label, ""))
    for concept in columns_of(kind):
        numeric = concept.type in ("money", "count", "number", "ratio")
        found.append((concept.name if numeric else "", concept.label, "n" if numeric else ""))
    if with_town:
        found.append(("town", "镇区（街道）", ""))
    if kind_.main_date:
        found.append(("date", kind_.concepts[kind_.main_date].label, "n"))
    return found
