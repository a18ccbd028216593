"""What a ledger says, for comparing two."""

from __future__ import annotations

from pathlib import Path

from guiju.ledger import Ledger

EXAMPLE = Path(__file__).parents[1] / "examples" / "liyang-2024"


def said(opened: Ledger) -> dict[str, object]:
    """Everything a ledger says, place in a file aside."""
    fields = ("id", "values", "given", "sample", "later", "years", "links", "lists")
    return {
        "card": (opened.place, opened.title, opened.since),
        "sources": dict(opened.sources),
        "complete": opened.complete,
        "records": {
            kind: [{name: getattr(record, name) for name in fields} for record in records.values()]
            for kind, records in opened.kinds.items()
        },
    }
