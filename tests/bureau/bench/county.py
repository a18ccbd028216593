"""A county at full size in a data folder: `BUREAU_DATA=… python -m tests.bureau.bench.county 20000`.

The invented firms of the example go in by the command that loads tables of firms; then the
database itself adds what a ledger gathers in years: the figures of eight earlier years, and a
first version of each figure that was corrected later. 20,000 firms have more than 6 M facts.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django

SHIFTS = (4, 8)
"""Years by which the figures of four years are put back once more."""
_COLUMNS = (
    "entity_id concept slot state number text ref_id source_id grade reason is_sample replaces_id "
    "proposed recorded_at recorded_by_id"
).split()
_EARLIER = """
INSERT INTO ledger_fact (period, known_on, {columns})
SELECT CAST(CAST(period AS INTEGER) - %s AS TEXT), known_on, {columns} FROM ledger_fact
WHERE id <= %s AND LENGTH(period) = 4 AND entity_id IN (SELECT entity_id FROM ledger_row WHERE kind = 'enterprise')
"""
_FIRST_VERSIONS = """
INSERT INTO ledger_fact (period, known_on, {columns})
SELECT period, '2020-01-01', {columns} FROM ledger_fact
WHERE id <= %s AND LENGTH(period) = 4 AND entity_id IN (SELECT entity_id FROM ledger_row WHERE kind = 'enterprise')
"""
_STAND = """
INSERT INTO ledger_current (entity_id, concept, period, slot, state, number, text, ref_id, fact_id)
SELECT entity_id, concept, period, slot, state, number, text, ref_id, id FROM ledger_fact
WHERE id > %s AND known_on > '2020-01-01'
"""


def main(firms: int) -> None:
    """Make it, saying how long each step took."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    started = time.perf_counter()
    call_command("migrate", verbosity=0)
    _chief()
    _load(firms, settings.DATA / "bench-tables")
    print(f"loaded in {time.perf_counter() - started:.0f} s")
    _years_before()
    print(
        f"{_count('ledger_fact'):,} facts, {_count('ledger_current'):,} stand, "
        f"in {time.perf_counter() - started:.0f} s"
    )


def _chief() -> None:
    """One who may see every page."""
    from datetime import date

    from bureau.accounts.models import Grant, User

    user = User.objects.create(username="chief", full_name="示例高新科长")
    Grant.objects.create(user=user, role="chief", section="高新科", since=date(2020, 1, 1))


def _load(count: int, folder: Path) -> None:
    from django.core.management import call_command
    from examples.county.firms import firms
    from examples.county.tables import write

    from bureau.accounts.viewer import SYSTEM
    from bureau.ledger import actions, queries

    for code, name in queries.towns().items():
        given = {"name": name, "code": code, "kind": "town", "officer": "某某（示例）"}
        actions.create(by=SYSTEM, kind="town", values=given, code=f"town-{code}")
    write(firms(count, list(queries.towns().items()), 20_241_231), folder)
    call_command("load-firms", str(folder), "--sample", "--known-at", "2024-12-31")


def _years_before() -> None:
    from django.db import connection, transaction

    columns = ", ".join(_COLUMNS)
    with transaction.atomic(), connection.cursor() as cursor:
        last = _last(cursor)
        for shift in SHIFTS:
            cursor.execute(_EARLIER.format(columns=columns), [shift, last])
        cursor.execute(_STAND, [last])
        cursor.execute(_FIRST_VERSIONS.format(columns=columns), [last])


def _last(cursor) -> int:  # type: ignore[no-untyped-def]
    cursor.execute("SELECT MAX(id) FROM ledger_fact")
    return int(cursor.fetchone()[0])


def _count(table: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.config.settings")
    main(int(sys.argv[1]))
