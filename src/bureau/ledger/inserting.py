"""Many facts into the tables at once: one statement prepared, then Current brought up from them.

Model by model, Django takes four times as long; an import of a county would make people wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from bureau.ledger.models import Current, Fact

_COPIED = ("entity_id", "concept", "period", "slot", "state", "number", "text", "ref_id")
_KEY = ("entity_id", "concept", "period", "slot")
_VALUE = ("state", "number", "text", "ref_id", "fact_id")


def insert(facts: Sequence[Fact]) -> int:
    """Insert facts as they are, in order; the highest id there was before."""
    before = Fact.objects.aggregate(last=Max("pk"))["last"] or 0
    fields = [field for field in Fact._meta.concrete_fields if not field.primary_key]
    now = timezone.now()
    for fact in facts:
        fact.recorded_at = fact.recorded_at or now
    places = ", ".join(["%s"] * len(fields))
    names = ", ".join(_quoted(field.column) for field in fields)
    statement = f"INSERT INTO {_quoted(Fact._meta.db_table)} ({names}) VALUES ({places})"
    with connection.cursor() as cursor:
        cursor.executemany(statement, _rows(facts, fields))
    return int(before)


def bring_up(after: int) -> None:
    """Let the facts with higher ids stand, the last of each key; nothing else is looked at."""
    table, facts = _quoted(Current._meta.db_table), _quoted(Fact._meta.db_table)
    columns = ", ".join((*_COPIED, "fact_id"))
    chosen = ", ".join((*_COPIED, "id"))
    changed = ", ".join(f"{name} = excluded.{name}" for name in _VALUE)
    newest = (
        f"SELECT MAX(id) FROM {facts} WHERE id > %s AND NOT proposed GROUP BY {', '.join(_KEY)}"
    )
    statement = (
        f"INSERT INTO {table} ({columns}) SELECT {chosen} FROM {facts} WHERE id IN ({newest}) "
        f"ON CONFLICT ({', '.join(_KEY)}) DO UPDATE SET {changed}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [after])


def _rows(facts: Sequence[Fact], fields: Sequence[Any]) -> Iterable[list[Any]]:
    """Days and times as the database wants them, each different one converted once."""
    converted: dict[Any, Any] = {}
    dated = {field.attname for field in fields if "Date" in field.get_internal_type()}
    for fact in facts:
        row = [getattr(fact, field.attname) for field in fields]
        for place, field in enumerate(fields):
            if field.attname in dated and row[place] is not None:
                key = field.attname, row[place]
                if key not in converted:
                    converted[key] = field.get_db_prep_save(row[place], connection)
                row[place] = converted[key]
        yield row


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
