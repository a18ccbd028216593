"""Facts: files people bring, made into typed whole numbers; bad rows named.

What judges a single entity loads neither Polars nor PyArrow; names that need them are loaded when
first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from guiju.facts.entity import NEVER_HELD, Facts, Record
from guiju.facts.judging import entity_from_mapping, read_entities
from guiju.facts.values import Value, typed_value

if TYPE_CHECKING:
    from guiju.facts.long import long_to_wide, widen
    from guiju.facts.reading import read_tables
    from guiju.facts.rows import facts_of_row, frame_of
    from guiju.facts.snapshot import Snapshot

__all__ = [
    "NEVER_HELD",
    "Facts",
    "Record",
    "Snapshot",
    "Value",
    "entity_from_mapping",
    "facts_of_row",
    "frame_of",
    "long_to_wide",
    "read_entities",
    "read_tables",
    "typed_value",
    "widen",
]

_LATER = {
    "Snapshot": "snapshot",
    "facts_of_row": "rows",
    "frame_of": "rows",
    "long_to_wide": "long",
    "read_tables": "reading",
    "widen": "long",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"guiju.facts.{_LATER[name]}"), name)
