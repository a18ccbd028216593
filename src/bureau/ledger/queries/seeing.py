"""How one fact is shown to one viewer: its value, a range, letters hidden, or only that it is."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Any

from bureau.accounts.rights import READ
from bureau.accounts.viewer import BAND, LOCK, MASK, VALUE, Viewer
from bureau.ledger.models import Entity, Row
from bureau.ledger.reading import kind_of
from bureau.ledger.things import SECRET, thing_of, thing_of_field

# Ends of ranges, in 万元 and in heads: coarse enough that nobody finds a firm's figure again.
_MONEY = (0, 100, 500, 2_000, 5_000, 20_000, 50_000, 100_000, 400_000)
_HEADS = (0, 10, 20, 50, 100, 300, 500, 1_000, 3_000)
_WAN = 1_000_000
_PARTS = " · "
_PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")


def sight(concept: Any, row: Row, viewer: Viewer) -> str:
    """VALUE, BAND, MASK or LOCK for a concept of a row's kind."""
    thing = thing_of_field(row.kind, concept)
    place = row.place
    if viewer.may(READ, thing, **place):
        return VALUE
    if thing == SECRET or not viewer.is_staff or "it" in viewer.roles:
        return LOCK
    if not viewer.may(READ, thing_of(row.kind), **place):
        return LOCK
    return MASK if concept.seen_as == "personal" else BAND


def name_of(end: Entity | None, viewer: Viewer, masks: bool = False) -> str:
    """The name of the other end of a relation: a person's whole only to those who may read it.

    masks: as in lists, where nobody's whole name stands.
    """
    row = getattr(end, "row", None)
    if row is None:
        return ""
    kind = kind_of(row.kind)
    named = kind.find(kind.named_by)
    if named is None or named.seen_as != "personal":
        return str(row.name)
    whole = not masks and sight(named, row, viewer) == VALUE
    return str(row.name) if whole else masked(row.name)


def band(concept: Any, number: int | None) -> str:
    """The range a number lies in (2000万–5000万); 已掌握 for what has no ranges."""
    if number is None or concept.type not in ("money", "count"):
        return "已掌握"
    ends = _MONEY if concept.type == "money" else _HEADS
    size = Fraction(number, _WAN) if concept.type == "money" else Fraction(number)
    if size < 0:
        return "负数"
    unit = "万" if concept.type == "money" else (concept.unit or "")
    for low, high in pairwise(ends):
        if size < high:
            return f"{low}{unit}–{high}{unit}"
    return f"{ends[-1]}{unit}以上"


def masked(text: str) -> str:
    """张*, 138****0000: enough to know whom to ask for, not enough to call; part by part."""
    return _PARTS.join(_masked(part) for part in text.split(_PARTS))


def _masked(text: str) -> str:
    if _PHONE.fullmatch(text):
        return _PHONE.sub(r"\1****\2", text)
    return f"{text[:1]}{'*' * min(len(text) - 1, 2)}" if text else ""
