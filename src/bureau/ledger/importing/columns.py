"""Which columns a sheet of a kind usually has, for lists that go out and for templates."""

from __future__ import annotations

from pathlib import Path

from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.parts import PARTS

_MOST = 45


def default_concepts(kind: str) -> list[str]:
    """The columns of a kind's sheet: all of them, or, where there are very many, the usual ones.

    Of firms these are what their record says, and the figures most conditions rest on.
    """
    found = kind_of(kind)
    usable = [
        c
        for c in found.concepts.values()
        if c.type != "titles" and c.seen_as not in ("personal", "secret")
        if not c.fields or "text" in c.fields
    ]
    if len(usable) <= _MOST:
        return [concept.name for concept in usable]
    figures = {*PARTS, *(part for parts in PARTS.values() for part in parts)}
    record = [c.name for c in usable if Path(str(c.at.file)).stem == kind]
    first = [*found.identified_by, found.named_by]
    return list(dict.fromkeys([*first, *record, *(c.name for c in usable if c.name in figures)]))
