"""The folder ledger: one table a kind, with sources, grades and two times; opened and checked.

Opening reads tables and loads Polars; what only looks at records does not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from guiju.ledger.book import SECRET, Ledger
from guiju.ledger.papers import Completeness, Source
from guiju.ledger.records import GRADES, NOT_APPLICABLE, Cell, Dated, Provenance, Record
from guiju.ledger.statements import Statements

if TYPE_CHECKING:
    from guiju.ledger.cells import cell as read_cell
    from guiju.ledger.opening import open_ledger, read_statements
    from guiju.ledger.showing import code_of as cell_text
    from guiju.ledger.writing import write_ledger

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
    "Statements",
    "cell_text",
    "open_ledger",
    "read_cell",
    "read_statements",
    "write_ledger",
]

_LATER = {
    "cell_text": ("showing", "code_of"),
    "open_ledger": ("opening", "open_ledger"),
    "read_cell": ("cells", "cell"),
    "read_statements": ("opening", "read_statements"),
    "write_ledger": ("writing", "write_ledger"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _LATER[name]
    return getattr(import_module(f"guiju.ledger.{module}"), attribute)
