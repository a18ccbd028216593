"""A hash over tables, to tell whether two states of the ledger are the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db.models import Model

from bureau.ledger.models import Current, Key, NameIndex, Row

# Columns that say something of the world; numbers the database gives out are left out.
DERIVED: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (
        Current,
        (
            "entity__code", "concept", "period", "slot",
            "state", "number", "text", "ref__code", "fact",
        ),
    ),
    (
        Row,
        (
            "code", "kind", "name", "section", "town", "towns", "bodies", "stage", "level",
            "category", "main_date", "main_first", "is_secret", "is_gone", "is_sample",
            "is_withdrawn", "merged_into__code", "rung", "open_gaps",
        ),
    ),
    (NameIndex, ("entity__code", "text", "initials", "what")),
    (Key, ("kind", "scheme", "value", "entity__code")),
)  # fmt: skip


def fingerprint() -> str:
    """SHA-256 over every derived row, in an order that does not depend on how it was made."""
    digest = hashlib.sha256()
    for line in _lines():
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _lines() -> Iterator[str]:
    for model, columns in DERIVED:
        yield model.__name__
        found = model._default_manager.order_by(*columns).values_list(*columns)
        yield from (repr(row) for row in found.iterator(chunk_size=2_000))
