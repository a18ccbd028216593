"""The folder ledger: one table a kind, with sources, grades and two times; opened and checked.

Opening reads tables and loads Polars; what only looks at records does not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from guiju.ledger.book import SECRET, Ledger
from guiju.ledger.papers import Completeness, Source
from guiju.ledger.records import GRADES, NOT_APPLICABLE, Cell, Dated, Provenance, Record

if TYPE_CHECKING:
    from guiju.ledger.opening import open_ledger

__all__ = [
    "GRADES",
    "NOT_APPLICABLE",
    "SECRET",
    "Cell",
    "Completeness",
    "Dated",
    "Ledger",
    "Provenance",
    "Record",
    "Source",
    "open_ledger",
]


def __getattr__(name: str) -> Any:
    if name != "open_ledger":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("guiju.ledger.opening").open_ledger
