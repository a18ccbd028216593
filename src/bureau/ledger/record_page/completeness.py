"""What lists that declare themselves complete say of a record's kind."""

from __future__ import annotations

from dataclasses import dataclass

import guiju
from bureau.ledger.models import Completeness, Row
from bureau.ledger.queries.dossiers import Dossier
from bureau.ledger.reading import place_name
from bureau.ledger.values import when


@dataclass(frozen=True)
class Declared:
    """A list said to be complete, in words, and whether this record's date lies in its time."""

    text: str
    source: str
    inside: bool | None


def declared(dossier: Dossier) -> list[Declared]:
    """The lists a record of this kind, and of these choices, belongs on."""
    lists = Completeness.objects.filter(kind=dossier.row.kind).order_by("-as_of")
    return [_declared(each, dossier.row) for each in lists if _about(each, dossier)]


def _about(each: Completeness, dossier: Dossier) -> bool:
    if not each.field:
        return True
    line = dossier.lines.get(each.field)
    return line is not None and line.now is not None and line.now.raw == each.value


def _declared(each: Completeness, row: Row) -> Declared:
    since = f"{when(each.since)}至" if each.since else "自始至"
    where = place_name(each.place)
    inside = None
    if row.main_date:
        main, until = guiju.stretch(row.main_date), guiju.stretch(each.as_of)
        since_ok = not each.since or main.first >= guiju.stretch(each.since).first
        inside = main.last <= until.last and since_ok
    return Declared(f"{where} {since}{when(each.as_of)}的名单已声明完整", each.source, inside)
