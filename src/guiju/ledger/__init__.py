"""The folder ledger: one table a kind, with sources, grades and two times; opened and checked."""

from guiju.ledger.book import SECRET, Ledger
from guiju.ledger.opening import open_ledger
from guiju.ledger.papers import Completeness, Source
from guiju.ledger.records import GRADES, NOT_APPLICABLE, Cell, Dated, Provenance, Record

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
