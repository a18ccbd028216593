"""What a run said of everybody, noted on the rows that lists show."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection, transaction

from bureau.ledger.currents import quoted
from bureau.ledger.models import Row

Standing = tuple[int | None, int | None]
"""The rung a firm stands on, and how many conditions it is short of the next."""


def note_standing(standing: Mapping[int, Standing]) -> int:
    """Set rung and open gaps of rows by entity; how many changed. Only changed ones are written."""
    kept = Row.objects.filter(kind="enterprise").values_list("pk", "rung", "open_gaps")
    changed = [
        (*standing[pk], pk)
        for pk, rung, gaps in kept.iterator()
        if pk in standing and standing[pk] != (rung, gaps)
    ]
    table = quoted(Row._meta.db_table)
    statement = f"UPDATE {table} SET rung = %s, open_gaps = %s WHERE entity_id = %s"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(statement, changed)
    return len(changed)
