"""The table of what stands now, kept by the database itself: one statement for many entities.

`standing.stand` says the same in Python, one entity at a time, and for any past day; tests hold
the two against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

import guiju
from bureau.ledger.models import Current, Decision, Fact, Source

_KEY = ("entity_id", "concept", "period", "slot")
_VALUE = ("state", "number", "text", "ref_id")
_COLUMNS = (*_KEY, *_VALUE, "fact_id")


def quoted(name: str) -> str:
    """A table's or column's name as this database writes it."""
    return str(connection.ops.quote_name(name))


_CURRENT, _FACT, _SOURCE, _DECISION = (
    f'"{model._meta.db_table}"' for model in (Current, Fact, Source, Decision)
)

# One look over the new facts and no join: a database that has not counted its rows yet, as after
# a first large load, would join them the slow way.
_BRING_UP = f"""
INSERT INTO {_CURRENT} ({", ".join(_COLUMNS)})
SELECT {", ".join((*_KEY, *_VALUE, "id"))} FROM (
  SELECT fact.*, ROW_NUMBER() OVER (
    PARTITION BY {", ".join(f"fact.{name}" for name in _KEY)} ORDER BY fact.id DESC
  ) AS place
  FROM {_FACT} fact WHERE fact.id > %s AND NOT fact.proposed
) said WHERE place = 1
ON CONFLICT ({", ".join(_KEY)}) DO UPDATE
SET {", ".join(f"{name} = excluded.{name}" for name in (*_VALUE, "fact_id"))}
"""

# The day from which a fact counts; what has none counts from the beginning. Of one key the latest
# stands, of two on one day the one recorded later.
_SINCE = (
    "CASE WHEN fact.proposed AND (fact.known_on IS NULL OR decision.decided_on > fact.known_on) "
    "THEN decision.decided_on ELSE fact.known_on END"
)
_STAND = f"""
INSERT INTO {_CURRENT} ({", ".join(_COLUMNS)})
SELECT {", ".join((*_KEY, *_VALUE, "id"))} FROM (
  SELECT fact.*, ROW_NUMBER() OVER (
    PARTITION BY {", ".join(f"fact.{name}" for name in _KEY)}
    ORDER BY COALESCE({_SINCE}, '0001-01-01') DESC, fact.id DESC
  ) AS place
  FROM {_FACT} fact
  LEFT JOIN {_SOURCE} source ON source.id = fact.source_id
  LEFT JOIN {_DECISION} decision ON decision.fact_id = fact.id
  WHERE fact.entity_id IN (%s)
    AND (NOT fact.proposed OR decision.accepted)
    AND (source.withdrawn_on IS NULL OR source.withdrawn_on > %%s)
) said WHERE place = 1
"""


def bring_up(after: int) -> None:
    """Let the facts with higher ids stand, the last of each key; nothing else is looked at."""
    with connection.cursor() as cursor:
        cursor.execute(_BRING_UP, [after])


def stand_again(entities: Sequence[int]) -> None:
    """Make what stands of these entities again from all that was said of them."""
    if not entities:
        return
    today = guiju.calendar.today().isoformat()
    places = ", ".join(["%s"] * len(entities))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_CURRENT} WHERE entity_id IN ({places})", [*entities])
        cursor.execute(_STAND % places, [*entities, today])
