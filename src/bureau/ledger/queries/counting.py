"""Records for counting only: who may know how many need not know who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bureau.accounts.rights import READ
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.ledger.models import Row
from bureau.ledger.queries.lists import rows, within
from bureau.ledger.queries.tables import Record, table
from bureau.ledger.reading import kind_of
from bureau.ledger.things import RECORD, thing_of


def countable(
    kind: str,
    names: Sequence[str],
    *,
    viewer: Viewer,
    on: date | None = None,
    as_known: date | None = None,
) -> tuple[list[Record], bool]:
    """Records of a kind for figures, and whether the viewer may also see them one by one.

    Where he may not, but sees the bureau's records, they come without name, code or closed facts:
    a town's officer gets those of his town. Secret records are never among them.
    """
    if viewer.reach(READ, thing_of(kind)):
        found = rows(kind, viewer=viewer).select_related("entity")
        return table(found, names, viewer=viewer, on=on, as_known=as_known), True
    reach = viewer.reach(READ, RECORD)
    if not viewer.is_staff or not reach:
        return [], False
    plain = Row.objects.filter(kind=kind, merged_into=None, is_withdrawn=False, is_secret=False)
    open_names = [n for n in names if (c := kind_of(kind).find(n)) and c.seen_as == "open"]
    found = plain.filter(within(reach, kind)).select_related("entity")
    records = table(found, open_names, viewer=SYSTEM, on=on, as_known=as_known)
    return [_nameless(record) for record in records], False


def _nameless(record: Record) -> Record:
    row = record.row
    shown = Row(
        kind=row.kind,
        town=row.town,
        towns=row.towns,
        section=row.section,
        level=row.level,
        stage=row.stage,
        category=row.category,
        main_date=row.main_date,
        main_first=row.main_first,
        is_sample=row.is_sample,
    )
    return replace(record, row=shown)
